import type { Code } from '../../math/wasm/code';
import { get, i32, vector } from '../../math/wasm/instructions';

/**
 * Code that pushes the largest magnitude of f32x4 locals, as the integer 2 · bits of |a|: these order as magnitudes
 * do, with NaN above all. The locals in `among` hold such magnitudes already.
 */
export const largest = (values: readonly number[], among: readonly number[] = []): Code =>
  [...among.map(get), ...values.map((value): Code => [get(value), i32(1), vector.i32x4Shl])].map((code, i) => [
    code,
    i > 0 ? vector.i32x4MaxU : [],
  ]);

/** The bits of infinity: a NaN has larger ones. */
export const infinityBits = 0x7f800000;

/** Code that turns such a magnitude into the mask of the lanes where it is finite. */
export const finiteLanes: Code = [[i32(1), vector.i32x4ShrU], [i32(infinityBits), vector.i32x4Splat], vector.i32x4Lt];

/** Code that pushes the mask of the lanes where every value is finite and every one of the masks is set. */
export const sound = (values: readonly number[], masks: readonly number[]): Code => [
  [largest(values), finiteLanes],
  masks.map((mask) => [get(mask), vector.and]),
];
