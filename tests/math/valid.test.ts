import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gradient, hiddenValidity, type Node, parseExpression, print, simplify, validity } from '../../src/math';
import { once } from '../../src/math/build';
import { operation } from '../../src/math/ops';

const xy: ReadonlySet<string> = new Set(['x', 'y']);

/** The value of a tree in IEEE arithmetic, with nothing asked about what is valid: what the f32 targets compute. */
const plainly = (values: Readonly<Record<string, number>>) =>
  once<number>((n, again) => {
    if (n.kind === 'num') return n.value;
    return n.kind === 'name' ? values[n.name] : operation(n.op).evaluate(...n.args.map(again));
  });

/** Texts with many operations that are not valid everywhere, inside one another. */
const holes = fc
  .letrec<{ e: string }>((tie) => ({
    e: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom('x', 'y', '1', '2'),
      fc.tuple(tie('e'), fc.constantFrom('+', '-', '*', '/', '/'), tie('e')).map(([a, op, b]) => `(${a})${op}(${b})`),
      fc.tuple(tie('e'), fc.constantFrom('2', '-1', '-2', '0.5')).map(([a, n]) => `(${a})^(${n})`),
      fc
        .tuple(
          fc.constantFrom('sqrt', 'log', 'abs', 'floor', 'sign', 'asin', 'acosh', 'atanh', 'cbrt', 'log2'),
          tie('e'),
        )
        .map(([f, a]) => `${f}(${a})`),
      fc.tuple(tie('e'), tie('e'), tie('e')).map(([a, p, q]) => `where(${a} < 1, ${p}, max(${q}, ${a}))`),
    ),
  }))
  .e.filter((text) => text.length <= 512);

/** Numbers at which divisions, roots and logarithms fail, and some at which they do not. */
const number = fc.constantFrom(-2, -1, -0.5, 0, 0.5, 1, 2, 3, 10);

it('where the hidden conditions hold and every output is finite, every operation was valid', () => {
  const seen = { shown: 0, hidden: 0, valid: 0 };
  fc.assert(
    fc.property(holes, number, number, (text, x, y) => {
      const f = simplify(parseExpression(text, xy));
      const nodes: readonly Node[] = [f, ...gradient(f)];
      const value = plainly({ x, y });
      const finite = nodes.every((n) => Number.isFinite(value(n)));
      const hidden = value(hiddenValidity(...nodes)) !== 0;
      const valid = value(validity(...nodes)) !== 0;
      if (finite && hidden) expect(valid).toBe(true);
      if (valid) expect(hidden).toBe(true);
      seen[valid ? 'valid' : hidden ? 'shown' : 'hidden']++;
    }),
    { numRuns: 4000 },
  );
  // Much of what is not valid is left to the outputs to show, and not all.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30);
});

it('of a choice whose branches are always or never valid the condition is left', () => {
  const condition = (text: string) => print(validity(simplify(parseExpression(text, xy))));
  expect(condition('where(x < 0, x, log(-3))')).toBe('x < 0');
  expect(condition('where(x < 0, log(-3), x)')).toBe('x >= 0');
  expect(condition('where(x == y, sqrt(-1), x)')).toBe('x != y');
});
