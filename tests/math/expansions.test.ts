import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { pointOf } from '../../src/engine/types';

/**
 * A transcendental as the f32 targets compute it, through the CPU engine: f is the function, and one step of a rule
 * that adds (h, 0) walks the argument along x.
 */
function walk(text: string, from: number, to: number, count = 2000): { x: number; f: number }[] {
  const h = (to - from) / count;
  const runs = [{ rule: { update: 'theta = theta + 0*g + h' }, hyper: { h } }];
  const paths = new CpuRace().run({ f: text, runs, start: [from, from], steps: count });
  return Array.from({ length: paths.ends[0].length }, (_, k) => pointOf(paths, 0, k)).map(([x, , f]) => ({ x, f }));
}

describe('expansions agree with f64 to a few units in the last place', () => {
  it.each([
    ['exp', Math.exp, -80, 60, 3e-7, 0],
    ['log', Math.log, 1e-3, 50, 3e-7, 1e-7],
    ['sin', Math.sin, -60, 60, 3e-7, 3e-7],
    ['cos', Math.cos, -60, 60, 3e-7, 3e-7],
    ['tan', Math.tan, -1.4, 1.4, 1e-6, 1e-7],
    ['tanh', Math.tanh, -20, 20, 5e-7, 0],
  ] as const)('%s', (name, exact, from, to, relative, absolute) => {
    const path = walk(`${name}(x)`, from, to);
    expect(path.length).toBe(2001);
    for (const { x, f } of path)
      expect(Math.abs(f - exact(x))).toBeLessThanOrEqual(relative * Math.abs(exact(x)) + absolute);
  });

  it('a power with a typed exponent', () => {
    for (const { x, f } of walk('x^2.5', 0.01, 8)) expect(Math.abs(f - x ** 2.5)).toBeLessThan(2e-6 * x ** 2.5 + 1e-9);
  });

  it('a power with a whole exponent, negative bases included', () => {
    for (const { x, f } of walk('x^5', -3, 3))
      expect(Math.abs(f - x ** 5)).toBeLessThan(1e-6 * Math.abs(x ** 5) + 1e-9);
  });
});
