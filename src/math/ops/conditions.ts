import { where } from '../build';
import { binding } from '../layout';
import { infix, type Operation, zero } from '../operation';
import type { Code } from '../wasm/code';
import { vector } from '../wasm/instructions';

const comparison = (symbol: string, wgsl: string, wasm: Code, test: (a: number, b: number) => boolean) =>
  ({
    arity: 2,
    condition: true,
    evaluate: (a: number, b: number) => (test(a, b) ? 1 : 0),
    f32: { wgsl: (a: string, b: string) => `(${a} ${wgsl} ${b})`, wasm },
    ...infix(symbol, binding.condition),
    derivative: zero,
    valid: null,
  }) satisfies Operation;

/** Comparisons, what joins them, and the choice by one. */
export const conditions = {
  where: {
    arity: 3,
    evaluate: (c, p, q) => (c ? p : q),
    f32: { wgsl: (c, p, q) => `select(${q}, ${p}, ${c})`, wasm: vector.bitselect, stack: [1, 2, 0] },
    binds: binding.sum,
    layout: (c, p, q) => ({
      kind: 'cases',
      rows: [
        { value: p(0), when: c(0) },
        { value: q(0), when: undefined },
      ],
    }),
    derivative: ([c], [, dp, dq]) => where(c, dp, dq),
    valid: null,
  },
  lt: comparison('<', '<', vector.lt, (a, b) => a < b),
  le: comparison('≤', '<=', vector.le, (a, b) => a <= b),
  gt: comparison('>', '>', vector.gt, (a, b) => a > b),
  ge: comparison('≥', '>=', vector.ge, (a, b) => a >= b),
  eq: comparison('=', '==', vector.eq, (a, b) => a === b),
  ne: comparison('≠', '!=', vector.ne, (a, b) => a !== b),
  and: comparison('∧', '&', vector.and, (a, b) => a !== 0 && b !== 0),
  or: comparison('∨', '|', vector.or, (a, b) => a !== 0 || b !== 0),
} satisfies Record<string, Operation>;
