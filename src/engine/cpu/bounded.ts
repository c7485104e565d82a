import { i32, vector } from '../../math/bytes';
import { get } from '../../math/wasm';

/**
 * Code that pushes the largest magnitude of f32x4 locals, as the integer 2 · bits of |a|: these order as magnitudes
 * do, with NaN above all. The locals in `among` hold such magnitudes already.
 */
export const largest = (values: readonly number[], among: readonly number[] = []): number[] =>
  [...among.map(get), ...values.map((value) => [...get(value), ...i32(1), ...vector.i32x4Shl])].flatMap((code, i) => [
    ...code,
    ...(i > 0 ? vector.i32x4MaxU : []),
  ]);

/** The bits of infinity: a NaN has larger ones. */
const infinityBits = 0x7f800000;

/** Code that turns such a magnitude into the mask of the lanes where it is finite. */
export const finiteLanes: readonly number[] = [
  ...[...i32(1), ...vector.i32x4ShrU],
  ...[...i32(infinityBits), ...vector.i32x4Splat],
  ...vector.i32x4Lt,
];

/** Code that pushes the mask of the lanes where every value is finite and every one of the masks is set. */
export const sound = (values: readonly number[], masks: readonly number[]): number[] => [
  ...[...largest(values), ...finiteLanes],
  ...masks.flatMap((mask) => [...get(mask), ...vector.and]),
];
