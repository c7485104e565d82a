import { call, num } from '../build';
import { binding, type Layout, operator, row } from '../layout';
import { type Operation, zero } from '../operation';

const constant = (name: string, value: number) =>
  ({
    arity: 0,
    evaluate: () => value,
    f32: { expand: () => num(value) },
    binds: binding.atom,
    layout: (): Layout => ({ kind: 'symbol', name }),
    derivative: zero,
    valid: null,
  }) satisfies Operation;

/** Constants, and the sum over coordinates. */
export const others = {
  /** Adds over the coordinates; each target sees to it, and only `perPoint` may use it. */
  sum: {
    arity: 1,
    evaluate: (a) => a,
    f32: { wgsl: (a) => `sum(${a})`, wasm: [] },
    binds: binding.product,
    layout: (a) => row(operator('∑'), a(binding.product)),
    derivative: (_, [da]) => call('sum', da),
    valid: null,
  },
  pi: constant('pi', Math.PI),
  e: constant('e', Math.E),
} satisfies Record<string, Operation>;
