import { describe, expect, it } from 'vitest';
import { type Landscape, landscapes } from './landscapes';
import { oracles } from './oracle';
import { everyForm, pathOf, runOf } from './runs';
import type { Oracle, Values } from './vectors';

const steps = 60;

/** Rates at which a method moves visibly within 60 steps, beside its defaults. */
const livelier: Readonly<Record<string, Values>> = {
  sgd: { eta: 0.002 },
  momentum: { eta: 0.001, gamma: 0.95 },
  nag: { eta: 0.001, gamma: 0.95 },
  adagrad: { eta: 1, epsilon: 1e-6 },
  adadelta: { eta: 5, gamma: 0.95 },
  rmsprop: { eta: 0.075, gamma: 0.95, epsilon: 1e-6 },
  adam: { eta: 0.05, beta2: 0.9 },
  adamax: { eta: 0.05 },
  nadam: { eta: 0.05 },
  amsgrad: { eta: 0.05, beta2: 0.9 },
  adamw: { eta: 0.05, lambda: 0.1 },
  radam: { eta: 0.05, beta2: 0.9 },
  adabelief: { eta: 0.05, epsilon: 1e-3 },
  yogi: { eta: 0.05, beta2: 0.9 },
  lion: { eta: 0.02, lambda: 0.1 },
  signsgd: { eta: 0.017 },
  rprop: { etaplus: 1.1, etaminus: 0.6, deltamax: 0.3, deltamin: 1e-3 },
  qhm: { eta: 0.002, gamma: 0.9 },
  newton: { eta: 0.3 },
  adarevision: { eta: 1 },
};

/** The oracle's path: points until one is not finite or beyond single precision. */
function byHand(oracle: Oracle, hyper: Values, surface: Landscape): number[][] {
  const step = oracle(hyper, surface);
  let theta: readonly number[] = surface.start;
  const points = [[...theta, surface.value(theta)]];
  for (let k = 0; k < steps; k++) {
    theta = step(theta);
    const point = [...theta, surface.value(theta)];
    if (!point.every((value) => Number.isFinite(Math.fround(value)))) break;
    points.push(point);
  }
  return points;
}

/** The largest difference of two numbers' lists, relative to 1 or to the number where that is larger. */
const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]) / Math.max(1, Math.abs(b[i]))));

describe('the rules against methods written by hand', () => {
  it('has an oracle for every method and form, and no other', () => {
    expect([...oracles.keys()].sort()).toEqual([...everyForm].sort());
  });

  describe.each(landscapes)('on $name', (surface) => {
    it.each(everyForm)('%s', (key) => {
      const [id, form] = key.split('/');
      for (const values of [{}, livelier[id]]) {
        const run = runOf(id, values, form);
        const path = pathOf(run, { f: surface.f, start: surface.start, steps });
        const expected = byHand(oracles.get(key) as Oracle, run.hyper, surface);
        // A run that overflows ends up to three steps before the oracle: its squares leave the range before theta does.
        expect(Math.abs(path.points.length - expected.length)).toBeLessThanOrEqual(3);
        const compared = Math.min(path.points.length, expected.length);
        for (let k = 0; k < compared; k++) expect(apart(path.points[k], expected[k]), `step ${k}`).toBeLessThan(1e-7);
      }
    });
  });
});
