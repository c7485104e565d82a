import { compileSurface } from './compile';
import { isCoarse } from './grid';
import { minimaAmong } from './minima';
import { findStationary, type Stationary } from './stationary';
import type { Domain, Minimum } from './types';

/** What is found of a formula on a domain, where no catalogue knows it. */
export interface Landscape {
  readonly stationary: Stationary;
  /** The minima; none where f is lower elsewhere in the domain, or wild: then its least value is not known. */
  readonly minima: readonly Minimum[];
  /** f changes faster than a picture has points. */
  readonly wild: boolean;
  /** f has no value anywhere in the domain. */
  readonly empty: boolean;
  /** f is the same wherever it has a value. */
  readonly constant: boolean;
}

/** Nodes along each side of what is drawn. */
const drawn = 257;

const kept = new Map<string, Landscape>();

/** The stationary points and minima of f(x, y) within a domain; the last few formulas are remembered. */
export function landscapeOf(f: string, domain: Domain): Landscape {
  const key = JSON.stringify([f, domain]);
  const found = kept.get(key) ?? survey(f, domain);
  if (kept.size >= 4 && !kept.has(key)) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, found);
  return found;
}

function survey(f: string, domain: Domain): Landscape {
  const surface = compileSurface(f);
  const stationary = findStationary(surface, domain);
  const found = minimaAmong(stationary.points, surface, domain, []);
  const lowest = Math.min(...found.map((minimum) => minimum.f));
  const { low, high } = extremes(surface.valueAt, domain);
  const wild = isCoarse(surface.valueAt, domain, drawn);
  const isLeast = low >= lowest - rounding * (high - low);
  const constant = low === high && isConstant(surface.valueAt, domain, low);
  return { stationary, minima: isLeast && !wild ? found : [], wild, empty: low > high, constant };
}

/** Share of the range of f by which a value may be lower than the least one. */
const rounding = 1e-12;
/** Nodes along each side of the grid that values are compared on. */
const nodes = 65;

function extremes(valueAt: (x: number, y: number) => number, domain: Domain): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const f of samples(valueAt, domain, nodes)) {
    if (f < low) low = f;
    if (f > high) high = f;
  }
  return { low, high };
}

/** Whether f has no other value on the nodes that are drawn. */
function isConstant(valueAt: (x: number, y: number) => number, domain: Domain, value: number): boolean {
  for (const f of samples(valueAt, domain, drawn)) if (f !== value && !Number.isNaN(f)) return false;
  return true;
}

/** f on a grid of so many nodes along each side, the domain's corners and edges among them. */
function* samples(valueAt: (x: number, y: number) => number, [x0, x1, y0, y1]: Domain, count: number) {
  for (let i = 0; i < count * count; i++) {
    const [s, t] = [(i % count) / (count - 1), Math.floor(i / count) / (count - 1)];
    yield valueAt(x0 + s * (x1 - x0), y0 + t * (y1 - y0));
  }
}
