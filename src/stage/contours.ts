import { type Field, isTorn } from './field';

/** Contour lines as loose segments, level after level. */
export interface Contours {
  readonly levels: readonly number[];
  /** u0, v0, u1, v1 of each segment, in the box's −1 … 1. */
  readonly segments: Float32Array;
  /** Segments of level i are starts[i] … starts[i + 1] − 1. */
  readonly starts: readonly number[];
}

/**
 * Marching squares over the field for every level at once; a cell is looked at once, and only the levels between its
 * least and greatest corner are drawn in it. Nothing runs along the domain's edge, and cells that touch a hole or a pole have no line.
 * Levels ascend.
 */
export function contoursOf(field: Field, levels: readonly number[]): Contours {
  const lines = levels.map(() => [] as number[]);
  for (let j = 0; j < field.n - 1; j++) for (let i = 0; i < field.n - 1; i++) cell(field, i, j, levels, lines);
  // Lines in every cell are a grey veil, and a slow one.
  if (lines.reduce((sum, line) => sum + line.length / 4, 0) > mostPerCell * field.values.length)
    return noContours(levels);
  const starts = [0];
  for (const line of lines) starts.push(starts[starts.length - 1] + line.length / 4);
  const segments = new Float32Array(starts[levels.length] * 4);
  lines.forEach((line, k) => {
    segments.set(line, starts[k] * 4);
  });
  return { levels, segments, starts };
}

/** Pieces of lines in a cell, on average, beyond which they say nothing. */
const mostPerCell = 2.5;

const noContours = (levels: readonly number[]): Contours => ({
  levels,
  segments: new Float32Array(),
  starts: [0, ...levels.map(() => 0)],
});

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

function cell(field: Field, i: number, j: number, levels: readonly number[], lines: number[][]): void {
  const { n, values } = field;
  const at = j * n + i;
  const a = values[at];
  const b = values[at + 1];
  const c = values[at + n + 1];
  const d = values[at + n];
  const least = Math.min(a, b, c, d);
  const most = Math.max(a, b, c, d);
  if (!(least < most) || isTorn(field, least, most)) return;
  for (let k = firstAbove(levels, least); k < levels.length && levels[k] <= most; k++) {
    cross(n, i, j, [a, b, c, d], levels[k], lines[k]);
  }
}

/** Corner offsets, counter-clockwise from (i, j). */
const cornerX = [0, 1, 1, 0];
const cornerY = [0, 0, 1, 1];

/** Appends the one or two segments in which a level crosses a cell. */
function cross(n: number, i: number, j: number, f: readonly number[], level: number, out: number[]): void {
  const points: number[] = [];
  for (let e = 0; e < 4; e++) {
    const next = (e + 1) & 3;
    if (f[e] >= level === f[next] >= level) continue;
    const t = (level - f[e]) / (f[next] - f[e]);
    points.push(
      (2 * (i + cornerX[e] + (cornerX[next] - cornerX[e]) * t)) / (n - 1) - 1,
      (2 * (j + cornerY[e] + (cornerY[next] - cornerY[e]) * t)) / (n - 1) - 1,
    );
  }
  if (points.length < 8) {
    out.push(...points);
    return;
  }
  // A saddle: the mean of the corners says which pairs of crossings belong together.
  const joined = f[0] + f[1] + f[2] + f[3] >= 4 * level === f[0] >= level;
  const [p, q, r, s] = [0, 2, 4, 6].map((o) => [points[o], points[o + 1]]);
  if (joined) out.push(...p, ...q, ...r, ...s);
  else out.push(...p, ...s, ...q, ...r);
}
