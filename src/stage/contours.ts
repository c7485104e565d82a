import { finished } from '../study/field';
import { neededOf } from '../study/polyline';
import { chainsOf, type Line, noMates } from './chains';
import { isTorn, type Samples } from './samples';

/** Contour lines. */
export interface Contours {
  readonly levels: readonly number[];
  /** Of each level, in the box's −1 … 1; a closed line repeats its first point. */
  readonly lines: readonly (readonly Line[])[];
}

/** How far a line may be from where the cells say, in the box's −1 … 1: a tenth of a pixel of a large picture. */
const error = 1.5e-4;

/**
 * Marching squares over the field for every level at once; a cell is looked at once, and only the levels between its
 * least and greatest corner are drawn in it. Nothing runs along the domain's edge, and cells that touch a hole or a pole have no line.
 * Levels ascend.
 */
export const contoursOf = (samples: Samples, levels: readonly number[]): Contours =>
  finished(contoursIn(samples, levels));

/** The same, in parts of some milliseconds. */
export function* contoursIn(samples: Samples, levels: readonly number[]): Generator<void, Contours> {
  const crossed = levels.map(() => [] as number[]);
  for (let j = 0; j < samples.n - 1; j++) {
    for (let i = 0; i < samples.n - 1; i++) cell(samples, j * samples.n + i, levels, crossed);
    yield;
  }
  // Lines in every cell are a grey veil, and a slow one.
  const pieces = crossed.reduce((sum, edges) => sum + edges.length / 2, 0);
  if (pieces > mostPerCell * samples.values.length) return { levels, lines: levels.map(() => []) };
  const mates = noMates(2 * samples.values.length);
  const lines: Line[][] = [];
  for (const [k, level] of levels.entries()) {
    const own: Line[] = [];
    for (const chain of chainsOf(crossed[k], mates)) {
      own.push(lineOf(samples, chain, level));
      yield;
    }
    lines.push(own);
  }
  return { levels, lines };
}

/** Pieces of lines in a cell, on average, beyond which they say nothing. */
const mostPerCell = 2.5;

/** Index of the first level above f. */
function firstAbove(levels: readonly number[], f: number): number {
  let a = 0;
  let b = levels.length;
  while (a < b) {
    const m = (a + b) >> 1;
    if (levels[m] <= f) a = m + 1;
    else b = m;
  }
  return a;
}

function cell(samples: Samples, at: number, levels: readonly number[], crossed: number[][]): void {
  const { n, values } = samples;
  // Counter-clockwise from the lower left.
  const [a, b, c, d] = [values[at], values[at + 1], values[at + n + 1], values[at + n]];
  const least = Math.min(a, b, c, d);
  const most = Math.max(a, b, c, d);
  if (!(least < most) || isTorn(samples, least, most)) return;
  // An edge is twice its first node, and one more if it leads up.
  const [low, right, high, left] = [2 * at, 2 * at + 3, 2 * (at + n), 2 * at + 1];
  for (let k = firstAbove(levels, least); k < levels.length && levels[k] <= most; k++) {
    const level = levels[k];
    const above = [a >= level, b >= level, c >= level, d >= level];
    const edges = crossed[k];
    const before = edges.length;
    if (above[0] !== above[1]) edges.push(low);
    if (above[1] !== above[2]) edges.push(right);
    if (above[2] !== above[3]) edges.push(high);
    if (above[3] !== above[0]) edges.push(left);
    // A saddle: the mean of the corners says which pairs of crossings belong together.
    const paired = a + b + c + d >= 4 * level === above[0];
    if (edges.length === before + 4 && !paired) edges.splice(before, 4, low, left, right, high);
  }
}

/** The line of a level through a chain of edges, simplified. */
function lineOf(samples: Samples, chain: readonly number[], level: number): Line {
  const { n } = samples;
  const points = new Float64Array(3 * chain.length);
  chain.forEach((edge, p) => {
    const up = edge % 2;
    const at = (edge - up) / 2;
    const i = at % n;
    const j = (at - i) / n;
    const t = crossing(samples, at, i, j, up, level);
    points[3 * p] = (2 * (up === 1 ? i : i + t)) / (n - 1) - 1;
    points[3 * p + 1] = (2 * (up === 1 ? j + t : j)) / (n - 1) - 1;
  });
  return neededOf(points, chain.length, error).map((p) => [points[3 * p], points[3 * p + 1]] as const);
}

/** Halvings of an edge: its jump is known to a thousandth of a cell then, far below a pixel. */
const halvings = 10;

/** Where a level crosses the edge from a node to the right or up, 0 … 1: as of a straight line, or where f jumps. */
function crossing(
  { n, values, at: valueAt }: Samples,
  at: number,
  i: number,
  j: number,
  up: number,
  level: number,
): number {
  const [a, b] = [values[at], values[up === 1 ? at + n : at + 1]];
  const straight = (level - a) / (b - a);
  const f = (t: number) => (up === 1 ? valueAt(i, j + t) : valueAt(i + t, j));
  const jump = Math.abs(b - a);
  if (!(Math.abs(f(0.5) - (a + b) / 2) > 0.3 * jump)) return straight;
  let [low, high, fLow, fHigh] = [0, 1, a, b];
  for (let k = 0; k < halvings; k++) {
    const middle = (low + high) / 2;
    const there = f(middle);
    if (Number.isNaN(there)) return straight;
    if (there >= level === a >= level) [low, fLow] = [middle, there];
    else [high, fHigh] = [middle, there];
  }
  return Math.abs(fHigh - fLow) >= 0.5 * jump ? (low + high) / 2 : straight;
}
