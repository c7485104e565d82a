import { describe, expect, it } from 'vitest';
import { CpuMap } from '../../src/engine/cpu/map';
import { endings } from '../../src/engine/many/ended';
import { partOf, tilesOf } from '../../src/engine/many/tiles';
import { raceJobOf } from '../../src/modes/race/job';
import { decode } from '../../src/state';
import { surfaces } from '../../src/surfaces/catalog';
import { everyForm, noisyRun } from './cases';
import { axis, pixelAt, wrongPixels } from './map-cases';

const maps = new CpuMap();

const himmelblau = surfaces.get('himmelblau');
const basins = {
  f: himmelblau?.f ?? '',
  start: [0, 0] as const,
  steps: 150,
  across: axis('x', -5, 5, 7),
  up: axis('y', -5, 5, 5),
  minima: (himmelblau?.minima ?? []).map((m) => m.at),
  radius: 0.2,
  goal: 0.01,
};

describe('a map over starts has the bits of each pixel’s race', () => {
  it.each(everyForm)('$id', ({ run }) => {
    const quick = Object.entries(run.hyper).map(([name, value]) => [name, name === 'eta' ? 3 * value : value]);
    expect(wrongPixels({ ...basins, run: { ...run, hyper: Object.fromEntries(quick) } })).toEqual([]);
  });
});

describe('a map over hyperparameters has the bits of each pixel’s race', () => {
  const rules = everyForm.filter(({ run }) => Object.keys(run.hyper).length > 1);
  it.each(rules)('$id', ({ run }) => {
    const [first, second] = Object.keys(run.hyper);
    const job = { ...basins, run, start: [1, 1] as const, steps: 70 };
    expect(wrongPixels({ ...job, across: axis(first, 1e-4, 0.9, 6), up: axis(second, 0.1, 0.97, 3) })).toEqual([]);
  });
});

it('noise is that of the race, stream 0, in every pixel: over starts, and over its own size', () => {
  expect(wrongPixels({ ...basins, run: noisyRun })).toEqual([]);
  const across = axis('sigma2', 0, 9, 6);
  expect(wrongPixels({ ...basins, run: noisyRun, across, up: axis('eta', 0.01, 1, 3), start: [1, 1] })).toEqual([]);
});

it('candidates down a row, starts up a column: what a sweep runs', () => {
  const { run } = everyForm.find(({ id }) => id === 'adam/outside') ?? everyForm[0];
  const across = [0.01, 0.1, 0.5, 1, 3].map((eta, i) => ({ eta, beta1: 0.5 + i / 10, beta2: 0.9 }));
  const up = [
    { x: 1, y: 1 },
    { x: -4, y: 2 },
  ];
  expect(wrongPixels({ ...basins, run, across, up, steps: 90 })).toEqual([]);
});

it('every outcome occurs among the pixels compared: each minimum, none, diverged, not started', () => {
  const { run } = everyForm[0];
  const job = { ...basins, run: { ...run, hyper: { eta: 0.012 } }, across: axis('x', -7, 7, 21) };
  expect(wrongPixels(job)).toEqual([]);
  const { minimum, lived } = maps.run(job);
  expect(new Set(minimum)).toEqual(new Set([-1, 0, 1, 2, 3]));
  expect(lived.some((k) => k < job.steps)).toBe(true);
  const holes = { ...job, f: `${job.f} + 1e-9*sqrt(x + 6)` };
  expect(wrongPixels(holes)).toEqual([]);
  expect(maps.run(holes).lived).toContain(-1);
  expect(wrongPixels({ ...job, minima: [] })).toEqual([]);
});

it('a tile has the pixels of its part of the whole', () => {
  const job = { ...basins, run: everyForm[0].run };
  const whole = maps.run(job);
  const part = maps.run(partOf(job, { x0: 2, x1: 5, y0: 1, y1: 4 }));
  for (let i = 0; i < 9; i++)
    expect(pixelAt(part, i)).toEqual(pixelAt(whole, (1 + Math.floor(i / 3)) * 7 + 2 + (i % 3)));
});

it('tiles cover a map once, whatever its shape and its steps', () => {
  for (const [width, height, steps] of [
    [64, 64, 200],
    [7, 300, 1],
    [1024, 3, 100_000],
    [1, 1, 5],
  ]) {
    const job = {
      ...basins,
      run: everyForm[0].run,
      steps,
      across: axis('x', 0, 1, width),
      up: axis('y', 0, 1, height),
    };
    const covered = new Uint8Array(width * height);
    for (const { x0, x1, y0, y1 } of tilesOf(job)) {
      for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) covered[y * width + x]++;
    }
    expect(covered.every((times) => times === 1)).toBe(true);
  }
});

describe('a pixel tells how its run ended, as its race does', () => {
  const over = (hash: string, across: ReturnType<typeof axis>, up: ReturnType<typeof axis>) => {
    const { f, runs, start, steps } = raceJobOf(decode(hash).state);
    const job = { ...basins, f, run: runs[0], start, steps, across, up };
    expect(wrongPixels(job)).toEqual([]);
    return new Set([...maps.run(job).ended].map((ending) => endings[ending]));
  };
  const places = (side: number) => [axis('x', -side, side, 6), axis('y', -side, side, 5)] as const;
  it('too steep, the same or another step in every pixel', () => {
    expect(over('#f=1e25*(x^2+y^2)&steps=8&methods=adagrad(eta=0.1)', ...places(1))).toEqual(new Set(['steep']));
    const growing = '#f=1e18*exp(y)*(x^2+y^2)&steps=40&methods=adagrad(eta=0.1)';
    expect(over(growing, ...places(4))).toEqual(new Set(['ok', 'steep']));
    expect(over('#f=1e19*x+y^2&steps=40&methods=adagrad(eta=0.1),', ...places(2))).toEqual(new Set(['steep']));
  });
  it('away, or into a hole, or from one', () => {
    expect(over('#f=x^4+y^4&steps=50&methods=sgd(eta=0.1)', ...places(5))).toEqual(new Set(['ok', 'diverged']));
    expect(over('#f=sqrt(x)+y^2&steps=40&methods=sgd(eta=0.3)', ...places(1))).toEqual(new Set(['diverged']));
    expect(over('#f=exp(100x)+y^2&steps=3&methods=signsgd(eta=0.01)', ...places(1))).toEqual(new Set(['ok', 'steep']));
  });
  it('0/0, and not where a row has an epsilon', () => {
    const hash = '#f=x^2&start=1,1&steps=30&methods=adam';
    const up = [0, 1e-8, 0.1].map((epsilon) => ({ epsilon }));
    expect(over(hash, axis('eta', 0.01, 1, 5), up)).toEqual(new Set(['ok', 'indeterminate']));
  });
});
