import { describe, expect, it } from 'vitest';
import { beale } from '../../src/surfaces/beale';
import { compileSurface } from '../../src/surfaces/compile';
import { pathOf, runOf } from './runs';

const steps = 198;
const inside = { gamma: 0.95, epsilon: 1e-6 };

/** Radford's animation over Beale: where each method is after 10, 40, 100 and 198 steps. */
const published = [
  {
    run: runOf('sgd', { eta: 0.001 }),
    method: 'SGD',
    at: { 10: [0.838, 1.062], 40: [0.946, 0.596], 100: [1.305, 0.246], 198: [1.7, 0.0972] },
    distance: 1.361,
  },
  {
    run: runOf('momentum', { eta: 0.001, gamma: 0.95 }),
    method: 'Momentum',
    at: { 10: [0.409, -0.531], 40: [0.13, -1.689], 100: [2.813, 0.437], 198: [3.2722, 0.5596] },
    distance: 0.279,
  },
  {
    run: runOf('nag', { eta: 0.001, gamma: 0.95 }, 'lookahead'),
    method: 'NAG',
    at: { 10: [0.572, -0.364], 40: [0.812, -0.862], 100: [2.919, 0.456], 198: [3.0922, 0.5221] },
    distance: 0.095,
  },
  {
    run: runOf('adagrad', { eta: 1, epsilon: 1e-6 }, 'inside'),
    method: 'Adagrad',
    at: { 10: [1.254, 0.279], 40: [2.273, 0.233], 100: [2.622, 0.386], 198: [2.8187, 0.4504] },
    distance: 0.188,
  },
  {
    run: runOf('adadelta', { eta: 5, ...inside }, 'inside'),
    method: 'Adadelta',
    at: { 10: [1.031, 0.422], 40: [2.528, 0.346], 100: [2.841, 0.457], 198: [2.9679, 0.4918] },
    distance: 0.033,
  },
  {
    // It ends in a limit cycle, where the order of additions alone moves it: its last point is not testable.
    run: runOf('rmsprop', { eta: 0.075, ...inside }, 'inside'),
    method: 'RMSprop',
    at: { 10: [0.589, 0.809], 40: [1.948, 0.167], 100: [2.698, 0.413] },
    distance: undefined,
  },
];

describe('Figure 4a in f64', () => {
  it('starts on the published slope', () => {
    const [x, y] = compileSurface(beale.f).gradientAt(...beale.start);
    expect(x).toBeCloseTo(49.831632, 6);
    expect(y).toBeCloseTo(116.45856, 6);
  });

  it.each(published)('$method passes the published points', ({ run, at, distance }) => {
    const { points } = pathOf(run, { f: beale.f, start: beale.start, steps });
    for (const [k, [x, y]] of Object.entries(at)) {
      const point = points[Number(k)];
      expect(Math.abs(point[0] - x), `x after ${k}`).toBeLessThan(1e-3);
      expect(Math.abs(point[1] - y), `y after ${k}`).toBeLessThan(1e-3);
    }
    const away = Math.hypot(points[steps][0] - 3, points[steps][1] - 0.5);
    if (distance === undefined) expect(away).toBeLessThan(0.25);
    else expect(Math.abs(away - distance)).toBeLessThan(1e-3);
  });
});
