import { describe, expect, test } from 'vitest';
import { affordable } from '../../../src/modes/begins';
import { jobOf, planOf, windowAt, windowUpdates } from '../../../src/modes/parallel/plan';
import { readReplay } from '../../../src/modes/parallel/replay';
import { encode } from '../../../src/state';
import { bowl, stateOf } from './spread';

describe('the plan of a state', () => {
  test('has a run of every method, value of what is varied and seed, replica by replica', () => {
    const state = stateOf(`${bowl},adam&seeds=2&vary=scheme:hogwild;easgd(rho=1)&workers=3`);
    const { runs, variants } = planOf(state);
    expect(variants.map(({ scheme }) => scheme.scheme)).toEqual(['hogwild', 'easgd']);
    expect(runs.map(({ id }) => id)).toEqual([
      'sgd · hogwild · seed 1',
      'adam · hogwild · seed 1',
      'sgd · easgd(rho=1) · seed 1',
      'adam · easgd(rho=1) · seed 1',
      'sgd · hogwild · seed 2',
      'adam · hogwild · seed 2',
      'sgd · easgd(rho=1) · seed 2',
      'adam · easgd(rho=1) · seed 2',
    ]);
    expect(new Set(runs.map(({ key }) => key)).size).toBe(8);
    // α = ηρ.
    expect(runs[2].program.exchange?.alpha).toBe(0.05);
  });

  test('varies workers and networks, and what varies so changes nothing of a training', () => {
    const plan = planOf(stateOf(`${bowl}&vary=workers:1;2;8`));
    expect(plan.runs.map((run) => jobOf(plan, run, undefined).workers)).toEqual([1, 2, 8]);
    const slow = planOf(stateOf(`${bowl}&workers=2&vary=network:rack;slow(slow=3)`));
    expect(slow.runs.map((run) => jobOf(slow, run, undefined).clock.slow)).toEqual([[], [1, 3]]);
  });

  test('gives a scheme the rule of its server, the killed, and what is to be written down', () => {
    const state = stateOf(`${bowl}&steps=900&workers=3&scheme=downpour(server=adagrad(eta=0.3))&killed=1:5,2:8`);
    const plan = planOf(state);
    const job = jobOf(plan, plan.runs[0], undefined);
    expect(job.server?.hyper.eta).toBe(0.3);
    expect(job.killed).toEqual([
      { worker: 1, time: 5 },
      { worker: 2, time: 8 },
    ]);
    expect(job).toMatchObject({ updates: 900, record: { points: 4096, workers: 3, window: [0, 900] } });
    expect(job.objective).toEqual({ kind: 'formula', f: 'x^2/2+y^2', start: [2, -2] });
  });

  test('counts the gradients of all workers where rows are used: as many as a training has updates', () => {
    const plan = planOf(stateOf('#show=parallel&data=digits7&model=softmax&batch=10&epochs=0.5&workers=4'));
    const { updates, gradients, trained } = plan.variants[0];
    expect(gradients).toBe(updates);
    expect(updates).toBe(Math.round(0.5 * Math.ceil((trained?.rows ?? 0) / 10)));
  });

  test('refuses what cannot be used in a sentence that names it', () => {
    const why = (hash: string) => () => planOf(stateOf(`${bowl}&${hash}`));
    expect(why('scheme=hogwold')).toThrow(/^scheme=hogwold cannot be used.*hogwild/);
    expect(why('scheme=downpour(push=0)')).toThrow(/^scheme=downpour\(push=0\) cannot be used.*1 … 100000/);
    expect(why('scheme=downpour(server=nothing(eta=1))')).toThrow(/nothing\(eta=1\) is no method/);
    expect(why('network=wire')).toThrow(/^network=wire cannot be used: found “wire”, expected one of rack/);
  });

  test('keeps what all workers did where it is little, else around the cursor, in blocks that overlap', () => {
    expect(windowAt(3, windowUpdates)).toEqual([0, windowUpdates]);
    for (let step = 0; step <= 50_000; step += 777) {
      const [from, to] = windowAt(step, 50_000);
      expect(from).toBeLessThanOrEqual(step);
      expect(to).toBeGreaterThanOrEqual(Math.min(50_000, step + windowUpdates / 4));
      expect(to - from).toBe(windowUpdates);
    }
    expect(windowAt(20_100, 50_000)).toEqual(windowAt(20_200, 50_000));
  });

  test('begins by itself what is cheap, whole replicas of it', () => {
    const all = planOf(stateOf(`${bowl}&seeds=4&steps=1000`));
    expect(affordable(all)).toHaveLength(4);
    const dear = planOf(stateOf(`${bowl}&seeds=64&steps=100000&workers=4`));
    expect(affordable(dear).length).toBeGreaterThan(0);
    expect(affordable(dear).length).toBeLessThan(64);
    expect(new Set(dear.runs.map(({ clock }) => clock))).toEqual(new Set(['simulated']));
  });
});

describe('a schedule of a file', () => {
  const state = stateOf(`${bowl}&steps=2&workers=2`);
  const events = [
    { time: 0, worker: 0, do: 'fetch' },
    { time: 1, worker: 0, do: 'gradient' },
    { time: 1.5, worker: 0, do: 'push' },
  ];
  const file = (more: object) =>
    JSON.stringify({
      format: 'ravine-parallel',
      formatVersion: 1,
      address: encode(state),
      runs: [{ id: 'sgd' }],
      events,
      ...more,
    });

  test('is followed by the run that it is of, as long as what is shown is what it is of', () => {
    const replay = readReplay('a.json', file({}));
    const plan = planOf({ ...replay.opened.state, step: 1, under: 'delays' }, replay);
    expect(jobOf(plan, plan.runs[0], undefined).schedule).toEqual(events);
    expect(plan.runs[0].key).not.toBe(planOf(replay.opened.state).runs[0].key);
    expect(planOf({ ...replay.opened.state, workers: 3 }, replay).runs[0].schedule).toBeUndefined();
  });

  test('that is none is refused in a sentence', () => {
    const why = (text: string) => () => readReplay('a.json', text);
    expect(why('{')).toThrow('a.json is no JSON');
    expect(why('[]')).toThrow('a.json is no ravine-parallel file');
    expect(why(file({ formatVersion: 2 }))).toThrow('formatVersion 2; expected 1');
    expect(why(file({ events: [{ time: 1, worker: 0, do: 'dance' }] }))).toThrow('event 0 is not');
    expect(why(file({ events: [{ ...events[1], rows: [0.5] }] }))).toThrow('event 0 is not');
    expect(why(file({ runs: [] }))).toThrow('has no runs');
  });
});
