import type { SignalRows } from './signals';

/** How many rows of outputs tell the class that is wanted: one output tells class 1 above 0, else the first of the largest. */
export function countTold({ values, wide, width }: SignalRows, targets: Float32Array): number {
  let count = 0;
  for (let r = 0; r < targets.length; r++) {
    let told = width === 1 && values[r * wide] > 0 ? 1 : 0;
    for (let k = 1; k < width; k++) if (values[r * wide + k] > values[r * wide + told]) told = k;
    if (told === targets[r]) count++;
  }
  return count;
}
