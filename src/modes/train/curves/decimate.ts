/** A line as x0, y0, x1, y1 …, in pixels. */
export type Polyline = number[];

/** Beyond this a coordinate is cut, in pixels: drawing keeps single precision. Nearer, a line that leads there from what is seen would have another slope. */
const farthest = 1e7;

/** A pixel that can be drawn to. */
export const near = (v: number): number => Math.min(Math.max(v, -farthest), farthest);

/**
 * A line as a screen can show it: of every column of pixels the first, the least, the greatest and the last point, which
 * draws the same pixels as all of them (M4: Jugel, Jerzak, Hackenbroich and Markl, VLDB 2014). `xs` ascends; points
 * outside from … to are left out but for the nearest on each side, so that the line goes on over the edge; where a y is not
 * finite the line is interrupted.
 */
export function decimated(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  [from, to]: readonly [number, number],
  column = 1,
): Polyline[] {
  const lines: Polyline[] = [];
  let line: Polyline | undefined;
  let held: Held | undefined;
  const flush = () => {
    if (held && line) write(line, held, xs, ys);
    held = undefined;
  };
  const [first, end] = [reached(xs, from), beyond(xs, to)];
  for (let i = first; i < end; i++) {
    if (!Number.isFinite(ys[i])) {
      flush();
      line = undefined;
      continue;
    }
    if (!line) {
      line = [];
      lines.push(line);
    }
    const k = Math.floor(xs[i] / column);
    if (held?.k === k) take(held, ys, i);
    else {
      flush();
      held = { k, first: i, low: i, high: i, last: i };
    }
  }
  flush();
  return lines;
}

interface Held {
  readonly k: number;
  readonly first: number;
  low: number;
  high: number;
  last: number;
}

function take(held: Held, ys: ArrayLike<number>, i: number): void {
  if (ys[i] < ys[held.low]) held.low = i;
  if (ys[i] > ys[held.high]) held.high = i;
  held.last = i;
}

function write(line: Polyline, { first, low, high, last }: Held, xs: ArrayLike<number>, ys: ArrayLike<number>): void {
  const [a, b] = low < high ? [low, high] : [high, low];
  let before = -1;
  for (const i of [first, a, b, last]) {
    if (i !== before) line.push(xs[i], ys[i]);
    before = i;
  }
}

/** The last index whose x is at most a value; 0 where none is. */
export function reached(xs: ArrayLike<number>, value: number): number {
  let [low, high] = [0, xs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The index behind the first whose x is above a value. */
function beyond(xs: ArrayLike<number>, value: number): number {
  let [low, high] = [0, xs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return Math.min(xs.length, low + 1);
}

/** The area between two lines as closed polygons: of every column the least of one and the greatest of the other. */
export function areaBetween(
  xs: ArrayLike<number>,
  top: ArrayLike<number>,
  bottom: ArrayLike<number>,
  [from, to]: readonly [number, number],
): Polyline[] {
  const areas: Polyline[] = [];
  let [upper, lower]: [Polyline, Polyline] = [[], []];
  let column = Number.NaN;
  const close = () => {
    const back = Array.from({ length: lower.length / 2 }, (_, i) => lower.slice(-2 * i - 2, lower.length - 2 * i));
    if (upper.length > 2) areas.push([...upper, ...back.flat()]);
    [upper, lower, column] = [[], [], Number.NaN];
  };
  for (let i = reached(xs, from); i < beyond(xs, to); i++) {
    if (Number.isNaN(top[i]) || Number.isNaN(bottom[i])) {
      close();
      continue;
    }
    const k = Math.floor(xs[i]);
    const last = upper.length - 1;
    if (k === column) {
      upper[last] = Math.min(upper[last], top[i]);
      lower[last] = Math.max(lower[last], bottom[i]);
    } else {
      upper.push(xs[i], top[i]);
      lower.push(xs[i], bottom[i]);
    }
    column = k;
  }
  close();
  return areas;
}
