import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenPoint } from '../../src/engine/many/sequence';
import { candidatesOf, edgesOf, rangesOf, shareOf, valueAt } from '../../src/engine/many/sweep';
import { defaultHyper, optimizers } from '../../src/optimizers/catalog';
import { optimizerOf } from '../../src/optimizers/resolve';
import type { Optimizer } from '../../src/optimizers/types';

const all = [...optimizers.values()];
const anyOptimizer = fc.constantFrom(...all);
const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const named = (id: string): Optimizer => optimizers.get(id) ?? all[0];

describe('points of the sequence', () => {
  it('have as many in each part of an axis, wherever the sequence is cut off', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 4 }), fc.constantFrom(64, 100, 256), (seed, dimensions, count) => {
        const points = Array.from({ length: count }, (_, i) => evenPoint(seed, 3, i, dimensions));
        for (let k = 0; k < dimensions; k++) {
          const parts = Array.from({ length: 8 }, () => 0);
          for (const point of points) parts[Math.floor(point[k] * 8)]++;
          for (const part of parts) expect(Math.abs(part - count / 8)).toBeLessThanOrEqual(dimensions < 3 ? 2 : 10);
        }
      }),
    );
  });

  it('are the numbers they were: another machine, the same sequence', () => {
    expect(evenPoint(1, 2, 0, 2)).toEqual([0.2104296088218689, 0.9502086639404297]);
    expect(evenPoint(1, 2, 1000, 2)).toEqual([0.08809585551455257, 0.7904996619936355]);
  });
});

describe('candidates', () => {
  it('are those of the seed: the present values, the defaults, then others within the ranges', () => {
    fc.assert(
      fc.property(anyOptimizer, anySeed, fc.integer({ min: 4, max: 300 }), (optimizer, seed, budget) => {
        const present = { ...defaultHyper(optimizer), eta: 0.123 };
        const candidates = candidatesOf(optimizer, present, { seed, budget });
        expect(candidates).toHaveLength(budget);
        expect(candidates.slice(0, 2)).toEqual([present, defaultHyper(optimizer)]);
        expect(candidatesOf(optimizer, present, { seed, budget })).toEqual(candidates);
        for (const { name, min, max } of rangesOf(optimizer)) {
          for (const hyper of candidates.slice(2)) {
            expect(hyper[name]).toBeGreaterThanOrEqual(min);
            expect(hyper[name]).toBeLessThanOrEqual(max);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of a larger budget are those of a smaller one and more', () => {
    const adam = named('adam');
    const of = (budget: number) => candidatesOf(adam, defaultHyper(adam), { seed: 5, budget });
    expect(of(64).slice(0, 16)).toEqual(of(16));
    expect(of(64)[0]).toEqual(defaultHyper(adam));
    expect(of(64)[1]).not.toEqual(defaultHyper(adam));
  });

  it('of another seed are others', () => {
    const adam = named('adam');
    const of = (seed: number) => candidatesOf(adam, defaultHyper(adam), { seed, budget: 16 });
    expect(of(1).slice(1)).not.toEqual(of(2).slice(1));
  });

  it('leave alone what only keeps a division finite and what pulls to the origin', () => {
    const namesOf = (id: string) => rangesOf(named(id)).map(({ name }) => name);
    expect(namesOf('adam')).toEqual(['eta', 'beta1', 'beta2']);
    expect(namesOf('adamw')).toEqual(['eta', 'beta1', 'beta2']);
    expect(namesOf('lion')).toEqual(['eta', 'beta1', 'beta2']);
    expect(namesOf('adadelta')).toEqual(['eta', 'gamma', 'epsilon']);
    expect(namesOf('rprop')).toEqual(['etaplus', 'etaminus', 'deltamin', 'deltamax']);
    const adam = named('adam');
    const present = { ...defaultHyper(adam), epsilon: 0.05 };
    const [, , ...others] = candidatesOf(adam, present, { seed: 1, budget: 40 });
    expect(new Set(others.map(({ epsilon }) => epsilon))).toEqual(new Set([0.05]));
  });

  it('are different however many hyperparameters a method has', () => {
    const adam = optimizerOf({ method: 'adam', with: ['warmup', 'cosine', 'clip'] });
    if (!adam) throw new Error('no adam');
    expect(rangesOf(adam).length).toBeGreaterThan(4);
    const candidates = candidatesOf(adam, defaultHyper(adam), { seed: 1, budget: 256 });
    expect(new Set(candidates.map((hyper) => JSON.stringify(hyper))).size).toBe(256);
  });
});

describe('points of the sequence', () => {
  it.each(Array.from({ length: 16 }, (_, i) => i + 1))('are different and even in %i dimensions', (dimensions) => {
    const points = Array.from({ length: 256 }, (_, i) => evenPoint(1, 2, i, dimensions));
    expect(new Set(points.map(String)).size).toBe(256);
    for (let k = 0; k < dimensions; k++) {
      expect(new Set(points.map((point) => point[k])).size).toBe(256);
      const mean = points.reduce((sum, point) => sum + point[k], 0) / 256;
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.06);
    }
  });

  it('in up to four dimensions have the bits that they always had, and in more the same everywhere', () => {
    expect(evenPoint(1, 2, 1, 4).map((x, k) => x - evenPoint(1, 2, 0, 4)[k])).toMatchSnapshot();
    expect([1, 2, 3, 4, 5, 8, 16].map((d) => evenPoint(3, 4, 200, d))).toMatchSnapshot();
  });
});

describe('a range', () => {
  const [eta, beta1] = rangesOf(named('adam'));
  it('is even in the logarithm, a decay’s in the logarithm of its distance from 1', () => {
    expect([0, 0.5, 1].map((share) => valueAt(eta, share))).toEqual([1e-5, 0.01, 10]);
    expect([0, 0.25, 0.5, 1].map((share) => valueAt(beta1, share))).toEqual([0, 0.9, 0.99, 0.9999]);
    const [, nu] = rangesOf(named('qhm')).filter(({ name }) => name !== 'gamma');
    expect(valueAt(nu, 0.25)).toBe(0.25);
  });

  it('gives back the share of a value, but for the digits left out', () => {
    const ranges = all.flatMap(rangesOf);
    fc.assert(
      fc.property(fc.constantFrom(...ranges), fc.double({ min: 0, max: 1, noNaN: true }), (range, share) => {
        expect(shareOf(range, valueAt(range, share))).toBeCloseTo(share, 2);
      }),
    );
  });

  it('says which values lie at its ends or beyond', () => {
    const adam = named('adam');
    const at = (hyper: object) => edgesOf(adam, { ...defaultHyper(adam), ...hyper });
    expect(at({})).toEqual([]);
    expect(at({ eta: 1e-5 })).toEqual([{ name: 'eta', end: 'low' }]);
    expect(at({ eta: 50, beta1: 0.9999 })).toEqual([
      { name: 'eta', end: 'high' },
      { name: 'beta1', end: 'high' },
    ]);
    expect(at({ beta1: 1 })).toEqual([{ name: 'beta1', end: 'high' }]);
    expect(at({ eta: 0 })).toEqual([{ name: 'eta', end: 'low' }]);
  });
});
