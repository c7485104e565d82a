import type { Domain, Point } from './types';

/** Nodes of the grid along each side of the domain: ten for each dent of Rastrigin's function. */
const nodes = 120;

/** Most places that a search begins at. */
const mostSeeds = 1000;

/** The golden ratio, whose multiples spread evenly. */
const golden = 0.6180339887498949;

/** Where to look for stationary points, and whether places were left out. */
export interface Seeds {
  readonly places: readonly Point[];
  readonly thinned: boolean;
}

type Height = (x: number, y: number) => number;

/**
 * Nodes of a grid over the domain, its edge included, where a stationary point may be near: where the slope is no steeper
 * than at any neighbour and flatter than at one, or where f is lowest or highest among them. A plateau has none.
 */
export function seedsOf(valueAt: Height, [x0, x1, y0, y1]: Domain): Seeds {
  const [dx, dy] = [(x1 - x0) / (nodes - 1), (y1 - y0) / (nodes - 1)];
  const at = (i: number): Point => [x0 + dx * (i % nodes), y0 + dy * Math.floor(i / nodes)];
  const values = new Float64Array(nodes * nodes);
  for (let i = 0; i < values.length; i++) values[i] = valueAt(...at(i));
  const slopes = slopesOf(values, dx, dy);
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (isLeast(slopes, i, 1) || isLeast(values, i, 1) || isLeast(values, i, -1)) found.push(i);
  }
  // In no order of the grid, so that whoever stops early has seen all of the domain.
  const places = found.map((i, k) => [i, (k * golden) % 1]).sort((a, b) => a[1] - b[1]);
  return { places: places.slice(0, mostSeeds).map(([i]) => at(i)), thinned: places.length > mostSeeds };
}

/** Lengths of the gradient by differences of neighbours, one-sided at the edge. */
function slopesOf(values: Float64Array, dx: number, dy: number): Float64Array {
  const slopes = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const gx = difference(values, i, i % nodes, 1) / dx;
    const gy = difference(values, i, Math.floor(i / nodes), nodes) / dy;
    slopes[i] = Math.sqrt(gx * gx + gy * gy);
  }
  return slopes;
}

function difference(values: Float64Array, i: number, place: number, step: number): number {
  const before = place > 0 ? step : 0;
  const after = place < nodes - 1 ? step : 0;
  return ((values[i + after] - values[i - before]) * step) / (after + before);
}

/** Share by which one neighbour at least must differ, so that rounding makes no hollows. */
const margin = 1e-6;

/** Whether no neighbour has a lesser value, and one a greater one or a hole; for the other sign, the other way round. */
function isLeast(values: Float64Array, i: number, sign: 1 | -1): boolean {
  const here = sign * values[i];
  if (!Number.isFinite(here)) return false;
  const [column, row] = [i % nodes, Math.floor(i / nodes)];
  let greater = false;
  for (let y = Math.max(0, row - 1); y <= Math.min(nodes - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(nodes - 1, column + 1); x++) {
      const there = sign * values[y * nodes + x];
      if (there < here) return false;
      greater ||= !(there <= here + margin * Math.abs(here));
    }
  }
  return greater;
}

/** Cells that are looked at to judge a grid. */
const samples = 400;
/** The same for two dimensions: Roberts (2018), The unreasonable effectiveness of quasirandom sequences. */
const [across, up] = [0.7548776662466927, 0.5698402909980532];

/** Whether f changes within the cells of a grid as much as it does from cell to cell, so that its nodes say little. */
export function isCoarse(valueAt: Height, [x0, x1, y0, y1]: Domain, count = nodes): boolean {
  const [dx, dy] = [(x1 - x0) / (count - 1), (y1 - y0) / (count - 1)];
  const [middles, bends]: [number[], number[]] = [[], []];
  for (let k = 0; k < samples; k++) {
    const x = x0 + dx * Math.floor(((k * across) % 1) * (count - 1));
    const y = y0 + dy * Math.floor(((k * up) % 1) * (count - 1));
    // At any place within the cell: the middles of all cells may lie as regularly as the nodes.
    const t = 0.2 + 0.6 * ((k * golden) % 1);
    const middle = valueAt(x + t * dx, y + t * dy);
    const bend = Math.abs(middle - (1 - t) * valueAt(x, y) - t * valueAt(x + dx, y + dy));
    if (!Number.isFinite(bend)) continue;
    middles.push(middle);
    bends.push(bend);
  }
  // Medians and quartiles: a pole or a steep corner is not the whole surface.
  const spread = quantile(middles, 0.75) - quantile(middles, 0.25);
  return spread > 0 && quantile(bends, 0.5) > 0.2 * spread;
}

const quantile = (values: number[], q: number): number =>
  values.sort((a, b) => a - b)[Math.floor(q * values.length)] ?? 0;
