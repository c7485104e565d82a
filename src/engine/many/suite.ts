import { surfaces } from '../../surfaces/catalog';
import type { Point, SurfaceDefinition } from '../../surfaces/types';
import { type Spread, spreadOf } from './quartiles';
import { depthOf, midRanks, scoreOf } from './score';
import { evenPoint } from './sequence';
import { type Course, type Standing, scaleOf, type Tuned, type Tuning } from './tuning';

/** A surface of the suite with its starts. */
export interface SuiteCourse extends Course {
  readonly surface: SurfaceDefinition;
}

/** The suite: every surface of the catalogue with a known minimum, from seeded starts spread over its domain. */
export function suiteOf(seed: number, starts: number): SuiteCourse[] {
  return [...surfaces.values()]
    .filter(({ minima }) => minima.length > 0)
    .map((surface) => ({
      ...{ surface, f: surface.f, lowest: Math.min(...surface.minima.map(({ f }) => f)) },
      starts: Array.from({ length: starts }, (_, i) => startIn(surface, seed, i)),
    }));
}

/** A start in the domain of a surface, the same whatever else is in the catalogue. */
function startIn({ id, domain: [x0, x1, y0, y1] }: SurfaceDefinition, seed: number, index: number): Point {
  const stream = [...id].reduce((hash, sign) => Math.imul(hash, 31) + sign.charCodeAt(0), 7) >>> 0;
  const [a, b] = evenPoint(seed, stream, index, 2);
  return [three(x0 + a * (x1 - x0)), three(y0 + b * (y1 - y0))];
}

const three = (value: number): number => Number(value.toFixed(3)) + 0;

/** How a method does over all cases: every start of every surface. */
export interface Results {
  /** Of each case, among all methods. */
  readonly ranks: readonly number[];
  readonly rank: Spread;
  /** log10 of f − f* at the end; ∞ where it diverged. */
  readonly depth: Spread;
  /** Shares of the cases. */
  readonly reached: number;
  readonly diverged: number;
}

/** A method of the ranking: tuned on each surface among tuned ones, and at its defaults among methods at theirs. */
export interface Ranked {
  readonly tuned: Results;
  readonly defaults: Results;
  /** Surfaces on which its best values lie at an end of their range. */
  readonly edges: number;
}

/** The ranking of methods from what their sweeps found: `found[s][m]` is method m on course s. */
export function rankingOf(
  courses: readonly SuiteCourse[],
  found: readonly (readonly Tuned[])[],
  tuning: Tuning,
): Ranked[] {
  const [tuned, defaults] = (['best', 'defaults'] as const).map((which) =>
    recordsOf(
      courses,
      found.map((methods) => methods.map((method) => method[which])),
      tuning,
    ),
  );
  return tuned.map((record, m) => ({
    ...{ tuned: record, defaults: defaults[m] },
    edges: found.filter((methods) => methods[m].edges.length > 0).length,
  }));
}

function recordsOf(
  courses: readonly SuiteCourse[],
  found: readonly (readonly Standing[])[],
  tuning: Tuning,
): Results[] {
  const ranks = courses.flatMap((course, s) => course.starts.map((_, i) => ranksAt(course, found[s], tuning, i)));
  return (found[0] ?? []).map((_, m) => {
    const outcomes = courses.flatMap((course, s) =>
      found[s][m].outcomes.map((outcome) => ({ outcome, depth: depthOf(outcome, scaleOf(course, tuning).floor) })),
    );
    const share = (count: number) => count / outcomes.length;
    return {
      ...{ ranks: ranks.map((row) => row[m]), rank: spreadOf(ranks.map((row) => row[m])) },
      depth: spreadOf(outcomes.map(({ depth }) => depth)),
      reached: share(outcomes.filter(({ outcome }) => outcome.reached >= 0 && !outcome.diverged).length),
      diverged: share(outcomes.filter(({ outcome }) => outcome.diverged).length),
    };
  });
}

/** The ranks of all methods from one start. */
export function ranksAt(course: SuiteCourse, standings: readonly Standing[], tuning: Tuning, start: number): number[] {
  const scale = scaleOf(course, tuning);
  return midRanks(standings.map(({ outcomes }) => scoreOf(outcomes[start], scale)));
}
