import { call, div, mul, ne, sub } from '../build';
import * as expansions from '../expansions';
import { between, named, type Operation, zero } from '../operation';
import { vector } from '../wasm/instructions';

const halfToEven = (a: number): number => {
  const below = Math.floor(a);
  const above = a - below;
  return above < 0.5 || (above === 0.5 && below % 2 === 0) ? below : below + 1;
};

/** The whole numbers beside a number, and what is left of a division. */
export const rounding = {
  floor: {
    arity: 1,
    evaluate: Math.floor,
    f32: { wgsl: (a) => `floor(${a})`, wasm: vector.floor },
    ...between('⌊', '⌋'),
    derivative: zero,
    valid: null,
    passes: ['infinite'],
  },
  ceil: {
    arity: 1,
    evaluate: Math.ceil,
    f32: { wgsl: (a) => `ceil(${a})`, wasm: vector.ceil },
    ...between('⌈', '⌉'),
    derivative: zero,
    valid: null,
    passes: ['infinite'],
  },
  /** Half to even, as IEEE and WGSL have it. */
  round: {
    arity: 1,
    evaluate: halfToEven,
    f32: { wgsl: (a) => `round(${a})`, wasm: vector.nearest },
    ...named('round'),
    derivative: zero,
    valid: null,
    passes: ['infinite'],
  },
  mod: {
    arity: 2,
    evaluate: (a, b) => a - b * Math.floor(a / b),
    f32: { expand: expansions.mod },
    ...named('mod'),
    derivative: ([a, b], [da, db]) => sub(da, mul(call('floor', div(a, b)), db)),
    valid: (_, b) => ne(b, 0),
  },
} satisfies Record<string, Operation>;
