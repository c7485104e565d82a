import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { tracesOf } from '../../src/engine/traces';
import { pointOf } from '../../src/study/trace';

/**
 * A transcendental as the f32 targets compute it, through the CPU engine: f is the function, and one step of a rule
 * that adds (h, 0) walks the argument along x.
 */
function walk(text: string, from: number, to: number, count = 2000): { x: number; f: number }[] {
  const h = (to - from) / count;
  const runs = [{ rule: { update: 'theta = theta + 0*g + h' }, hyper: { h } }];
  const paths = new CpuRace().run({ f: text, runs, start: [from, from], steps: count });
  return Array.from({ length: paths.ends[0].length }, (_, k) => pointOf(tracesOf(paths)[0], k)).map(([x, , f]) => ({
    x,
    f,
  }));
}

describe('expansions agree with f64 to a few units in the last place', () => {
  it.each([
    ['exp', Math.exp, -80, 60, 3e-7, 0],
    ['log', Math.log, 1e-3, 50, 3e-7, 1e-7],
    ['sin', Math.sin, -60, 60, 3e-7, 3e-7],
    ['cos', Math.cos, -60, 60, 3e-7, 3e-7],
    ['tan', Math.tan, -1.4, 1.4, 1e-6, 1e-7],
    ['tanh', Math.tanh, -20, 20, 5e-7, 0],
    ['sinh', Math.sinh, -40, 40, 6e-7, 0],
    ['sinh', Math.sinh, -1.2, 1.2, 3e-7, 0],
    ['cosh', Math.cosh, -40, 40, 6e-7, 0],
    ['asin', Math.asin, -0.9999, 0.9999, 3e-7, 0],
    ['acos', Math.acos, -0.9999, 0.9999, 4e-7, 0],
    ['atan', Math.atan, -60, 60, 3e-7, 0],
    ['atan', Math.atan, -2.5, 2.5, 3e-7, 0],
    ['asinh', Math.asinh, -3, 3, 4e-7, 0],
    ['asinh', Math.asinh, 1, 1e6, 3e-7, 0],
    ['acosh', Math.acosh, 1.0001, 3, 4e-7, 0],
    ['acosh', Math.acosh, 2, 1e6, 3e-7, 0],
    ['atanh', Math.atanh, -0.999, 0.999, 5e-7, 0],
    ['log2', Math.log2, 1e-3, 50, 3e-7, 1e-7],
    ['log10', Math.log10, 1e-3, 50, 3e-7, 1e-7],
    ['cbrt', Math.cbrt, -999.7, 1000, 3e-7, 0],
    ['cbrt', Math.cbrt, 1e-6, 1, 3e-7, 0],
    ['relu', (x: number) => Math.max(x, 0), -3, 3, 0, 0],
    ['softplus', (x: number) => Math.log1p(Math.exp(x)), -60, 60, 4e-7, 0],
    ['sigmoid', (x: number) => 1 / (1 + Math.exp(-x)), -60, 60, 4e-7, 0],
    ['ceil', Math.ceil, -3, 3, 0, 0],
    ['floor', Math.floor, -3, 3, 0, 0],
  ] as const)('%s', (name, exact, from, to, relative, absolute) => {
    const path = walk(`${name}(x)`, from, to);
    expect(path.length).toBe(2001);
    for (const { x, f } of path)
      expect(Math.abs(f - exact(x))).toBeLessThanOrEqual(relative * Math.abs(exact(x)) + absolute);
  });

  it.each([
    ['atan2(x, 2)', (x: number) => Math.atan2(x, 2), -40, 40],
    ['atan2(2, x)', (x: number) => Math.atan2(2, x), -40, 40],
    ['atan2(-1, x)', (x: number) => Math.atan2(-1, x), -3, 3],
    ['atan2(x, -0.5)', (x: number) => Math.atan2(x + 0, -0.5), 0, 3],
    ['hypot(x, 3)', (x: number) => Math.hypot(x, 3), -40, 40],
    ['hypot(0*x, x)', Math.abs, -1, 1],
  ] as const)('%s', (text, exact, from, to) => {
    for (const { x, f } of walk(text, from, to))
      expect(Math.abs(f - exact(x))).toBeLessThanOrEqual(3e-7 * Math.abs(exact(x)));
  });

  it('no square of a length leaves the range', () => {
    expect(walk('hypot(x, 1e25)', 0, 1)[0].f).toBeCloseTo(1e25, -20);
    expect(walk('1e30*hypot(x*1e-25, 1e-25)', 0, 1)[0].f).toBeCloseTo(1e5, -1);
  });

  it('round is half to even, and mod is what floor leaves of a quotient, for every sign', () => {
    const halves = walk('round(x)', -4, 4, 16).map(({ f }) => f + 0);
    expect(halves).toEqual([-4, -4, -3, -2, -2, -2, -1, 0, 0, 0, 1, 2, 2, 2, 3, 4, 4]);
    for (const by of [3, -3, 0.5, 2.5, -1]) {
      const values = walk(`mod(x, ${by})`, -8, 8, 64);
      expect(values.map(({ f }) => f)).toEqual(values.map(({ x }) => x - by * Math.floor(x / by)));
    }
  });

  it.each([
    ['asin', Math.asin, 1],
    ['asin', Math.asin, -1],
    ['acos', Math.acos, 1],
    ['acos', Math.acos, -1],
    ['acosh', Math.acosh, 1],
    ['cbrt', Math.cbrt, 0],
    ['asinh', Math.asinh, 1e25],
    ['acosh', Math.acosh, 1e25],
    ['cbrt', Math.cbrt, -1e29],
    ['sinh', Math.sinh, 60],
    ['softplus', (x: number) => x, 1e6],
    ['sigmoid', () => 0, -1e6],
  ] as const)('%s at the end of its range, %s %s', (name, exact, at) => {
    const [{ x, f }] = walk(`${name}(x)`, at, at + 1, 1);
    expect(Math.abs(f - exact(x))).toBeLessThanOrEqual(4e-6 * Math.abs(exact(x)));
  });

  it('powers of two have whole logarithms', () => {
    for (const { x, f } of walk('log2(4^x)', -8, 8, 16)) expect(f).toBe(2 * x);
  });

  it('a power with a typed exponent', () => {
    for (const { x, f } of walk('x^2.5', 0.01, 8)) expect(Math.abs(f - x ** 2.5)).toBeLessThan(2e-6 * x ** 2.5 + 1e-9);
  });

  it('a power with a whole exponent, negative bases included', () => {
    for (const { x, f } of walk('x^5', -3, 3))
      expect(Math.abs(f - x ** 5)).toBeLessThan(1e-6 * Math.abs(x ** 5) + 1e-9);
  });
});
