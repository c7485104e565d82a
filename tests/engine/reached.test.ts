import { describe, expect, it } from 'vitest';
import { CpuMap } from '../../src/engine/cpu/map';
import { stride } from '../../src/engine/cpu/track';
import { outcomeAt, scoreOf } from '../../src/engine/many/score';
import { everyForm } from './cases';
import { axis, wrongPixels } from './map-cases';

const maps = new CpuMap();
const runOf = (id: string, hyper: Record<string, number>) => {
  const run = everyForm.find((form) => form.id === id)?.run;
  if (!run) throw new Error(`no form ${id}`);
  return { ...run, hyper };
};
const bowl = { f: 'x^2', start: [1, 0] as const, up: [{}], minima: [], radius: 0.1, goal: 0.01 };

describe('a run has reached its goal from the first step from which it stays there to its end', () => {
  it('flying through is no arrival', () => {
    // A heavy ball without friction: it passes the bottom again and again, and is far up at step 100.
    const run = runOf('momentum/standard', { eta: 0.05, gamma: 1 });
    const job = { ...bowl, run, steps: 100, across: axis('x', 0.5, 2, 8) };
    expect(wrongPixels(job)).toEqual([]);
    const { reached, f } = maps.run(job);
    expect([...reached].every((step, i) => step < 0 || f[i] < 0.01)).toBe(true);
    expect([...reached].filter((step) => step < 0).length).toBeGreaterThan(5);
  });

  it('a damped ball arrives when it last comes in, whatever the stride', () => {
    const run = runOf('momentum/standard', { eta: 0.05, gamma: 0.9 });
    for (const steps of [1, stride - 1, stride, stride + 1, 9 * stride + 3]) {
      expect(wrongPixels({ ...bowl, run, steps, across: axis('x', -2, 2, 9) })).toEqual([]);
    }
    const { reached } = maps.run({ ...bowl, run, steps: 300, across: [{}] });
    // Its first touch is before step 10.
    expect(reached[0]).toBeGreaterThan(2 * stride);
  });

  it('one that starts there and leaves is not there; one that never leaves is there from the start', () => {
    const run = runOf('sgd/standard', { eta: 0.1 });
    const hill = { ...bowl, f: '-x^2', run, steps: 40, across: axis('x', 0.01, 1, 4), goal: 1 };
    expect(wrongPixels(hill)).toEqual([]);
    expect([...maps.run(hill).reached]).toEqual([0, 0, 0, 0]);
    const away = { ...hill, f: 'where(x < 0.5, x, 2)', goal: 0.4, run: runOf('sgd/standard', { eta: -0.1 }) };
    expect(wrongPixels(away)).toEqual([]);
    expect(maps.run(away).reached[0]).toBe(-1);
  });

  it('a run that diverged never reached, however low it ended', () => {
    const run = runOf('sgd/standard', { eta: 0.3 });
    const job = { ...bowl, f: '-x^4', run, steps: 60, across: axis('x', 0.2, 3, 6), goal: 0 };
    expect(wrongPixels(job)).toEqual([]);
    const { lived, reached, f } = maps.run(job);
    const lost = [...lived].map((k) => k < 60);
    expect(lost).toContain(true);
    expect(lost.every((is, i) => !is || (reached[i] === -1 && f[i] < 0))).toBe(true);
  });

  it('and where it has no valid start, or where there is no goal', () => {
    const run = runOf('sgd/standard', { eta: 0.1 });
    const job = { ...bowl, run, steps: 20, across: axis('x', -1, 1, 5) };
    expect([...maps.run({ ...job, f: 'sqrt(x)' }).reached].slice(0, 2)).toEqual([-1, -1]);
    expect([...maps.run({ ...job, goal: Number.NEGATIVE_INFINITY }).reached]).toEqual([-1, -1, -1, -1, -1]);
  });

  it('so a lucky hit is judged by where it ends', () => {
    const job = { ...bowl, run: runOf('momentum/standard', { eta: 0.05, gamma: 1 }), steps: 100, across: [{}] };
    const damped = { ...job, run: runOf('momentum/standard', { eta: 0.05, gamma: 0.9 }) };
    const scale = { criterion: 'steps', steps: 100, floor: 1e-6 } as const;
    const [lucky, sound] = [job, damped].map((one) => scoreOf(outcomeAt(maps.run(one), 0, 100, 0), scale));
    expect(sound).toBeLessThan(100);
    expect(lucky).toBeGreaterThan(100);
  });
});
