import { describe, expect, it } from 'vitest';
import type { Paths } from '../../src/engine/types';
import { baseOf, decode, keys, type State } from '../../src/state';
import { encodeCsv } from '../../src/take/csv';
import { encodeJson } from '../../src/take/json';
import { pathsOf, runsOf, takenPaths } from '../../src/take/paths';
import { publishedState } from '../../src/take/published';
import type { TakeSource } from '../../src/take/types';

const { state } = decode('#scene=fig4a&steps=2&seed=9&methods=sgd,adam(eta=0.2,with=warmup),sgd');

/** The state as it is published: texts in place of what they are read into. */
const asPublished = { ...state, model: 'linear' };

/** Three runs of two steps: x counts the points, y the runs, f is their sum; the second diverges at step 2. */
const paths: Paths = {
  steps: 2,
  ends: [{ length: 3 }, { length: 2, divergedAt: 2 }, { length: 3 }],
  segments: Float32Array.from(
    [0, 1, 2].flatMap((run) => [0, 1].flatMap((k) => [k, run, k + run, 1, k + 1, run, k + 1 + run, 1])),
  ),
};

/** A state and a path with what nobody has published. */
const grown = {
  ...state,
  secret: 1,
  methods: state.methods.map((choice) => ({ ...choice, cached: true })),
} as unknown as State;

const source = {
  ...{ state: grown, version: '0.1.0', engine: { kind: 'wasm', description: 'test' } },
  paths: async () => takenPaths(paths, grown.methods),
} as unknown as TakeSource;

describe('what is published of a state', () => {
  it('has every key of the address, in an order that stays', () => {
    const names = Object.keys(publishedState(state));
    expect(names.join(' ')).toBe(
      'scene steps step rules methods look theme levels camera seed stationary explain fan show particles spread color ' +
        'window focus axes goal criterion budget starts domain start view scale surface f constants ' +
        'data features split batch epochs order seeds patience curve against log smoothing singles beside model init vary changes sample plateau plane target duel ' +
        'scheme schemes workers clock network killed under parallelism devices place',
    );
    expect([...names].sort()).toEqual([...keys()].sort());
  });

  it('has the values of the state, and nothing that is only inside', () => {
    expect(publishedState(state)).toEqual(asPublished);
    expect(publishedState(grown)).toEqual(publishedState(state));
  });

  it('is a copy', () => {
    const published = publishedState(state);
    published.methods[0].hyper.eta = 77;
    published.start[0] = 77;
    published.constants.a = 77;
    expect(publishedState(state)).toEqual(asPublished);
  });
});

describe('what is published of runs', () => {
  it('is their settings and their points', () => {
    const [sgd, adam, second] = pathsOf(paths, grown.methods);
    expect(sgd).toEqual({
      ...{ id: 'sgd', method: 'sgd', form: 'standard', hyper: { eta: 0.001 }, status: 'ok' },
      points: [
        [0, 0, 0],
        [1, 0, 1],
        [2, 0, 2],
      ],
    });
    expect(adam).toMatchObject({ id: 'adam', with: ['warmup'], status: 'diverged', divergedAt: 2 });
    expect(Object.keys(adam).join(' ')).toBe('id method with form hyper status divergedAt points');
    expect([adam.points.length, second.id]).toEqual([2, 'sgd-2']);
  });

  it('is in columns over the step as well', () => {
    const [sgd, adam] = runsOf(paths, grown);
    expect(sgd).toEqual({
      ...{ id: 'sgd', method: 'sgd', form: 'standard', hyper: { eta: 0.001 }, with: [], seed: 9, status: 'ok' },
      columns: {
        x: { at: [0, 1, 2], value: [0, 1, 2] },
        y: { at: [0, 1, 2], value: [0, 0, 0] },
        f: { at: [0, 1, 2], value: [0, 1, 2] },
      },
    });
    expect(adam).toMatchObject({ id: 'adam', with: ['warmup'], seed: 9, status: 'diverged', divergedAt: 2 });
    expect(adam.columns.y).toEqual({ at: [0, 1], value: [1, 1] });
  });
});

describe('the files', () => {
  it('as JSON have the published record and nothing else', async () => {
    const record = JSON.parse(await (await encodeJson(source)).text());
    expect(Object.keys(record).join(' ')).toBe('format formatVersion version engine address f state paths');
    expect(record.state).toEqual(JSON.parse(JSON.stringify(publishedState(state))));
    expect(record.paths).toEqual(pathsOf(paths, state.methods));
  });

  it('as CSV have the same in lines above the table', async () => {
    const lines = (await (await encodeCsv(source)).text()).split('\n');
    expect(lines.filter((line) => line.startsWith('#')).map((line) => line.split(/[: ]/)[1])).toEqual(
      'ravine-paths version engine address f domain start steps seed state path path path'.split(' '),
    );
    expect(lines.find((line) => line.startsWith('# state: '))).not.toMatch(/secret|cached/);
    expect(lines.find((line) => line.startsWith('# address: '))).not.toMatch(/[+*()|^']/);
    expect(lines).toContain('adam,1,1,1,2');
  });
});

it('a state without a scene has its keys all the same', () => {
  const typed = publishedState(baseOf({ f: 'a*x', constants: { a: 2 } }));
  expect(typed).toMatchObject({ scene: undefined, surface: undefined, f: 'a*x', constants: { a: 2 } });
  expect(Object.keys(typed)).toHaveLength(keys().length);
});
