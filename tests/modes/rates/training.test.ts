import { describe, expect, it } from 'vitest';
import { CpuTraining } from '../../../src/engine/cpu/train/training';
import { dearLevels, finePixel, sampleAt } from '../../../src/engine/many/axis';
import { endingOf } from '../../../src/engine/many/ended';
import type { Trained, TrainJob } from '../../../src/engine/train/types';
import type { Engine } from '../../../src/engine/types';
import { budget } from '../../../src/modes/begins';
import { csvOf } from '../../../src/modes/maps/csv';
import { enMaps } from '../../../src/modes/maps/en';
import { readingOf } from '../../../src/modes/maps/reading';
import { sheetOf } from '../../../src/modes/maps/sheet';
import { zhMaps } from '../../../src/modes/maps/zh';
import { computeLevel, valuesAt } from '../../../src/modes/rates/training/compute';
import { looksOf, runCost } from '../../../src/modes/rates/training/cost';
import { trainingKind } from '../../../src/modes/rates/training/kind';
import { assembled, fineOf, judged, runsOf, targetOf } from '../../../src/modes/rates/training/pixels';
import { trainingPlan } from '../../../src/modes/rates/training/plan';
import { planOf } from '../../../src/modes/train/plan';
import { prepare } from '../../../src/objectives/data/prepare';
import { isFlat, measureAt } from '../../../src/stage/map/measure';
import type { DrawnMap } from '../../../src/stage/map/types';
import { decode, type State } from '../../../src/state';
import { tableOf } from '../../support/data';
import '../../../src/modes/registry';

const stateOf = (hash: string): State => {
  const { state, problems } = decode(`#v=1&show=rates&${hash}`);
  expect(problems).toEqual([]);
  return state;
};
const planFor = (hash: string) => {
  const plan = trainingPlan(stateOf(hash));
  if (!plan) throw new Error(`${hash} trains nothing`);
  return plan;
};

/** Trains in this thread, and keeps what it was asked. */
function engineHere() {
  const jobs: TrainJob[] = [];
  const train = async (job: TrainJob): Promise<Trained> => {
    jobs.push(job);
    const parts = new CpuTraining(job).parts();
    for (;;) {
      const { done, value } = parts.next();
      if (done) return value;
    }
  };
  return { engine: { kind: 'wasm', train } as unknown as Engine, jobs };
}

const watch = () => ({ signal: new AbortController().signal, advance: () => {}, emit: () => {} });
const moons = 'data=moons&model=mlp(3)&batch=20&epochs=2&methods=momentum,sgd';

describe('the plan of maps of training runs', () => {
  it('has for each method the hyperparameters of its map, for one a row', () => {
    const names = (hash: string) => planFor(hash).maps.map(({ axes }) => axes.map((axis) => axis?.name));
    expect(names(moons)).toEqual([
      ['eta', 'gamma'],
      ['eta', undefined],
    ]);
    expect(names(`${moons}&axes=eta`)).toEqual([
      ['eta', undefined],
      ['eta', undefined],
    ]);
    expect(names(`${moons}&axes=gamma,eta&focus=momentum`)).toEqual([['gamma', 'eta']]);
    // One that does not train has none.
    expect(names(moons.replace('momentum', 'newton'))).toEqual([['eta', undefined]]);
  });

  it('is coarse first, and costs what its runs cost, all seeds of them', () => {
    const plan = planFor(`${moons}&focus=momentum&seeds=3`);
    const [variant] = planOf(stateOf(moons))?.variants ?? [];
    const run = runCost(variant, looksOf(variant, 2).length);
    expect(plan.levels).toEqual([4, 8, 16, 32, 64, 128]);
    expect(plan.work).toEqual(plan.levels.map((level) => 3 * run * level ** 2));
    expect(planFor(moons).levels).toEqual([4, 8, 16, 32, 64]);
  });

  it('begins by itself with no more than training does', () => {
    expect(planFor(moons).kind.pace).toMatchObject({ budget: { wasm: budget, webgpu: budget }, always: 0 });
  });

  it('changes with what its runs depend on, and with nothing else', () => {
    const key = (more: string) => planFor(`data=moons&model=mlp(3)&batch=20&epochs=2&${more}`).maps[0].key;
    const usual = key('methods=momentum');
    for (const same of [
      'methods=momentum(eta=0.5,gamma=0.1)',
      'methods=momentum&target=0.2',
      'methods=momentum&criterion=steps',
    ])
      expect(key(same), same).toBe(usual);
    for (const other of ['methods=momentum&seed=2', 'methods=momentum&seeds=2', 'methods=momentum(with=clip)'])
      expect(key(other), other).not.toBe(usual);
    const curve = (gamma: number) => key(`methods=momentum(gamma=${gamma})&axes=eta`);
    expect(curve(0.1)).not.toBe(curve(0.2));
  });
});

describe('a pixel', () => {
  it('is the training run that the same values train, seed by seed', async () => {
    const { engine, jobs } = engineHere();
    const state = stateOf(`${moons}&focus=momentum&seeds=2`);
    const { maps } = planFor(`${moons}&focus=momentum&seeds=2`);
    const { trained } = await maps[0].compute(engine, 4, watch());
    expect(jobs).toHaveLength(32);
    const [i, column, row] = [6, 2, 1];
    const values = valuesAt(maps[0].axes, 4, column, row);
    expect(values).toEqual({
      eta: sampleAt(maps[0].axes[0], column, 4),
      gamma: maps[0].axes[1] && sampleAt(maps[0].axes[1], row, 4),
    });
    const own = jobs.filter(({ run }) => run.hyper.eta === values.eta && run.hyper.gamma === values.gamma);
    expect(own.map(({ run }) => run.seed)).toEqual([1, 2]);
    const data = prepare(await tableOf('moons'), state);
    const direct = await Promise.all(own.map((job) => engineHere().engine.train({ ...job, data })));
    const at = trained?.at ?? [];
    expect(trained?.runs[i]).toEqual(runsOf(direct, at));
  });

  it('of a coarse level is one of the finer ones, which train the others alone', async () => {
    const { engine, jobs } = engineHere();
    const [map] = planFor(`${moons}&focus=momentum&seed=5`).maps;
    const coarse = await map.compute(engine, 4, watch());
    expect(jobs).toHaveLength(16);
    const shown: number[] = [];
    const fine = await map.compute(engine, 8, { ...watch(), advance: (count) => shown.push(count) });
    expect(jobs).toHaveLength(64);
    expect(shown.reduce((a, b) => a + b)).toBe(64);
    const at = (x: number, y: number, level: 4 | 8) => y * level + x;
    for (let x = 0; x < 4; x++) {
      const same = [0, 1].find((k) => finePixel(2 * x + k, 8) === finePixel(x, 4)) ?? -1;
      expect(fine.trained?.runs[at(2 * x + same, same, 8)]).toEqual(coarse.trained?.runs[at(x, 0, 4)]);
    }
    expect(fine.known).toBeUndefined();
  });

  it('ends with the signal, and what has come is not trained again', async () => {
    const { engine, jobs } = engineHere();
    const stop = new AbortController();
    const [map] = planFor(`${moons}&focus=momentum&seed=6`).maps;
    const advance = () => {
      if (jobs.length >= 5) stop.abort(new Error('enough'));
    };
    await expect(map.compute(engine, 4, { ...watch(), signal: stop.signal, advance })).rejects.toThrow('enough');
    const before = jobs.length;
    expect(before).toBeLessThan(16);
    await map.compute(engine, 4, watch());
    expect(jobs.length).toBeLessThan(before + 16);
  });

  it('that has not come is what stands at its place on a coarser level, and nothing where there is none', () => {
    const runs = runsOf([trainedAs([1, 0.5, 0.3, 0.2], at)], at);
    const places = (level: 4 | 8) =>
      Array.from({ length: level ** 2 }, (_, i) => fineOf(i % level, Math.floor(i / level), level, false));
    const found = new Map(places(4).map((place) => [place, runs]));
    expect(assembled(found, 4, false, at)?.known).toBeUndefined();
    const known = assembled(found, 8, false, at)?.known ?? [];
    expect([...known].reduce((a, b) => a + b, 0)).toBe(16);
    found.delete(places(4)[3]);
    expect(assembled(found, 4, false, at)).toBeUndefined();
    // What of the finer level has come does not stand for the rest of the coarse one.
    for (const place of places(8).slice(0, 8)) found.set(place, runs);
    expect(assembled(found, 8, false, at)).toBeUndefined();
  });

  it.each(dearLevels.slice(1))('has a stand-in on every coarser level than %i', (level) => {
    const coarser = dearLevels[dearLevels.indexOf(level) - 1];
    const finer = new Set(Array.from({ length: level }, (_, i) => finePixel(i, level)));
    for (let i = 0; i < coarser; i++) expect(finer.has(finePixel(i, coarser))).toBe(true);
  });
});

/** Runs as training leaves them, by their losses at the looks; one that is cut short has ended at the update after. */
function trainedAs(losses: readonly number[], at: readonly number[], why?: Trained['why']): Trained {
  const updates = at.slice(0, losses.length);
  const early = losses.length < at.length;
  return {
    columns: { loss: { at: updates, value: [...losses] } },
    ...(early && { divergedAt: updates[updates.length - 1] + 1 }),
    ...(why && { why }),
  } as unknown as Trained;
}

const at = [0, 10, 20, 30];

/** A map of one row, a pixel for each list of runs. */
async function mapOf(pixels: readonly (readonly Trained[])[]): Promise<DrawnMap> {
  const axis = { name: 'eta', from: 0.1, to: 10, scale: 'log' } as const;
  const level = 4 as const;
  const queue = pixels.flatMap((runs) => [...runs]);
  const engine = { kind: 'wasm', train: async () => queue.shift() } as unknown as Engine;
  const key = `test ${JSON.stringify(pixels)}`;
  const jobs = async () => pixels[0].map(() => ({ run: { hyper: {} } }) as unknown as TrainJob);
  const computed = await computeLevel({ key, axes: [axis, undefined], at, jobs }, engine, level, watch());
  const size = { width: level, height: 1, minima: 0, steps: 30 };
  return { key, axes: [axis, undefined], level, ...size, ...computed };
}

describe('what became of the runs of a pixel', () => {
  const falls = trainedAs([1, 0.5, 0.3, 0.2], at);
  const stays = trainedAs([1, 1.2, 1.1, 1.05], at);
  const away = trainedAs([1, 5], at);
  const steep = trainedAs([1], at, 'steep');
  const scale = { criterion: 'loss', best: 0, steps: 30, began: 1 } as const;

  it('is converging, not converging, diverged or too steep', async () => {
    const map = await mapOf([[falls], [stays], [away], [steep]]);
    const values = [0, 1, 2, 3].map((i) => measureAt(scale, map.pixels, i));
    expect(values[0]).toBeCloseTo(0.2, 6);
    expect(values.slice(1)).toEqual([Number.POSITIVE_INFINITY, Number.NaN, Number.NaN]);
    expect([0, 1, 2, 3].map((i) => isFlat(scale, map.pixels, i))).toEqual([false, true, false, false]);
    expect([...map.pixels.ended]).toEqual(['ok', 'ok', 'diverged', 'steep'].map((name) => endingOf(name as 'ok')));
    expect([...map.pixels.lived]).toEqual([30, 30, 10, 0]);
    expect(map.began).toBe(1);
  });

  it('is the median of its seeds, of two the worse', async () => {
    const better = trainedAs([1, 0.4, 0.2, 0.1], at);
    const map = await mapOf([
      [better, falls, stays],
      [better, falls, away],
      [better, away, steep],
      [better, falls, falls],
    ]);
    expect([...map.pixels.f].map((f) => Number(f.toFixed(3)))).toEqual([0.2, 0.2, 1, 0.2]);
    expect([...map.pixels.ended].map((end) => end === 0)).toEqual([true, true, false, true]);
    const two = await mapOf([
      [better, falls],
      [better, away],
      [falls, falls],
      [falls, falls],
    ]);
    expect(two.pixels.f[0]).toBeCloseTo(0.2, 6);
    expect(two.pixels.ended[1]).toBe(endingOf('diverged'));
  });

  it('is from when on the loss stays below the target to the end', async () => {
    const dips = trainedAs([1, 0.2, 0.7, 0.3], at);
    const map = await mapOf([[falls], [dips], [stays], [away]]);
    const reached = (goal: number) => [...judged(map, goal).pixels.reached];
    expect(reached(0.4)).toEqual([20, 30, -1, -1]);
    expect(reached(0.6)).toEqual([10, 30, -1, -1]);
    expect(reached(2)).toEqual([0, 0, 0, -1]);
    expect(targetOf([map], undefined)).toBeCloseTo(1 - 0.9 * 0.8, 6);
    expect(targetOf([map], 0.5)).toBe(0.5);
  });

  it('is what it was where patience has ended it', async () => {
    const stopped = { ...trainedAs([1, 0.5], at), divergedAt: undefined, stopped: true } as unknown as Trained;
    const map = await mapOf([[stopped], [stopped], [stopped], [stopped]]);
    expect([map.pixels.f[0], map.pixels.ended[0], map.pixels.lived[0]]).toEqual([0.5, 0, 30]);
  });

  it('is said in both languages, and written as a file', async () => {
    const map = await mapOf([[falls], [stays], [away], [steep]]);
    const state = stateOf('data=moons&methods=sgd');
    const [planned] = planFor('data=moons&methods=sgd').maps;
    const plan = {
      ...planFor('data=moons&methods=sgd'),
      maps: [{ ...planned, axes: map.axes, key: map.key }],
      steps: 30,
    };
    const mark = { id: 'sgd', label: 'SGD', color: '#000000', shape: 'circle', dash: [] } as const;
    const said = (words: typeof enMaps) => {
      const drawn = new Map([['sgd', map]]);
      const sheet = sheetOf({ plan, drawn, marks: [mark], state, theme: 'light', words });
      return [0, 1, 2, 3].map((i) => readingOf(words, plan, sheet, 0.1, map, [i, 0]).replace(/^.*?[:：] ?/, ''));
    };
    expect(said(enMaps)).toEqual([
      'the loss is 0.200 after 30 updates',
      'does not converge, the loss is 1.00 at the start and 1.05 after 30 updates',
      'diverges after 10 updates',
      'too steep to compute in single precision after 0 updates',
    ]);
    expect(said(zhMaps as typeof enMaps)[1]).toContain('不收敛');
    const text = (await csvOf('rates', state, plan, new Map([['sgd', map]]))).join('');
    const rows = text
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    expect(rows[0]).toBe('method,across,across_value,up,up_value,loss,reached,lived,diverged,status');
    expect(rows.slice(1).map((row) => row.split(',').pop())).toEqual(['ok', 'ok', 'diverged', 'steep']);
    expect(text).toContain('# data: moons');
  });
});

it('a button says what all of it costs', () => {
  const { label } = trainingKind.costOf(enMaps, 2.345e11);
  expect(label).toContain('230 · 10⁹');
});
