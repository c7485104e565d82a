import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { rateOf } from '../../src/engine/rate';
import { runReference } from '../../src/engine/reference/run';
import { optimizers } from '../../src/optimizers/catalog';
import { applies, optimizerOf } from '../../src/optimizers/resolve';
import { transformations } from '../../src/optimizers/transformations';
import { randomNormal } from '../../src/study/random';

const run = (method: string, names: readonly string[], values: Record<string, number> = {}, form?: string) => {
  const optimizer = optimizerOf({ method, with: names });
  if (!optimizer) throw new Error(`no ${method}`);
  const hyper = Object.fromEntries(Object.entries(optimizer.hyper).map(([name, row]) => [name, row.default]));
  return { rule: optimizer.forms[form ?? Object.keys(optimizer.forms)[0]], hyper: { ...hyper, ...values } };
};

/** The rate at step t by hand, from the papers' formulas; steps count from 1. */
const closed: Readonly<Record<string, (t: number, eta: number) => number>> = {
  warmup: (t, eta) => (t < 20 ? (eta * t) / 20 : eta),
  step: (t, eta) => eta / 2 ** Math.trunc((t - 1) / 50),
  exponential: (t, eta) => eta * Math.exp((t - 1) * Math.log(0.99)),
  inverse: (t, eta) => (eta * 50) / (49 + t),
  cosine: (t, eta) => (t > 200 ? 0 : eta * Math.cos((Math.PI * (t - 1)) / 400) ** 2),
  cyclic: (t, eta) => {
    const phase = (t - 1) % 50;
    return eta * (0.1 + 0.9 * (phase <= 25 ? phase / 25 : (50 - phase) / 25));
  },
};

describe('schedules', () => {
  it.each(Object.keys(closed))('%s is its closed form', (id) => {
    const rate = rateOf(run('adam', [id], { eta: 0.3 }));
    for (const t of [1, 2, 19, 20, 21, 50, 51, 100, 101, 150, 200, 201, 500]) {
      expect(rate?.(t)).toBeCloseTo(closed[id](t, 0.3), 12);
    }
  });

  it('are all in the table, and those together multiply', () => {
    const schedules = [...transformations.values()].filter((row) => row.of === 'eta').map(({ id }) => id);
    expect(schedules.sort()).toEqual(Object.keys(closed).sort());
    const rate = rateOf(run('sgd', ['warmup', 'cosine'], { eta: 2 }));
    for (const t of [1, 10, 60]) expect(rate?.(t)).toBeCloseTo(closed.warmup(t, 1) * closed.cosine(t, 1) * 2, 12);
  });

  it('may be typed', () => {
    expect(rateOf(run('sgd', ['schedule:eta/sqrt(t)'], { eta: 2 }))?.(16)).toBe(0.5);
  });

  it('move a method as its rate at each step does', () => {
    const [{ points }] = runReference({
      f: 'x^2 + 3*y^2',
      start: [1, 1],
      steps: 80,
      runs: [run('sgd', ['cosine'], { eta: 0.1, period: 60 })],
    });
    let [x, y] = [1, 1];
    for (let t = 1; t <= 80; t++) {
      const eta = t > 60 ? 0 : 0.1 * Math.cos((Math.PI * (t - 1)) / 120) ** 2;
      [x, y] = [x - eta * 2 * x, y - eta * 6 * y];
      expect(points[t][0]).toBeCloseTo(x, 12);
      expect(points[t][1]).toBeCloseTo(y, 12);
    }
  });
});

describe('what is done to gradients and parameters', () => {
  const f = '(1.5-x+x*y)^2+(2.25-x+x*y^2)^2+(2.625-x+x*y^3)^2';

  it('decoupled decay makes AdamW of Adam, bit for bit', () => {
    const runs = [run('adam', ['decoupled'], { eta: 0.05 }, 'outside'), run('adamw', [], { eta: 0.05 }, 'scaled')];
    const { segments } = new CpuRace().run({ f, start: [1, 1.6], steps: 100, runs });
    expect(segments.slice(segments.length / 2)).toEqual(segments.slice(0, segments.length / 2));
  });

  it('clipping leaves a short gradient and shortens a long one to the limit', () => {
    const moved = (start: [number, number]) => {
      const [{ points }] = runReference({
        f: 'x^2 + y^2',
        start,
        steps: 1,
        runs: [run('sgd', ['clip'], { eta: 1, clip: 2 })],
      });
      return [points[0][0] - points[1][0], points[0][1] - points[1][1]];
    };
    expect(moved([0.3, 0.4])).toEqual([0.6, 0.8]);
    const [dx, dy] = moved([30, 40]);
    expect(dx).toBeCloseTo(1.2, 12);
    expect(dy).toBeCloseTo(1.6, 12);
    expect(moved([0, 0])).toEqual([0, 0]);
  });

  it('they compose in the order of the list: a clipped sum of gradient and penalty is never longer than the limit', () => {
    const ended = (names: string[]) => {
      const [{ points }] = runReference({
        f: 'x^2',
        start: [10, 0],
        steps: 1,
        runs: [run('sgd', names, { eta: 1, clip: 1, decay: 0.5 })],
      });
      return points[1][0];
    };
    expect(ended(['l2', 'clip'])).toBe(9);
    expect(ended(['clip', 'l2'])).toBe(4);
  });

  it('each can be done to each method that has what it needs, and the CPU engine takes the same step as f64', () => {
    for (const optimizer of optimizers.values()) {
      for (const id of transformations.keys()) {
        if (!applies(id, { method: optimizer.id })) continue;
        const job = {
          f: 'x^2 + 3*y^2 + x*y/2',
          start: [0.5, -0.25],
          steps: 3,
          runs: [run(optimizer.id, [id])],
        } as const;
        const [{ points }] = runReference(job);
        const { segments } = new CpuRace().run(job);
        points.slice(1).forEach(([x, y], k) => {
          expect(segments[k * 8 + 4], `${optimizer.id} ${id}`).toBeCloseTo(x, 4);
          expect(segments[k * 8 + 5], `${optimizer.id} ${id}`).toBeCloseTo(y, 4);
        });
      }
    }
    expect(applies('decoupled', { method: 'adamw' })).toBe(false);
    expect(applies('cosine', { method: 'rprop' })).toBe('eta' in (optimizers.get('rprop')?.hyper ?? {}));
  });
});

describe('gradient noise', () => {
  it('is a standard normal number: mean, variance, quantiles, and no memory', () => {
    const count = 40_000;
    const values = Array.from({ length: count }, (_, k) => randomNormal(3, 0, k + 1, k % 2));
    const mean = values.reduce((sum, v) => sum + v, 0) / count;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / count;
    const lag = values.slice(1).reduce((sum, v, i) => sum + v * values[i], 0) / count;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    expect(Math.abs(lag)).toBeLessThan(4 / Math.sqrt(count));
    for (const [z, share] of [
      [-1.96, 0.025],
      [0, 0.5],
      [1, 0.8413],
    ]) {
      const below = values.filter((v) => v < z).length / count;
      expect(Math.abs(below - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / count));
    }
  });

  it('has the variance of equations (22) and (23) at every step', () => {
    const eta = 1;
    const [sigma2, gamman] = [0.3, 0.55];
    const streams = 3000;
    const runs = Array.from({ length: streams }, (_, stream) => ({
      ...run('sgd', ['noise'], { eta, sigma2, gamman }),
      seed: 7,
      stream,
    }));
    // On a plane that does not slope every step is the noise alone.
    const { segments } = new CpuRace().run({ f: '0*x', start: [0, 0], steps: 8, runs });
    for (const t of [1, 3, 8]) {
      let sum = 0;
      for (let r = 0; r < streams; r++) {
        const at = (r * 8 + t - 1) * 8;
        sum += (segments[at + 4] - segments[at]) ** 2 + (segments[at + 5] - segments[at + 1]) ** 2;
      }
      const expected = sigma2 / (1 + t) ** gamman;
      expect(Math.abs(sum / (2 * streams) / expected - 1)).toBeLessThan(4 * Math.sqrt(1 / streams));
    }
  });
});
