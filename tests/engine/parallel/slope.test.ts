import { expect, it } from 'vitest';
import { CpuRace } from '../../../src/engine/cpu/race';
import { FormulaSlope } from '../../../src/engine/parallel/slope';
import { segmentFloats } from '../../../src/engine/types';
import { surfaces } from '../../../src/surfaces/catalog';
import { methodRun } from '../trainings';

it.each([...surfaces.values()])('f and gradient of $id along a race have the bits of the race', ({ f, start }) => {
  const eta = 1e-3;
  const { segments, ends } = new CpuRace().run({ f, start, steps: 50, runs: [methodRun({ method: 'sgd' }, { eta })] });
  const slope = new FormulaSlope(f);
  const rate = Math.fround(eta);
  let [x, y] = start.map(Math.fround);
  for (let k = 1; k < ends[0].length; k++) {
    expect(slope.at(x, y)).toBe(true);
    const step = (from: number, g: number) => Math.fround(from - Math.fround(rate * g));
    [x, y] = [step(x, slope.dx), step(y, slope.dy)];
    slope.at(x, y);
    expect([k, x, y, slope.f]).toEqual([
      k,
      ...segments.subarray((k - 1) * segmentFloats + 4, (k - 1) * segmentFloats + 7),
    ]);
  }
});

it('says where a formula is not valid', () => {
  const slope = new FormulaSlope('log(x) + y^2');
  expect(slope.at(1, 2)).toBe(true);
  expect([slope.dx, slope.dy, slope.f]).toEqual([1, 4, 4]);
  expect(slope.at(-1, 2)).toBe(false);
  expect(slope.at(1, 1e30)).toBe(false);
});
