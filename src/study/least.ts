import type { Domain } from '../surfaces/types';

type Height = (x: number, y: number) => number;

/** Nodes along each side of the grid that values are compared on: the domain's corners and edges among them. */
const nodes = 129;

/** Places of the grid from which the least value is searched, the lowest first. */
const places = 24;

/** Halvings of the search's step: to a billionth of a cell. */
const halvings = 30;

/** The least and the greatest value of f on a grid; the least is ∞ where f has none. */
export function extremesOf(valueAt: Height, domain: Domain, count = nodes): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const f of gridOf(valueAt, domain, count)) {
    if (f < low) low = f;
    if (f > high) high = f;
  }
  return { low, high };
}

/**
 * The least value of f in a domain, its edge included: from the lowest nodes of a grid that no neighbour undercuts, a
 * search along the axes with halved steps (Hooke and Jeeves, 1961). No derivative is needed, so that kinks, cliffs and
 * edges count. `typical` is the median of f.
 */
export function leastIn(valueAt: Height, domain: Domain): { least: number; typical: number } {
  const values = gridOf(valueAt, domain, nodes);
  const from = hollowsOf(values).slice(0, places);
  const finite = values.filter((f) => Number.isFinite(f)).sort();
  return {
    least: Math.min(...from.map((at) => descend(valueAt, domain, at, values[at]))),
    typical: finite[finite.length >> 1] ?? 0,
  };
}

function gridOf(valueAt: Height, [x0, x1, y0, y1]: Domain, count: number): Float64Array {
  const along = (a: number, b: number, i: number) => a + ((b - a) * i) / (count - 1);
  return Float64Array.from({ length: count * count }, (_, i) =>
    valueAt(along(x0, x1, i % count), along(y0, y1, Math.floor(i / count))),
  );
}

/** The nodes that are as low as their neighbours, the lowest first. */
function hollowsOf(values: Float64Array): number[] {
  const found: number[] = [];
  values.forEach((f, at) => {
    const i = at % nodes;
    const beside = [i > 0 ? at - 1 : at, i < nodes - 1 ? at + 1 : at, at - nodes, at + nodes];
    if (beside.every((other) => !(values[other] < f)) && !Number.isNaN(f)) found.push(at);
  });
  return found.sort((a, b) => values[a] - values[b]);
}

/** The value that the search from a node ends at. */
function descend(valueAt: Height, [x0, x1, y0, y1]: Domain, at: number, from: number): number {
  let [w, h] = [(x1 - x0) / (nodes - 1), (y1 - y0) / (nodes - 1)];
  let [x, y, f] = [x0 + (at % nodes) * w, y0 + Math.floor(at / nodes) * h, from];
  for (let k = 0; k < halvings; w /= 2, h /= 2, k++) {
    for (const [u, v] of [
      [x - w, y],
      [x + w, y],
      [x, y - h],
      [x, y + h],
    ]) {
      const there = u >= x0 && u <= x1 && v >= y0 && v <= y1 ? valueAt(u, v) : f;
      if (there < f) [x, y, f] = [u, v, there];
    }
  }
  return f;
}
