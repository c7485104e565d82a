/**
 * What the random numbers of an objective and of its training are drawn for: each from a stream of its own, far from 0 …,
 * the replicas of a race and the noise of a gradient.
 */
export const streams = { weights: 0x10000, batches: 0x20000, dropout: 0x30000, data: 0x40000 } as const;

/**
 * A 32-bit integer for a place in a counter: the same for the same seed, stream, step and coordinate, on every engine.
 * Each word goes through the finalizer of MurmurHash3 (Appleby), whose every output bit depends on every input bit.
 */
const randomBits = (seed: number, stream: number, step: number, coordinate: number): number =>
  [stream, step, coordinate].reduce((hash, word) => mixed((hash ^ word) + 0x9e3779b9), mixed(seed + 0x9e3779b9));

/** A number in 0 … 1, 1 excluded, of 24 random bits: exact in single precision. */
export const randomUnit = (seed: number, stream: number, step: number, coordinate: number): number =>
  (randomBits(seed, stream, step, coordinate) >>> 8) / 2 ** 24;

/** A standard normal number, by the transform of Box and Muller (1958). */
export function randomNormal(seed: number, stream: number, step: number, coordinate: number): number {
  const [u, v] = [2 * coordinate, 2 * coordinate + 1].map((half) => randomUnit(seed, stream, step, half));
  return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
}

function mixed(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
