import { expect, it } from 'vitest';
import { CpuMap } from '../../src/engine/cpu/map';
import { stride } from '../../src/engine/cpu/track';
import { everyForm } from './cases';
import { axis, wrongPixels } from './map-cases';

const bowl = {
  f: 'x^2/2 + 2*y^2',
  start: [0, 0] as const,
  across: axis('x', -3, 3, 9),
  up: axis('y', -2, 2, 3),
  minima: [[0, 0]] as const,
  radius: 0.5,
  goal: 0.02,
};
const runOf = (id: string, hyper: Record<string, number>) => {
  const run = everyForm.find((form) => form.id === id)?.run;
  if (!run) throw new Error(`no form ${id}`);
  return { ...run, hyper };
};

it('runs that swing in and out of the radius settle when they last come in, whatever the stride', () => {
  const run = runOf('momentum/standard', { eta: 0.05, gamma: 0.97 });
  for (const steps of [1, stride - 1, stride, stride + 1, 7 * stride + 5])
    expect(wrongPixels({ ...bowl, run, steps })).toEqual([]);
  const { settled, minimum } = new CpuMap().run({ ...bowl, run, steps: 300 });
  const late = settled.filter((k, i) => minimum[i] === 0 && k > 2 * stride);
  expect(late.length).toBeGreaterThan(5);
});

it('four runs of which some end within a stride, some before, some never', () => {
  const run = runOf('sgd/standard', { eta: 0.3 });
  const across = [0, 1, 1.4, 1.6, 3, 5, 30, 0.2].map((x) => ({ x }));
  const job = { ...bowl, f: 'x^2 - x^4/5 + y^2 + 0*sqrt(40 - x^2)', run, across, steps: 5 * stride };
  expect(wrongPixels(job)).toEqual([]);
  const { lived } = new CpuMap().run(job);
  expect(new Set(lived).size).toBeGreaterThan(3);
});

it('what pixels share is not mixed up where both axes change scalars of the step', () => {
  const run = runOf('adam/outside', { eta: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 });
  const job = { ...bowl, run, start: [2, -1] as const, steps: 2 * stride + 3 };
  expect(wrongPixels({ ...job, across: axis('beta1', 0.1, 0.97, 6), up: axis('beta2', 0.5, 0.999, 5) })).toEqual([]);
  expect(wrongPixels({ ...job, across: axis('beta2', 0.5, 0.999, 5), up: axis('x', -2, 2, 5) })).toEqual([]);
});
