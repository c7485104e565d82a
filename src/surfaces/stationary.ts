import type { Surface } from './compile';
import { isCoarse, seedsOf } from './grid';
import { bendingOf, newton, slopeOf } from './newton';
import type { Domain, Point } from './types';

/** What the Hessian's eigenvalues say of a stationary point: both positive, of two signs, both negative, or one is 0. */
export const stationaryKinds = ['minimum', 'saddle', 'maximum', 'degenerate'] as const;
export type StationaryKind = (typeof stationaryKinds)[number];

/** A point where the gradient is 0. */
export interface StationaryPoint {
  readonly kind: StationaryKind;
  readonly at: Point;
  readonly f: number;
  /** Of the Hessian, ascending. */
  readonly eigenvalues: readonly [number, number];
}

/** The stationary points of a surface within a domain. */
export interface Stationary {
  /** In the order of the kinds, each kind by f. */
  readonly points: readonly StationaryPoint[];
  /** There are more than were looked for. */
  readonly more: boolean;
  /** There are whole lines of them, as on a valley's floor; the points of lines are not listed. */
  readonly lines: boolean;
}

/** Most points that are told apart. */
const most = 600;

/** A gradient shorter than this share of those around it is 0. */
const zero = 1e-7;
/** An eigenvalue below this share of those around it is 0. */
const flat = 1e-6;

/**
 * The stationary points within a domain: Newton's method on the gradient from the flattest nodes of a grid, each result
 * classified by the Hessian. Found where the derivatives say it: a kink, as of abs(x), is none. It stops after each node.
 */
export function* stationaryParts(surface: Surface, domain: Domain): Generator<undefined, Stationary> {
  const [x0, x1, y0, y1] = domain;
  const apart = 1e-4 * Math.hypot(x1 - x0, y1 - y0);
  const seeds = seedsOf(surface.valueAt, domain);
  const search = searchOf(surface, domain);
  const points: StationaryPoint[] = [];
  const lines: Point[] = [];
  for (const seed of seeds.places) {
    yield;
    const at = search.walk(seed);
    if (!at || points.some((point) => distance(point.at, at) <= apart)) continue;
    if (!search.isStationary(at)) continue;
    const point = search.classify(at, lines);
    if (point === 'line') lines.push(at);
    else if (point) points.push(point);
    if (points.length >= most) break;
  }
  const cut = points.length >= most || seeds.thinned || isCoarse(surface.valueAt, domain);
  return { points: points.sort(order), more: cut && points.length > 0, lines: lines.length > 0 };
}

const order = (a: StationaryPoint, b: StationaryPoint): number =>
  stationaryKinds.indexOf(a.kind) - stationaryKinds.indexOf(b.kind) || a.f - b.f || a.at[0] - b.at[0];

/** The distance between two points. */
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** How a surface is searched: in units of a hundredth of the domain's sides, with comparisons as wide. */
function searchOf(surface: Surface, domain: Domain) {
  const [x0, x1, y0, y1] = domain;
  const units: Point = [0.01 * (x1 - x0), 0.01 * (y1 - y0)];
  const slopeAt = slopeOf(surface, units);
  const bendAt = bendingOf(surface, units);
  const trueBendAt = bendingOf(surface, [1, 1]);
  const walk = newton(slopeAt, bendAt, units);
  const beside = ([x, y]: Point, du: number, dv: number): Point => [x + du * units[0], y + dv * units[1]];
  const around = (at: Point): Point[] => [beside(at, 1, 0), beside(at, -1, 0), beside(at, 0, 1), beside(at, 0, -1)];

  const isStationary = (at: Point): boolean =>
    Math.hypot(...slopeAt(at)) < zero * greatest(around(at).map((p) => Math.hypot(...slopeAt(p))));
  const within = (seed: Point): Point | undefined => {
    const end = walk(seed);
    return end && tidied(intoDomain(end, domain, 1e-9), units);
  };
  /** Whether two places of a line are so near that one tells of both. */
  const isBeside = (a: Point, b: Point) => Math.hypot((a[0] - b[0]) / units[0], (a[1] - b[1]) / units[1]) < 2;
  const kindAt = (at: Point): StationaryKind => {
    const { values } = bendAt(at);
    const sizes = [at, ...around(at)].flatMap((p) => bendAt(p).values.map(Math.abs));
    return kindOf(values, flat * greatest(sizes));
  };
  /** Whether a degenerate point has others beside it. */
  const onLine = (at: Point): boolean => {
    const [c, s] = bendAt(at).axis;
    const ways: Point[] = [
      [-s, c],
      [c, s],
      [1, 0],
      [0, 1],
    ];
    return ways.some(([du, dv]) => leadsOn(at, beside(at, du, dv)) || leadsOn(at, beside(at, -du, -dv)));
  };
  const leadsOn = (at: Point, start: Point): boolean => {
    const end = walk(start);
    if (!end || !isStationary(end)) return false;
    const moved = Math.hypot((end[0] - at[0]) / units[0], (end[1] - at[1]) / units[1]);
    return moved > 0.5 && kindAt(end) === 'degenerate';
  };
  /** `lines`: a point of each line that is known already. */
  const classify = (at: Point, lines: readonly Point[]): StationaryPoint | 'line' | undefined => {
    const kind = kindAt(at);
    if (kind === 'degenerate' && lines.some((point) => isBeside(point, at))) return undefined;
    if (kind === 'degenerate' && onLine(at)) return 'line';
    const f = surface.valueAt(...at);
    const high = greatest(around(at).map((p) => Math.abs(surface.valueAt(...p))));
    if (!Number.isFinite(f)) return undefined;
    return { kind, at, f: Math.abs(f) < dust * high ? 0 : f, eigenvalues: trueBendAt(at).values };
  };
  return { walk: within, isStationary, classify };
}

/** A share of what is around that only rounding leaves of 0. */
const dust = 1e-18;

/** A point whose coordinates are 0 where only rounding keeps them from it. */
const tidied = (at: Point | undefined, units: Point): Point | undefined =>
  at && [Math.abs(at[0]) < 1e-13 * units[0] ? 0 : at[0], Math.abs(at[1]) < 1e-13 * units[1] ? 0 : at[1]];

function kindOf([low, high]: readonly [number, number], least: number): StationaryKind {
  if (!(Math.abs(low) > least && Math.abs(high) > least)) return 'degenerate';
  return low > 0 ? 'minimum' : high < 0 ? 'maximum' : 'saddle';
}

/** The greatest of the values that are numbers; 0 of none. */
const greatest = (values: readonly number[]): number => values.reduce((a, b) => (b > a ? b : a), 0);

/** A point of the domain, or one that only rounding has put outside; undefined for any other. */
function intoDomain([x, y]: Point, [x0, x1, y0, y1]: Domain, slack: number): Point | undefined {
  const [w, h] = [slack * (x1 - x0), slack * (y1 - y0)];
  if (!(x >= x0 - w && x <= x1 + w && y >= y0 - h && y <= y1 + h)) return undefined;
  return [Math.min(Math.max(x, x0), x1), Math.min(Math.max(y, y0), y1)];
}
