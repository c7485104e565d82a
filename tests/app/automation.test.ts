import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { type Acting, automation } from '../../src/app/automation';
import type { Painter } from '../../src/app/painter';
import type { Performers } from '../../src/app/performers';
import { type Engine, type RaceJob, TooLarge } from '../../src/engine/types';
import { Live } from '../../src/live/live';
import { liveRace } from '../../src/modes/race/live';
import { createStore, decode, type State } from '../../src/state';

/** An engine that holds no more than so many steps, and computes straight lines. */
function smallEngine(mostSteps: number): Engine {
  const check = ({ steps }: RaceJob) => {
    if (steps > mostSteps) throw new TooLarge('steps', steps, mostSteps);
  };
  const race = async (job: RaceJob) => {
    check(job);
    const { runs, steps } = job;
    const segments = new Float32Array(runs.length * steps * 8).fill(1);
    return { steps, ends: runs.map(() => ({ length: steps + 1 })), segments };
  };
  return {
    kind: 'wasm',
    description: 'small',
    check,
    race,
    map: () => Promise.reject(),
    train: () => Promise.reject(new Error('nothing is trained here')),
    losses: () => Promise.reject(new Error('nothing is trained here')),
    parallel: () => Promise.reject(new Error('nothing is parallel here')),
    measure: () => Promise.reject(new Error('nothing is trained here')),
    plane: () => Promise.reject(new Error('nothing is trained here')),
    gradient: () => Promise.reject(new Error('nothing is trained here')),
    swarm: () => Promise.reject(),
    dispose: () => {},
  };
}

/** The API over a page that has a store and an engine, and whose pictures are drawn at once. */
function page(hash: string, engine: Engine) {
  const store = createStore(decode(hash).state);
  const race = new Live(liveRace(store.state, signal<Engine | undefined>(engine), () => true));
  const arrived: State[] = [];
  let paused = 0;
  const acting: Acting = {
    ...{ store, race, ready: race.idle(), language: signal('en' as const) },
    landmarks: { failure: signal(undefined) },
    loss: { failure: signal(undefined) },
    modes: { failure: signal(undefined), settled: async () => {}, current: {}, ownSheet: () => undefined },
    painter: { settled: () => race.idle(), failure: signal(undefined) } as unknown as Painter,
    performers: { settled: async () => {}, now: signal({ engine }) } as unknown as Performers,
    taker: { take: () => Promise.reject(new Error('no files here')) },
    arrive: ({ state }) => {
      arrived.push(state);
      store.apply(() => state);
    },
    pause: () => {
      paused++;
    },
  };
  return { ravine: automation(acting), arrived, paused: () => paused };
}

test('open of more steps than the engine holds rejects, and the scene that runs is left as it is', async () => {
  const { ravine, arrived, paused } = page('#scene=fig4a&step=40', smallEngine(1000));
  const before = [ravine.state(), await ravine.paths()];
  await expect(ravine.open('#scene=fig4b&steps=1001')).rejects.toThrow('1001 steps exceed');
  expect([ravine.state(), await ravine.paths()]).toEqual(before);
  expect([arrived, paused()]).toEqual([[], 0]);
});

test('open of what the engine holds shows it, to the last step', async () => {
  const { ravine, arrived } = page('#scene=fig4a', smallEngine(1000));
  await ravine.open('#scene=fig4b&steps=1000');
  expect([ravine.state().scene, (await ravine.paths())[0].points.length]).toEqual(['fig4b', 1001]);
  expect(arrived).toHaveLength(1);
});

test('open of a whole address shows what its hash names', async () => {
  const { ravine } = page('#scene=fig4a', smallEngine(1000));
  for (const address of ['https://example.org/ravine/?lang=en#scene=fig4b&step=9', 'index.html#scene=fig4b&step=9'])
    expect((await ravine.open(address).then(() => ravine.state())).scene, address).toBe('fig4b');
});

test.each([
  ['fig9', "open: no scene 'fig9'; expected a hash that begins with # or one of fig2a, "],
  ['#scene=fig9', 'open: scene=fig9 cannot be used; expected one of fig2a, fig2b, fig3, '],
  ['#steps=0', 'open: steps=0 cannot be used; expected a whole number from 1 to 100000'],
  [
    '#methods=adam(eta=many)',
    'open: methods=adam(eta=many) cannot be used; expected eta of adam to be a number from 0 to ',
  ],
  ['#theme=', 'open: theme= cannot be used; expected one of auto, light, dark, projector'],
  ['#sceen=fig4a', 'open: sceen=fig4a cannot be used; expected a key there is; perhaps scene'],
  ['#v=2', 'open: v=2 cannot be used; expected 1, the only version of the address there is'],
  ['#f=x+', 'open: f=x+ cannot be read: Something is missing at the end'],
  ['#f=sinx', 'open: f=sinx cannot be read: Character 1: '],
  ['#rules=theta = theta - a*g', 'open: rules=theta = theta - a*g cannot be read: '],
  ['#surface=beale&f=x', 'open: surface=beale cannot be used; expected no surface beside f, which takes its place'],
  ['#%E0%A4%A', 'open: #=%E0%A4%A cannot be used; expected key=value, with every % of the key at the '],
  [`#f=${'x+'.repeat(4000)}x`, /^open: The link “#f=x.*” is too long: 8004 bytes, and at most 8000 are read$/],
])('open(%.40j) rejects in a sentence that names it, and leaves the scene', async (scene, message) => {
  const { ravine, arrived } = page('#scene=fig4a', smallEngine(1000));
  await expect(ravine.open(scene)).rejects.toThrow(message);
  const said = await ravine.open(scene).catch((error: Error) => error.message);
  expect(said).not.toMatch(/[{}]|expected \(|\((?:formula|rule)\.|\b(?:formula|rule)\.|undefined/);
  expect(arrived).toEqual([]);
});

test('a message of open has what the parser suggests', async () => {
  const { ravine } = page('#scene=fig4a', smallEngine(1000));
  await expect(ravine.open('#f=sinx')).rejects.toThrow('sin(x)');
  await expect(ravine.open('#f=x*-*y')).rejects.toThrow(/^open: f=/);
});

test('seek names what is no number, whatever it is', async () => {
  const { ravine } = page('#scene=fig4a', smallEngine(1000));
  for (const [wrong, named] of [
    [Number.NaN, 'NaN'],
    ['5', "'5'"],
    [null, 'null'],
    [undefined, 'undefined'],
    [{}, 'an object'],
    [Symbol('s'), 'Symbol(s)'],
  ] as const)
    await expect(ravine.seek(wrong as number)).rejects.toThrow(
      `seek: the step ${named} cannot be used; expected a number`,
    );
});

test('seek and snapshot reject what is not a number, and what is not drawn yet', async () => {
  const { ravine } = page('#scene=fig4a', smallEngine(1000));
  await expect(ravine.seek(Number.NaN)).rejects.toThrow(TypeError);
  await ravine.seek(1e9);
  expect(ravine.state().step).toBe(198);
  await expect(ravine.snapshot()).rejects.toThrow('nothing is drawing');
});

test('runs has the runs of the race whatever is shown, in columns', async () => {
  for (const show of ['race', 'swarm', 'basins', 'rates', 'compare']) {
    const { ravine } = page(`#scene=fig4a&steps=4&seed=3&methods=sgd,sgd&show=${show}`, smallEngine(1000));
    const runs = await ravine.runs();
    expect(runs.map(({ id, seed, status }) => [id, seed, status])).toEqual([
      ['sgd', 3, 'ok'],
      ['sgd-2', 3, 'ok'],
    ]);
    expect(runs[0].columns.f).toEqual({ at: [0, 1, 2, 3, 4], value: [1, 1, 1, 1, 1] });
  }
});

test('claims are those of the panel, in words, with null for what is not known', async () => {
  for (const show of ['race', 'swarm', 'rates']) {
    const { ravine } = page(`#scene=fig3&show=${show}`, smallEngine(1000));
    const [claim, ...rest] = await ravine.claims();
    expect(rest).toEqual([]);
    expect(claim).toEqual({
      ...{ id: 'fig3-overshoots-less', cite: '§ 4.2, Figure 3', holds: false },
      text: expect.stringMatching(/^Looking ahead keeps NAG/),
      values: [
        { label: 'NAG', value: 1, unit: 'height' },
        { label: 'Momentum', value: 1, unit: 'height' },
      ],
    });
  }
  const { ravine } = page('#scene=fig3&methods=nag', smallEngine(1000));
  expect(await ravine.claims()).toMatchObject([{ holds: null, values: [{ label: 'NAG' }] }]);
  await ravine.open('#surface=beale');
  expect(await ravine.claims()).toEqual([]);
  await ravine.open('#scene=fig3&surface=beale');
  expect(await ravine.claims()).toEqual([]);
});
