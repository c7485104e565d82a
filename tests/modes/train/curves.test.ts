import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placedChanges } from '../../../src/modes/train/curves/changes';
import { curvesCsv } from '../../../src/modes/train/curves/csv';
import { areaBetween, decimated } from '../../../src/modes/train/curves/decimate';
import { placedApart } from '../../../src/modes/train/curves/labels';
import { type CurveAxis, type Pace, paceOf, updateAt } from '../../../src/modes/train/curves/pace';
import { rangesOf, wholeX } from '../../../src/modes/train/curves/ranges';
import { readingsOf, recordBeside } from '../../../src/modes/train/curves/readings';
import { type Axis, axisTicks, countTicks, placeOn, valueOn } from '../../../src/modes/train/curves/scale';
import { smoothed } from '../../../src/modes/train/curves/smooth';
import { bandOf, spreadOf } from '../../../src/modes/train/curves/spread';
import { partAbout, windowOf } from '../../../src/modes/train/curves/window';
import { methodOf, runOf, viewOf } from './series';

const finite = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const pointsOf = (line: readonly number[]) =>
  Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i], line[2 * i + 1]]);

describe('a line that is thinned to the screen', () => {
  test('keeps of every column of pixels the first, least, greatest and last point, and is a part of what was given', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 5, noNaN: true }), finite), { minLength: 1 }), (given) => {
        const all = given.map(([x, y]): [number, number] => [x, y]).sort((a, b) => a[0] - b[0]);
        const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
        const kept = decimated(xs, ys, [0, 5]).flatMap(pointsOf);
        for (let column = 0; column <= 5; column++) {
          const here = all.filter(([x]) => Math.floor(x) === column);
          const left = kept.filter(([x]) => Math.floor(x) === column);
          expect(left.length).toBeLessThanOrEqual(4);
          if (here.length === 0) continue;
          expect([left[0], left.at(-1)]).toEqual([here[0], here.at(-1)]);
          for (const pick of [Math.min, Math.max])
            expect(pick(...left.map(([, y]) => y))).toBe(pick(...here.map(([, y]) => y)));
        }
        expect(kept.every(([x, y]) => all.some((point) => point[0] === x && point[1] === y))).toBe(true);
      }),
    );
  });

  test('is interrupted where nothing is recorded, and goes on over the edges of what is shown', () => {
    expect(decimated([0, 1, 2, 3, 4], [1, 2, Number.NaN, 4, 5], [0, 4])).toEqual([
      [0, 1, 1, 2],
      [3, 4, 4, 5],
    ]);
    expect(decimated([0, 10, 20, 30, 40], [1, 2, 3, 4, 5], [15, 25])).toEqual([[10, 2, 20, 3, 30, 4]]);
  });

  test('as an area reaches as far as both its edges in every column', () => {
    const [area] = areaBetween([0.1, 0.5, 1.5], [3, 1, 2], [5, 9, 6], [0, 2]);
    expect(area).toEqual([0.1, 1, 1.5, 2, 1.5, 6, 0.1, 9]);
  });
});

describe('median and band', () => {
  const of = (values: readonly number[][], more: Parameters<typeof runOf>[1] = {}) =>
    spreadOf(
      values.map((value, seed) => runOf(value, { seed, ...more })),
      'loss',
    );

  test('of fewer than 20 runs are median and range, of more the quantiles', () => {
    const few = of([[1], [2], [10]]);
    expect([few.low[0], few.median[0], few.high[0]]).toEqual([1, 2, 10]);
    const many = of(Array.from({ length: 21 }, (_, i) => [i]));
    expect([many.low[0], many.median[0], many.high[0]]).toEqual([1, 10, 19]);
    expect([1, 2, 19, 20].map(bandOf)).toEqual(['none', 'range', 'range', 'quantiles']);
  });

  test('do not depend on the order of the runs, and the median lies in the band', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(finite, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 30 }),
        (values) => {
          const spread = of(values);
          const back = of([...values].reverse());
          expect([...back.median, ...back.low]).toEqual([...spread.median, ...spread.low]);
          spread.at.forEach((_, i) => {
            expect(spread.low[i] <= spread.median[i] && spread.median[i] <= spread.high[i]).toBe(true);
          });
        },
      ),
    );
  });

  test('count a run that diverged as worse than every number, and one that ended no longer', () => {
    const lost = runOf([1, 1], { seed: 2, divergedAt: 2 });
    const spread = spreadOf([runOf([3, 3, 3]), lost, runOf([5, 5, 5], { seed: 3 })], 'loss');
    expect([...spread.median]).toEqual([3, 3, 5]);
    expect(spread.high[2]).toBe(Infinity);
    const most = spreadOf([runOf([3, 3, 3]), lost, { ...lost, seed: 4 }], 'loss');
    expect(most.median[2]).toBe(Infinity);
    const ended = spreadOf([runOf([3, 3, 3]), runOf([1, 1], { seed: 2 })], 'loss');
    expect([...ended.median]).toEqual([2, 2, 3]);
  });

  test('are kept while the runs are, also in a list made anew, and not beyond', () => {
    const runs = [runOf([1, 2]), runOf([3, 4], { seed: 2 })];
    const spread = spreadOf(runs, 'loss');
    expect(spreadOf([...runs], 'loss')).toBe(spread);
    expect([...spreadOf([runs[0], runOf([9, 9], { seed: 2 })], 'loss').high]).toEqual([9, 9]);
    expect([
      ...spreadOf([runs[0], { ...runs[1], columns: { loss: { at: [0], value: [3] } }, divergedAt: 1 }], 'loss').high,
    ]).toEqual([3, Infinity]);
  });

  test('lie on the lines between records of runs that have others, and end where most runs have ended', () => {
    const sparse = runOf([], { columns: { loss: { at: [0, 2], value: [0, 4] } } });
    const spread = spreadOf([runOf([1, 1, 1]), sparse], 'loss');
    expect([spread.at, [...spread.high]]).toEqual([
      [0, 1, 2],
      [1, 2, 4],
    ]);
    expect(
      of([
        [1, 1],
        [1, 1],
        [1, 1, 7],
      ]).at,
    ).toEqual([0, 1]);
  });
});

describe('smoothing', () => {
  const at = [0, 1, 2, 5, 6, 10];

  test('leaves what is constant as it is, and a window what is straight', () => {
    const straight = at.map((u) => 3 * u - 1);
    for (const kind of ['exponential', 'window'] as const) {
      const level = smoothed(
        at,
        at.map(() => 0.3),
        { kind, updates: 4 },
      );
      for (const value of level) expect(value).toBeCloseTo(0.3, 12);
    }
    const even = [0, 1, 2, 3, 4, 5];
    const line = smoothed(
      even,
      even.map((u) => 3 * u - 1),
      { kind: 'window', updates: 4 },
    );
    even.forEach((u, i) => {
      expect(line[i]).toBeCloseTo(3 * u - 1, 12);
    });
    expect([...smoothed(at, straight, { kind: 'window', updates: 0 })]).toEqual(straight);
  });

  test('is the weighted mean of what came before, however far apart', () => {
    const values = [2, 1, 4, 3, 8, 5];
    const [found, tau] = [smoothed(at, values, { kind: 'exponential', updates: 3 }), 3];
    at.forEach((u, i) => {
      const weights = at.slice(0, i + 1).map((past) => Math.exp((past - u) / tau));
      const sum = weights.reduce((total, weight, k) => total + weight * values[k], 0);
      expect(found[i]).toBeCloseTo(sum / weights.reduce((a, b) => a + b), 12);
    });
  });

  test('keeps small values behind a great one', () => {
    const values = [1e20, 1e20, 0, 0, 1e-6, 2e-6, 3e-6, 4e-6, 5e-6];
    const found = smoothed(
      values.map((_, i) => i),
      values,
      { kind: 'window', updates: 2 },
    );
    expect(found[6]).toBeCloseTo(3e-6, 15);
  });
});

describe('axes', () => {
  test('of logarithms have powers of ten, 1-2-5 where there is room, round numbers in a narrow range', () => {
    const of = (from: number, to: number) => axisTicks({ kind: 'log', from, to }, 6).map(({ value }) => value);
    expect(of(0.5e-3, 20)).toEqual([1e-3, 1e-2, 0.1, 1, 10]);
    expect(of(0.08, 3)).toEqual([0.1, 0.2, 0.5, 1, 2]);
    expect(of(1.1, 1.5)).toEqual([1.1, 1.2, 1.3, 1.4, 1.5]);
    expect(axisTicks({ kind: 'log', from: 0.02, to: 3.2 }, 2).map(({ value }) => value)).toEqual([0.1, 1]);
    expect(of(1e-12, 1e12).every((value) => Number.isInteger(Math.log10(value)))).toBe(true);
    expect(of(1e-12, 1e12).length).toBeLessThanOrEqual(7);
  });

  test('of whole things have no parts of them', () => {
    expect(countTicks({ kind: 'linear', from: 0, to: 3 }, 8).map(({ value }) => value)).toEqual([0, 1, 2, 3]);
    expect(countTicks({ kind: 'linear', from: 0, to: 2e4 }, 4).map(({ label }) => label)).toContain('10\u202f000');
  });

  test('give a value back for its pixel', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('linear' as const, 'log' as const),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (kind, value) => {
          const axis: Axis = { kind, from: 1e-3, to: 1e3, start: 40, end: 700 };
          expect(valueOn(axis, placeOn(axis, value)) / value).toBeCloseTo(1, 8);
        },
      ),
    );
    expect(placeOn({ kind: 'log', from: 1, to: 10, start: 300, end: 20 }, 0)).toBe(Infinity);
  });

  test('count epochs and rows as the last batch of an epoch is smaller, full ones where they are drawn, and go on where the batch changes', () => {
    const counts = (pace: Pace, axis: CurveAxis) => [0, 1, 2, 3, 4, 5].map((u) => pace.countAt(axis, u));
    const pace = paceOf({ rows: 10, batch: 4, seconds: 0.5 });
    expect(counts(pace, 'examples')).toEqual([0, 4, 8, 10, 14, 18]);
    expect(counts(pace, 'epochs')).toEqual([0, 0.4, 0.8, 1, 1.4, 1.8]);
    expect(pace.countAt('time', 6)).toBe(3);
    const later = [{ update: 3, batch: 1 }];
    expect(counts(paceOf({ rows: 10, batch: 4, later }), 'examples')).toEqual([0, 4, 8, 9, 10, 11]);
    const drawn = paceOf({ rows: 10, batch: 4, later, replacement: true });
    expect(counts(drawn, 'examples')).toEqual([0, 4, 8, 9, 10, 11]);
    expect(paceOf({ rows: 10, batch: 4, replacement: true }).countAt('examples', 3)).toBe(12);
    for (const axis of ['updates', 'epochs', 'examples'] as const)
      for (let u = 0; u <= 9; u++) expect(updateAt(pace, axis, pace.countAt(axis, u), 9)).toBe(u);
  });

  test('show the whole run and what fits it; of runs that diverge what can be read beside them', () => {
    const calm = methodOf([runOf([1, 0.5, 0.1])]);
    const wild = methodOf([runOf([1, 1e3, 1e9, 1e30], { divergedAt: 4 })], 1);
    const { x, y } = rangesOf(viewOf([calm, wild]));
    expect(x).toEqual([0, 4]);
    expect(y[0]).toBeLessThan(0.1);
    expect(y[1]).toBeGreaterThan(1e3);
    expect(y[1]).toBeLessThan(3e3);
    const near = rangesOf(viewOf([calm]));
    const linear = rangesOf(viewOf([calm, wild], { y: 'linear' })).y;
    expect(linear[1]).toBeGreaterThan(2);
    expect(linear[1]).toBeLessThan(4);
    expect(near.y[1]).toBeLessThan(1.2);
    const few = { ...calm, pace: paceOf({ rows: 10, batch: 10 }), last: 2 };
    expect(rangesOf(viewOf([calm, few], { axis: 'examples', last: 99 })).x).toEqual([0, 20]);
    const one = runOf([1, 90, 800], { seed: 2, divergedAt: 3 });
    const most = rangesOf(viewOf([methodOf([runOf([1, 0.5, 0.1]), one, runOf([1, 0.6, 0.2], { seed: 3 })])]));
    expect(most.y[1]).toBeLessThan(1.2);
  });

  test('come nearer about what stays, no nearer than can be read, and never leave the whole', () => {
    const input = viewOf([{ ...methodOf([runOf([1, 1])]), last: 1000 }]);
    const axis: Axis = { kind: 'linear', from: 0, to: 1000, start: 0, end: 100 };
    expect(partAbout(axis, 30, 2)).toEqual([150, 650]);
    expect(windowOf(input, [150, 650])?.x).toEqual([150, 650]);
    expect(windowOf(input, [-200, 300])?.x).toEqual([0, 500]);
    expect(windowOf(input, [-50, 2000])).toBeUndefined();
    const [from, to] = windowOf(input, [5, 5])?.x ?? [0, 0];
    expect(to - from).toBeCloseTo(0.1, 9);
    expect(wholeX({ ...input, x: 'log' })).toEqual([1, 1000]);
  });
});

describe('names beside the ends of lines', () => {
  const gap = 10;

  test('keep their distance, their order and the frame, and stay where nothing is in the way', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 20 }), (wanted) => {
        const found = placedApart(wanted, gap, [0, 200]);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
        const sorted = order.map((i) => found[i]);
        expect(sorted[0]).toBeGreaterThanOrEqual(5 - 1e-9);
        expect(sorted.at(-1)).toBeLessThanOrEqual(195 + 1e-9);
        for (let i = 1; i < sorted.length; i++) expect(sorted[i] - sorted[i - 1]).toBeGreaterThanOrEqual(gap - 1e-9);
      }),
    );
    expect(placedApart([20, 50, 100], gap, [0, 200])).toEqual([20, 50, 100]);
    expect(placedApart([50, 50], gap, [0, 200])).toEqual([45, 55]);
  });
});

describe('the numbers beside the curves', () => {
  const good = methodOf([runOf([4, 2, 1, 3]), runOf([6, 4, 3, 5], { seed: 2 })]);
  const bad = methodOf([runOf([4, 8], { divergedAt: 2 })], 1);
  const input = viewOf([good, bad], { cursor: 1 });

  test('are those at the cursor, at the end and the best, with the runs that diverged', () => {
    const [first, second] = readingsOf(input);
    expect(first.cursor).toEqual({ update: 1, median: 3, low: 2, high: 4 });
    expect([first.end?.median, first.best, first.diverged]).toEqual([4, { update: 2, median: 2, low: 1, high: 3 }, 0]);
    expect([second.cursor?.median, second.diverged]).toEqual([8, 1]);
    expect(readingsOf({ ...input, column: 'accuracy' })[0].cursor).toBeUndefined();
  });

  test('are compared at one place of the axis where methods have other batches', () => {
    const slow = { ...good, pace: paceOf({ rows: 10, batch: 10 }) };
    const [, other] = readingsOf({ ...input, axis: 'epochs', methods: [good, slow], cursor: 3 });
    expect(other.cursor?.update).toBe(1);
  });

  test('are stepped through by records', () => {
    const sparse = methodOf([runOf([], { columns: { loss: { at: [0, 5, 10], value: [1, 1, 1] } } })]);
    const at = (cursor: number) => viewOf([sparse], { cursor });
    expect([recordBeside(at(5), 1), recordBeside(at(5), -1), recordBeside(at(7), -1)]).toEqual([10, 0, 5]);
    expect([recordBeside(at(10), 1), recordBeside(at(0), -1)]).toEqual([10, 0]);
  });

  test('are a file with a line for each record', async () => {
    const run = runOf([1, 2], {
      id: 'a,"b"',
      columns: { loss: { at: [0, 3], value: [1, 2] }, batchLoss: { at: [1, 3], value: [5, 6] } },
    });
    const text = (await curvesCsv(['Ravine'], [methodOf([{ ...run, divergedAt: 4 }])], ['loss', 'batchLoss'])).join('');
    expect(text.split('\n')).toEqual([
      '# Ravine',
      '# run a,"b" diverged at update 4',
      'run,method,seed,update,epoch,examples,loss,batchLoss',
      '"a,""b""",sgd,1,0,0,0,1,',
      '"a,""b""",sgd,1,1,0.4,4,,5',
      '"a,""b""",sgd,1,3,1,10,2,6',
      '',
    ]);
  });
});

describe('what changes', () => {
  const rect = { x: 50, y: 20, w: 400, h: 300 };
  const axis: Axis = { kind: 'linear', from: 0, to: 4, start: 50, end: 450 };
  const placed = (changes: { at: number; label: string }[]) =>
    placedChanges(viewOf([methodOf([runOf([1])])], { changes }), axis, rect, {
      type: 10,
      measure: (text) => 8 * text.length,
    });

  test('stands at its update on every axis, and nowhere beyond what is shown', () => {
    expect(
      placed([
        { at: 0, label: 'a' },
        { at: 3, label: 'b' },
        { at: 5, label: 'c' },
      ]).map(({ x }) => x),
    ).toEqual([50, 350]);
    const epochs = {
      ...viewOf([methodOf([runOf([1])])], { changes: [{ at: 3, label: 'b' }] }),
      axis: 'epochs' as const,
    };
    // Ten rows in batches of four: three updates are an epoch.
    expect(placedChanges(epochs, axis, rect, { type: 10, measure: () => 8 })[0].x).toBe(150);
  });

  test('has its text within the picture and on no other, or none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.integer({ min: 0, max: 4 }), label: fc.string({ maxLength: 40 }) })),
        (some) => {
          const texts = placed(some.sort((a, b) => a.at - b.at)).flatMap(({ text }) => text ?? []);
          for (const [i, { x, y, wide }] of texts.entries()) {
            expect(x).toBeGreaterThanOrEqual(rect.x);
            expect(x + wide).toBeLessThanOrEqual(rect.x + rect.w);
            for (const other of texts.slice(i + 1)) {
              expect(other.y !== y || other.x >= x + wide || other.x + other.wide <= x).toBe(true);
            }
          }
        },
      ),
    );
  });
});
