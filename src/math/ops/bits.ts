import { named, type Operation, zero } from '../operation';
import type { Code } from '../wasm/code';
import { i32, vector } from '../wasm/instructions';

/** The bit patterns of f32: operations of expansions alone, without a name in the language. */
const internal = (evaluate: (...args: number[]) => number, wgsl: (...args: string[]) => string, wasm: Code) =>
  ({
    arity: evaluate.length,
    evaluate,
    f32: { wgsl, wasm },
    ...named('internal'),
    derivative: zero,
    valid: null,
  }) satisfies Operation;

/** floor(log2 |a|), in f64. */
const exponentOf = (a: number) => {
  const guess = Math.floor(Math.log2(Math.abs(a)));
  return 2 ** guess > Math.abs(a) ? guess - 1 : 2 ** (guess + 1) <= Math.abs(a) ? guess + 1 : guess;
};

/** The bit patterns of f32: operations of expansions alone, without a name in the language. */
export const bits = {
  exp2i: internal(
    (n) => 2 ** n,
    (n) => `exp2i$(${n})`,
    [vector.i32x4TruncSat, i32(127), vector.i32x4Splat, vector.i32x4Add, i32(23), vector.i32x4Shl],
  ),
  exponent: internal(exponentOf, (a) => `exponent$(${a})`, [
    i32(23),
    vector.i32x4ShrU,
    i32(127),
    vector.i32x4Splat,
    vector.i32x4Sub,
    vector.f32x4Convert,
  ]),
  mantissa: internal(
    (a) => a / 2 ** exponentOf(a),
    (a) => `mantissa$(${a})`,
    [i32(0x7fffff), vector.i32x4Splat, vector.and, i32(0x3f800000), vector.i32x4Splat, vector.or],
  ),
  /** The power of two by which |a| comes between 2 and 4, or the nearest that f32 has; 0 or that of an infinity. */
  normalizer: internal(
    (a) => 2 ** Math.max(-126, Math.min(127, 1 - exponentOf(a))),
    (a) => `normalizer$(${a})`,
    [vector.not, i32(0x7f800000), vector.i32x4Splat, vector.and, i32(0x7f000000), vector.i32x4Splat, vector.i32x4MinU],
  ),
  /** The larger of two that are not negative: their bits order as they do. */
  larger: internal(
    (a, b) => Math.max(a, b),
    (a, b) => `max(${a}, ${b})`,
    vector.i32x4MaxU,
  ),
} satisfies Record<string, Operation>;
