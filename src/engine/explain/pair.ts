/** A value for each coordinate. */
export type Pair = readonly [x: number, y: number];

export const pairOf = (values: readonly number[]): Pair => [values[0], values[1]];
export const minus = (a: Pair, b: Pair): Pair => [a[0] - b[0], a[1] - b[1]];
export const plus = (a: Pair, b: Pair): Pair => [a[0] + b[0], a[1] + b[1]];
export const times = (a: Pair, by: number): Pair => [a[0] * by, a[1] * by];
export const length = (a: Pair): number => Math.hypot(a[0], a[1]);

/** The angle between two vectors in degrees, 0 … 180; 0 where one has no length. */
export function angleBetween(a: Pair, b: Pair): number {
  const [cross, dot] = [a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]];
  return Math.abs(Math.atan2(cross, dot)) * (180 / Math.PI);
}
