import { cosine, logOfShare } from './elementary';

/**
 * What the random numbers of an objective and of its training are drawn for: each from a stream of its own, far from 0 …,
 * the replicas of a race and the noise of a gradient.
 */
export const streams = {
  weights: 0x10000,
  batches: 0x20000,
  dropout: 0x30000,
  data: 0x40000,
  sample: 0x50000,
  clock: 0x60000,
  workers: 0x70000,
} as const;

/**
 * A 32-bit integer for a place in a counter: the same for the same seed, stream, step and coordinate, on every engine.
 * Each word goes through the finalizer of MurmurHash3 (Appleby), whose every output bit depends on every input bit.
 */
const randomBits = (seed: number, stream: number, step: number, coordinate: number): number =>
  next(drawBits(seed, stream, step), coordinate);

/** What all coordinates of a step have in common. */
export const drawBits = (seed: number, stream: number, step: number): number =>
  next(next(mixed(seed + increment), stream), step);

/** A number in 0 … 1, 1 excluded, of 24 random bits: exact in single precision. */
export const randomUnit = (seed: number, stream: number, step: number, coordinate: number): number =>
  unitOf(randomBits(seed, stream, step, coordinate));

/** The same, of what `drawBits` gives for all coordinates of a step. */
export const unitAt = (bits: number, coordinate: number): number => unitOf(next(bits, coordinate));

/** A whole number in 0 … count − 1, of 32 random bits: none is likelier than another by more than count in 2³². */
export const randomBelow = (count: number, seed: number, stream: number, step: number, coordinate: number): number =>
  Math.floor((randomBits(seed, stream, step, coordinate) * count) / 2 ** 32);

/** A standard normal number, by the transform of Box and Muller (1958). */
export const randomNormal = (seed: number, stream: number, step: number, coordinate: number): number =>
  normalAt(drawBits(seed, stream, step), coordinate);

/** The standard normal numbers of one step, each that of the coordinate at its place; a place below 0 gets 0. */
export function fillNormal(
  into: Float32Array,
  { seed, stream, step }: { readonly seed: number; readonly stream: number; readonly step: number },
  coordinates: ArrayLike<number>,
): void {
  const bits = drawBits(seed, stream, step);
  for (let i = 0; i < into.length; i++) into[i] = coordinates[i] < 0 ? 0 : normalAt(bits, coordinates[i]);
}

function normalAt(bits: number, coordinate: number): number {
  const [u, v] = [shareOf(next(bits, 2 * coordinate)), unitOf(next(bits, 2 * coordinate + 1))];
  return Math.sqrt(-2 * logOfShare(2 ** 24 - u)) * cosine(2 * Math.PI * v);
}

/** The 24 bits that a number in 0 … 1 is made of. */
const shareOf = (bits: number): number => bits >>> 8;

const unitOf = (bits: number): number => shareOf(bits) / 2 ** 24;

/** 2³² by the golden ratio. */
const increment = 0x9e3779b9;

/** The integer of a place, given that of all places whose words before the last are the same. */
const next = (bits: number, word: number): number => mixed((bits ^ word) + increment);

function mixed(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
