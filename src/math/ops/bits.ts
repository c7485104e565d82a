import { i32, vector } from '../bytes';
import { named, type Operation, zero } from '../operation';

/** The bit patterns of f32: operations of expansions alone, without a name in the language. */
const internal = (evaluate: (a: number) => number, wgsl: (a: string) => string, wasm: readonly number[]) =>
  ({
    arity: 1,
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
    [...vector.i32x4TruncSat, ...i32(127), ...vector.i32x4Splat, ...vector.i32x4Add, ...i32(23), ...vector.i32x4Shl],
  ),
  exponent: internal(exponentOf, (a) => `exponent$(${a})`, [
    ...i32(23),
    ...vector.i32x4ShrU,
    ...i32(127),
    ...vector.i32x4Splat,
    ...vector.i32x4Sub,
    ...vector.f32x4Convert,
  ]),
  mantissa: internal(
    (a) => a / 2 ** exponentOf(a),
    (a) => `mantissa$(${a})`,
    [...i32(0x7fffff), ...vector.i32x4Splat, ...vector.and, ...i32(0x3f800000), ...vector.i32x4Splat, ...vector.or],
  ),
} satisfies Record<string, Operation>;
