/** A constant as f32 targets have it: without subnormals, and the largest power of two for what is too large. */
export function heldConstant(value: number): number {
  const rounded = Math.fround(value);
  if (Number.isFinite(rounded)) return Math.abs(rounded) < 2 ** -126 ? 0 : rounded;
  return Number.isNaN(value) ? value : Math.sign(value) * 2 ** 127;
}
