import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bowl } from '../../src/surfaces/bowl';
import { matyas } from '../../src/surfaces/matyas';
import { pathOf, runOf } from './runs';

const wave = 'sin(x)*cos(2*y) + x^2/4 + y^2/4';
const eta = fc.double({ min: 1e-3, max: 0.1, noNaN: true });
const share = fc.double({ min: 0, max: 0.95, noNaN: true });
// Off the axes of symmetry, where the sign of a slope would be a matter of rounding.
const coordinate = fc.integer({ min: -3000, max: 2999 }).map((n) => (n + 0.37) / 1000);
const start = fc.tuple(coordinate, coordinate);
const few = { numRuns: 25 };
const steps = 20;

type Run = ReturnType<typeof runOf>;
type Point = readonly number[];

function expectSamePoints(a: readonly Point[], b: readonly Point[], tolerance = 1e-9): void {
  expect(a.length).toBe(b.length);
  a.forEach((p, k) => {
    for (const i of [0, 1]) expect(Math.abs(p[i] - b[k][i]), `step ${k}`).toBeLessThanOrEqual(tolerance);
  });
}

/** Both runs draw the same path from every start. */
const same = (at: readonly [number, number], a: Run, b: Run, f = wave): void =>
  expectSamePoints(pathOf(a, { f, start: at, steps }).points, pathOf(b, { f, start: at, steps }).points);

describe('laws between methods', () => {
  it('momentum, NAG and QHM without memory are SGD', () => {
    fc.assert(
      fc.property(start, eta, (at, rate) => {
        const sgd = runOf('sgd', { eta: rate });
        same(at, sgd, runOf('momentum', { eta: rate, gamma: 0 }));
        same(at, sgd, runOf('nag', { eta: rate, gamma: 0 }));
        same(at, sgd, runOf('nag', { eta: rate, gamma: 0 }, 'lookahead'));
        same(at, sgd, runOf('qhm', { eta: rate, gamma: 0 }));
      }),
      few,
    );
  });

  it('QHM is SGD at nu = 0, and momentum at a scaled rate at nu = 1', () => {
    fc.assert(
      fc.property(start, eta, share, (at, rate, gamma) => {
        same(at, runOf('sgd', { eta: rate }), runOf('qhm', { eta: rate, gamma, nu: 0 }));
        same(at, runOf('momentum', { eta: rate * (1 - gamma), gamma }), runOf('qhm', { eta: rate, gamma, nu: 1 }));
      }),
      few,
    );
  });

  it('QHM is NAG where nu = gamma, seen from the look-ahead point', () => {
    fc.assert(
      fc.property(start, eta, share, (at, rate, gamma) => {
        const nag = runOf('nag', { eta: rate * (1 - gamma), gamma }, 'lookahead');
        same(at, nag, runOf('qhm', { eta: rate, gamma, nu: gamma }));
      }),
      few,
    );
  });

  it('both forms of NAG are one motion: the look-ahead point of (5) is the other form’s theta', () => {
    fc.assert(
      fc.property(start, eta, share, (at, rate, gamma) => {
        const job = { f: wave, start: at, steps };
        const equation = pathOf(runOf('nag', { eta: rate, gamma }), job).points;
        const lookahead = pathOf(runOf('nag', { eta: rate, gamma }, 'lookahead'), job).points;
        // v after step k is the difference of two points, so the look-ahead point is theta − gamma·v.
        const ahead = equation.map((p, k) => {
          const before = equation[Math.max(k - 1, 0)];
          return [p[0] + gamma * (p[0] - before[0]), p[1] + gamma * (p[1] - before[1])];
        });
        expectSamePoints(ahead, lookahead);
      }),
      few,
    );
  });

  it('Adadelta’s forms agree at the overview’s eta = 1', () => {
    fc.assert(
      fc.property(start, share, (at, gamma) =>
        same(at, runOf('adadelta', { gamma }), runOf('adadelta', { gamma }, 'outside')),
      ),
      few,
    );
  });

  it('AdamW and Lion without decay are Adam, and a sign that forgets', () => {
    fc.assert(
      fc.property(start, eta, (at, rate) => {
        for (const form of ['scaled', 'independent']) {
          same(at, runOf('adam', { eta: rate }), runOf('adamw', { eta: rate, lambda: 0 }, form));
        }
        same(at, runOf('signsgd', { eta: rate }), runOf('lion', { eta: rate, beta1: 0, beta2: 0 }));
      }),
      few,
    );
  });

  it('Adam with no memory of either moment is signSGD, up to epsilon', () => {
    fc.assert(
      fc.property(start, eta, (at, rate) => {
        const adam = runOf('adam', { eta: rate, beta1: 0, beta2: 0, epsilon: 1e-30 });
        same(at, runOf('signsgd', { eta: rate }), adam);
      }),
      few,
    );
  });
});

describe('laws of one method', () => {
  it('Newton’s whole step ends at the minimum of a quadratic', () => {
    fc.assert(
      fc.property(start, (at) => {
        for (const f of [bowl.f, matyas.f]) {
          const { points } = pathOf(runOf('newton'), { f, start: at, steps: 1 });
          expectSamePoints(points.slice(1), [[0, 0]], 1e-10);
        }
      }),
      few,
    );
  });

  it('no step of AdaMax is longer than eta, but for the slow decay of its maximum', () => {
    fc.assert(
      fc.property(start, eta, (at, rate) => {
        const { points } = pathOf(runOf('adamax', { eta: rate }), { f: wave, start: at, steps });
        points.slice(1).forEach((p, k) => {
          for (const i of [0, 1]) expect(Math.abs(p[i] - points[k][i])).toBeLessThan(1.02 * rate);
        });
      }),
      few,
    );
  });

  it.each(['sgd', 'momentum', 'adagrad', 'adamax', 'rprop', 'yogi', 'radam'])('%s rests where the slope is 0', (id) => {
    const { points, divergedAt } = pathOf(runOf(id), { f: bowl.f, start: [0, 0], steps });
    expect(divergedAt).toBeUndefined();
    expectSamePoints(
      points,
      points.map(() => [0, 0]),
    );
  });

  it('AMSGrad divides by what never shrinks', () => {
    const job = { f: bowl.f, start: [3, 2] as const, steps: 200 };
    const forgetting = pathOf(runOf('adam', { eta: 0.05, beta1: 0, beta2: 0.5 }), job).points;
    const remembering = pathOf(runOf('amsgrad', { eta: 0.05, beta1: 0, beta2: 0.5 }, 'corrected'), job).points;
    const lastStep = (p: readonly Point[]) => Math.abs(p[200][0] - p[199][0]);
    expect(lastStep(remembering)).toBeLessThan(lastStep(forgetting));
  });
});
