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
  neededOf(Float64Array.from(line.flat()), error).map((i) => line[i]);

/** The numbers of the points (x, y after x, y) that are needed for that, in order (Douglas and Peucker, 1973). */
export function neededOf(points: Float64Array, error: number): number[] {
  const count = points.length / 2;
  const needed = new Uint8Array(count);
  needed[0] = 1;
  needed[count - 1] = 1;
  const spans = [0, count - 1];
  while (spans.length > 0) {
    const to = spans.pop() as number;
    const from = spans.pop() as number;
    const at = farthest(points, from, to, error);
    if (at === undefined) continue;
    needed[at] = 1;
    spans.push(from, at, at, to);
  }
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (needed[i] === 1) found.push(i);
  return found;
}

/** The point farthest from the segment between two others, if farther than `error`. */
function farthest(points: Float64Array, from: number, to: number, error: number): number | undefined {
  const [x0, y0] = [points[2 * from], points[2 * from + 1]];
  const [dx, dy] = [points[2 * to] - x0, points[2 * to + 1] - y0];
  const length2 = dx * dx + dy * dy;
  let most = error * error;
  let found: number | undefined;
  for (let i = from + 1; i < to; i++) {
    const ex = points[2 * i] - x0;
    const ey = points[2 * i + 1] - y0;
    const t = length2 > 0 ? Math.min(1, Math.max(0, (ex * dx + ey * dy) / length2)) : 0;
    const distance2 = (ex - t * dx) ** 2 + (ey - t * dy) ** 2;
    if (distance2 > most) {
      most = distance2;
      found = i;
    }
  }
  return found;
}
