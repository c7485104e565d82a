import { neededOf } from '../study/polyline';

/** A line as its points. */
export type Line = readonly (readonly [x: number, y: number])[];

/**
 * Joins pairs of numbered places into as few chains as there are. A place belongs to two pairs at most; a closed chain
 * repeats its first place.
 * @param pairs place after place, two for each pair
 * @param mates of all places, free; they are so again afterwards
 */
export function chainsOf(pairs: readonly number[], mates: Int32Array): number[][] {
  for (let i = 0; i < pairs.length; i += 2) {
    mates[slotOf(mates, pairs[i], none)] = pairs[i + 1];
    mates[slotOf(mates, pairs[i + 1], none)] = pairs[i];
  }
  const chains: number[][] = [];
  const walk = (from: number) => {
    const chain = [from];
    for (let at = from; ; ) {
      const slot = mates[2 * at] === none ? 2 * at + 1 : 2 * at;
      const next = mates[slot];
      if (next === none) break;
      mates[slot] = none;
      mates[slotOf(mates, next, at)] = none;
      chain.push(next);
      at = next;
    }
    if (chain.length > 1) chains.push(chain);
  };
  // Loose ends first, so that what is left has none.
  for (const place of pairs) if ((mates[2 * place] === none) !== (mates[2 * place + 1] === none)) walk(place);
  for (const place of pairs) walk(place);
  return chains;
}

const none = -1;

/** Two slots for each place, all free. */
export const noMates = (places: number): Int32Array => new Int32Array(2 * places).fill(none);

/** The slot of a place that holds a mate. */
const slotOf = (mates: Int32Array, place: number, mate: number): number =>
  mates[2 * place] === mate ? 2 * place : 2 * place + 1;

/** The line without the points that lie within `error` of the straight way between others. */
export const simplified = (line: Line, error: number): Line =>
  neededOf(Float64Array.from(line.flatMap(([x, y]) => [x, y, 0])), line.length, error).map((i) => line[i]);
