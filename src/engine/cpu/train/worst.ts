import type { Code } from '../../../math/wasm/code';
import { get, i32, set, vector } from '../../../math/wasm/instructions';

/** Raises a local, the largest magnitude so far as `largest` has it, to those of other locals, where a mask allows. */
export const raise = (worst: number, values: readonly number[], mask: Code = []): Code =>
  values.map((value) => [
    [get(worst), get(value), i32(1), vector.i32x4Shl],
    [mask, vector.i32x4MaxU, set(worst)],
  ]);

/** Loads the largest magnitude so far from where a pointer leads, and keeps it there. */
export const carried = (pointer: number, worst: number, code: Code): Code => [
  [get(pointer), vector.load(0), set(worst)],
  code,
  [get(pointer), get(worst), vector.store(0)],
];
