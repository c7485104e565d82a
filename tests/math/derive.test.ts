import fc from 'fast-check';
import { derivative as mathjsDerivative } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { derive, evaluator, functionNames, gradient, parseExpression } from '../../src/math';
import { surfaces } from '../../src/surfaces/catalog';
import { expressionText } from './arbitrary';

const xy = new Set(['x', 'y']);
const points = [
  [0.7, -1.3],
  [1.9, 0.4],
  [-2.1, 2.6],
  [0.05, 0.11],
] as const;
const close = (a: number, b: number, tolerance: number) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(a), Math.abs(b)));

describe('the derivative of every shipped surface is that of mathjs', () => {
  it.each([...surfaces.values()])('$id', ({ f }) => {
    const tree = parseExpression(f, xy);
    for (const by of ['x', 'y']) {
      const ours = evaluator(derive(tree, by), ['x', 'y']);
      const theirs = mathjsDerivative(f, by);
      for (const [x, y] of points) close(ours(x, y), theirs.evaluate({ x, y }) as number, 1e-10);
    }
  });
});

describe('the second derivatives of every shipped surface are those of mathjs', () => {
  it.each([...surfaces.values()])('$id', ({ f }) => {
    const tree = parseExpression(f, xy);
    for (const [a, b] of ['xx', 'xy', 'yy']) {
      const ours = evaluator(derive(derive(tree, a), b), ['x', 'y']);
      const theirs = mathjsDerivative(mathjsDerivative(f, a), b);
      for (const [x, y] of points) close(ours(x, y), theirs.evaluate({ x, y }) as number, 1e-8);
    }
  });
});

it('the derivative is the central difference, where the function is smooth', () => {
  let compared = 0;
  fc.assert(
    // A staircase so fine that differences see its slope has a derivative of 0 all the same: no floor, ceil, round, mod.
    fc.property(
      expressionText.filter((text) => !/floor|ceil|round|mod/.test(text)),
      fc.constantFrom(...points),
      (text, [x, y]) => {
        let tree: ReturnType<typeof parseExpression>;
        try {
          tree = parseExpression(text, xy);
        } catch {
          return;
        }
        const f = evaluator(tree, ['x', 'y']);
        const exact = evaluator(derive(tree, 'x'), ['x', 'y'])(x, y);
        const difference = (h: number) => (f(x + h, y) - f(x - h, y)) / (2 * h);
        const [coarse, fine] = [difference(1e-4), difference(5e-5)];
        // At a corner the difference is the mean of two slopes: they must agree.
        const corner = Math.abs(f(x + 5e-5, y) - 2 * f(x, y) + f(x - 5e-5, y)) / 5e-5;
        const smooth =
          corner < 1e-2 &&
          Number.isFinite(exact) &&
          Math.abs(coarse - fine) < 1e-6 * Math.max(1, Math.abs(fine)) &&
          Math.abs(f(x, y)) < 1e6;
        if (!smooth) return;
        compared++;
        close(exact, fine, 1e-4);
      },
    ),
    { numRuns: 1000 },
  );
  expect(compared).toBeGreaterThan(200);
});

describe('the derivative of every function is the central difference', () => {
  const h = 1e-5;
  const inner = '(0.3*x + 0.1*x*y + 0.2)';
  const outside = new Set(['floor', 'ceil', 'round', 'where', 'sign', 'acosh']);
  it.each(functionNames.filter((name) => !outside.has(name)))('%s', (name) => {
    const pair = ['min', 'max', 'mod', 'atan2', 'hypot'].includes(name);
    const text = pair ? `${name}(${inner}, 0.4 - x*y/5)` : `${name}(${inner})`;
    const tree = parseExpression(text, xy);
    const f = evaluator(tree, ['x', 'y']);
    for (const [i, by] of ['x', 'y'].entries()) {
      const exact = evaluator(derive(tree, by), ['x', 'y']);
      const whole = evaluator(gradient(tree)[i], ['x', 'y']);
      for (const [x, y] of [
        [0.7, 0.4],
        [1.2, -0.3],
        [0.5, 0.9],
      ]) {
        // biome-ignore format: points in a row
        const [dx, dy] = by === 'x' ? [h, 0] : [0, h];
        const difference = (f(x + dx, y + dy) - f(x - dx, y - dy)) / (2 * h);
        close(exact(x, y), difference, 1e-8);
        expect(whole(x, y)).toBe(exact(x, y));
      }
    }
  });

  it('acosh, above 1', () => {
    const tree = parseExpression('acosh(x)', xy);
    close(evaluator(derive(tree, 'x'), ['x', 'y'])(1.5, 0), 1 / Math.sqrt(1.25), 1e-12);
  });
});
