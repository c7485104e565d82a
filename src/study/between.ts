import { domainOf, type Field, type FieldData } from './field';

/**
 * A field whose values are known at the nodes of its grid alone. Between those that are computed, a cubic without overshoot
 * along the rows and then across them (Fritsch and Butland, 1984): no value leaves the range of the four nodes around it.
 */
export const gridField = (data: FieldData): Field => ({ ...data, valueAt: (x, y) => valueIn(data, x, y) });

function valueIn(data: FieldData, x: number, y: number): number {
  const [{ count: columns }, { count: rows }] = data.axes;
  const { values, stride } = data;
  const [x0, x1, y0, y1] = domainOf(data);
  const across = placeOf((x - x0) / (x1 - x0), (columns - 1) / stride);
  const up = placeOf((y - y0) / (y1 - y0), (rows - 1) / stride);
  const row = (j: number): number =>
    j < 0 || j * stride >= rows
      ? Number.NaN
      : between((i) => (i < 0 || i * stride >= columns ? Number.NaN : values[stride * (j * columns + i)]), across);
  return between(row, up);
}

/** A place among nodes: the one before it, and the way to the next, 0 … 1. */
interface Place {
  readonly node: number;
  readonly share: number;
}

function placeOf(share: number, cells: number): Place {
  const at = share * cells;
  const node = Math.min(Math.max(Math.floor(at), 0), cells - 1);
  return { node, share: at - node };
}

/** The value between two nodes; outside them, beyond the grid, there is none. */
function between(at: (node: number) => number, { node, share: t }: Place): number {
  if (!(t >= 0 && t <= 1)) return Number.NaN;
  if (t === 0) return at(node);
  if (t === 1) return at(node + 1);
  const [a, b, c, d] = [at(node - 1), at(node), at(node + 1), at(node + 2)];
  const [before, here, after] = [b - a, c - b, d - c];
  // Cubic of Hermite with the slopes at b and c; beyond an edge or a hole the line goes on as it was.
  const [p, q] = [slopeOf(before, here), slopeOf(here, after)];
  return b + t * (p + t * (3 * here - 2 * p - q + t * (p + q - 2 * here)));
}

/** The slope at a node between two differences: their harmonic mean, 0 at a turn. */
function slopeOf(before: number, after: number): number {
  if (Number.isNaN(before)) return after;
  if (Number.isNaN(after)) return before;
  return before !== 0 && Math.sign(before) === Math.sign(after) ? 2 * before * (after / (before + after)) : 0;
}
