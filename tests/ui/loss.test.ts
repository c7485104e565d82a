import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tracesOf } from '../../src/engine/traces';
import { type Paths, segmentFloats } from '../../src/engine/types';
import { pointOf } from '../../src/study/trace';
import { lossOf, smallestGap } from '../../src/ui/loss';
import { claimPaths } from '../../src/ui/measured';
import { rangeOf, ticksOf } from '../../src/ui/scale';
import { endedBy, liveValues } from '../../src/ui/values';

type P = [number, number, number];

/** Paths in the engine's layout; a path shorter than the others diverges after its last point. */
function pathsOf(...runs: P[][]): Paths {
  const steps = Math.max(...runs.map((points) => points.length)) - 1;
  const segments = new Float32Array(runs.length * steps * segmentFloats);
  runs.forEach((points, run) => {
    for (let k = 0; k < steps; k++) {
      const [from, to] = [k, k + 1].map((i) => points[Math.min(i, points.length - 1)] ?? [0, 0, 0]);
      segments.set([...from, 1, ...to, 1], (run * steps + k) * segmentFloats);
    }
  });
  const ends = runs.map(({ length }) => ({ length, ...(length <= steps && { divergedAt: length }) }));
  return { steps, ends, segments };
}

const straight: P[] = [
  [0, 0, 4],
  [1, 0, 2],
  [2, 0, 1],
];
const paths = pathsOf(straight, straight.slice(0, 2), []);
const surface = {
  f: 'x',
  name: { en: '', zh: '' },
  minima: [
    { at: [5, 4], f: 1 },
    { at: [1, 1], f: 3 },
  ] as const,
  domain: [0, 1, 0, 1] as const,
  valueAt: () => 0,
  gradientAt: (): [number, number] => [3, 4],
};

describe('the loss', () => {
  it('is f above the lowest known minimum, never below the smallest gap', () => {
    const { kind, steps, lines } = lossOf(paths, surface.minima);
    expect(kind).toBe('gap');
    expect(steps).toEqual([0, 1, 2]);
    expect(lines).toEqual([
      [3, 1, smallestGap],
      [3, 1, null],
      [null, null, null],
    ]);
  });

  it('is f itself where no minimum is known', () => {
    expect(lossOf(paths, [])).toMatchObject({
      kind: 'value',
      lines: [
        [4, 2, 1],
        [4, 2, null],
        [null, null, null],
      ],
    });
  });
});

describe('the scale of the loss', () => {
  const heights = fc.array(fc.double({ min: -1e30, max: 1e30, noNaN: true }), { minLength: 1, maxLength: 20 });

  it('has finite ends in order, and a few ticks between them', () => {
    fc.assert(
      fc.property(heights, fc.boolean(), (values, known) => {
        const kind = known ? 'gap' : 'value';
        const line = known ? values.map((f) => Math.max(Math.abs(f), smallestGap)) : values;
        const range = rangeOf({ kind, lines: [line] });
        expect(range.every(Number.isFinite)).toBe(true);
        expect(range[0]).toBeLessThan(range[1]);
        if (known) expect(range[0]).toBeGreaterThan(0);
        const ticks = ticksOf(range, kind);
        expect(ticks.length).toBeLessThanOrEqual(14);
        for (const tick of ticks) expect(tick >= range[0] && tick <= range[1]).toBe(true);
      }),
    );
  });

  it('cuts a run that flies off, and shows the others', () => {
    const [, high] = rangeOf({
      kind: 'gap',

      lines: [
        [10, 1, 0.1],
        [10, 1e6, 1e30],
      ],
    });
    expect(high).toBeLessThan(1e5);
  });

  it('stands without any point', () => expect(rangeOf({ kind: 'gap', lines: [[null]] })).toEqual([0.1, 10]));
});

describe('live values', () => {
  it('are those of the step, with the slope and the nearest minimum', () => {
    expect(liveValues(paths, 0, 1, surface)).toEqual({ step: 1, x: 1, y: 0, f: 2, slope: 5, distance: 1 });
  });

  it('stay at the last point of a diverged run, which says so from its step on', () => {
    expect(liveValues(paths, 1, 2, surface)).toMatchObject({ step: 1, f: 2 });
    expect([endedBy(paths, 1, 1), endedBy(paths, 1, 2)?.at, endedBy(paths, 0, 2)]).toEqual([undefined, 2, undefined]);
  });

  it('are absent where the start is not valid', () => expect(liveValues(paths, 2, 0, surface)).toBeUndefined());

  it('give claims every point of every path, without a copy', () => {
    const methods = ['sgd', 'adam', 'nag'].map((method) => ({ method, form: 'standard', hyper: {} }));
    const found = claimPaths(paths, methods);
    expect(found.map(({ method, status }) => [method, status])).toEqual([
      ['sgd', 'ok'],
      ['adam', 'diverged'],
      ['nag', 'diverged'],
    ]);
    expect(found.every(({ trace }, run) => trace === tracesOf(paths)[run])).toBe(true);
    expect(found.map(({ trace }) => Array.from({ length: trace.length }, (_, k) => pointOf(trace, k)))).toEqual([
      straight,
      straight.slice(0, 2),
      [],
    ]);
  });
});

describe('the loss of a long race', () => {
  const count = 30_001;
  const f = (k: number) =>
    5 + Math.exp(-k / 5000) + 0.5 * Math.sin(k) + (k === 12_345 ? 9 : 0) + (k === 20_001 ? -4 : 0);
  const long = Array.from({ length: count }, (_, k): P => [0, 0, Math.fround(f(k))]);
  const race = pathsOf(long, long.slice(0, 10_000));
  const { steps, lines, last, at } = lossOf(race, []);

  it('is a few values, that keep every peak and trough, the start and the end', () => {
    expect(last).toBe(30_000);
    expect(steps.length).toBeLessThan(2100);
    expect([...steps]).toEqual([...new Set(steps)].sort((a, b) => a - b));
    expect([steps[0], steps.at(-1)]).toEqual([0, 30_000]);
    expect([lines[0][0], lines[0].at(-1)]).toEqual([long[0][2], long[30_000][2]]);
    const values = lines[0].filter((value) => value !== null);
    expect(Math.max(...values)).toBe(Math.max(...long.map(([, , value]) => value)));
    expect(Math.min(...values)).toBe(Math.min(...long.map(([, , value]) => value)));
    // Near every step lies a value as high and one as low, to within a span.
    for (let k = 0; k < count; k += 97) {
      const i = steps.findLastIndex((step) => step <= k);
      const around = lines[0].slice(Math.max(0, i - 2), i + 4) as number[];
      expect(Math.max(...around)).toBeGreaterThanOrEqual(long[k][2]);
      expect(Math.min(...around)).toBeLessThanOrEqual(long[k][2]);
    }
  });

  it('ends where a run does, and is exact at every step that is asked for', () => {
    const end = lines[1].indexOf(null);
    expect(Math.abs(steps[end] - 10_000)).toBeLessThan(40);
    expect(lines[1].slice(end).every((value) => value === null)).toBe(true);
    for (const k of [0, 1, 9_999, 12_345, 30_000]) expect(at(0, k)).toBe(long[k][2]);
    expect([at(1, 9_999), at(1, 10_000)]).toEqual([long[9_999][2], null]);
  });
});
