import { i32, vector } from '../../math/bytes';
import { get } from '../../math/wasm';
import { divergedAbove } from '../limits';

/**
 * Code that pushes the largest magnitude of f32x4 locals, as the integer 2 · bits of |a|: these order as magnitudes
 * do, with NaN above all. The locals in `among` hold such magnitudes already.
 */
export const largest = (values: readonly number[], among: readonly number[] = []): number[] =>
  [...among.map(get), ...values.map((value) => [...get(value), ...i32(1), ...vector.i32x4Shl])].flatMap((code, i) => [
    ...code,
    ...(i > 0 ? vector.i32x4MaxU : []),
  ]);

/** Code that turns such a magnitude into the mask of the lanes where it is below 2^100. */
export const belowLimit: readonly number[] = [
  ...[...i32(1), ...vector.i32x4ShrU],
  ...[...i32(bitsOf(divergedAbove)), ...vector.i32x4Splat],
  ...vector.i32x4Lt,
];

/** Code that pushes the mask of the lanes where every value is below 2^100 and every one of the masks is set. */
export const sound = (values: readonly number[], masks: readonly number[]): number[] => [
  ...[...largest(values), ...belowLimit],
  ...masks.flatMap((mask) => [...get(mask), ...vector.and]),
];

function bitsOf(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0];
}
