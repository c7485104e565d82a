import { randomNormal } from '../random';
import { type Directions, principal } from './principal';
import { mostSnapshots, type PathPlane, type PlaneChoice, type Snapshots } from './types';
import { dot, meanOf, orthogonal } from './vectors';

/** The chosen plane through some runs. */
export function planeOf(runs: readonly Snapshots[], size: number, choice: PlaneChoice = { kind: 'paths' }): PathPlane {
  const parts = planeInParts(runs, size, choice);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** The same, with rests. */
export function* planeInParts(
  runs: readonly Snapshots[],
  size: number,
  choice: PlaneChoice,
): Generator<undefined, PathPlane> {
  const points = runs.map(({ values, points: count }) =>
    Array.from({ length: count }, (_, k) => values.subarray(k * size, (k + 1) * size)),
  );
  const all = points.flat();
  if (all.length > mostSnapshots) throw new RangeError(`at most ${mostSnapshots} snapshots, not ${all.length}`);
  const weights = points.flatMap((own) => own.map(() => 1 / (own.length * runs.length)));
  const mean = meanOf(all, weights, size);
  const from = (origin: Float64Array) => all.map((point) => Float64Array.from(point, (value, i) => value - origin[i]));
  const ends = points.map((own) => own[own.length - 1]);
  if (choice.kind === 'paths') {
    const centred = from(mean);
    const axes = yield* principal(centred, weights, size);
    turnTo(axes, centred[runs[0].points - 1]);
    return projected(runs, centred, weights, mean, axes);
  }
  if (choice.kind === 'ends') {
    const [a, b, c] = choice.of.map((run) => ends[run]);
    const origin = Float64Array.from(a);
    const axes: Directions = [difference(b, a), difference(c, a)];
    orthogonal(axes);
    return projected(runs, from(origin), weights, origin, axes);
  }
  const origin = Float64Array.from(ends[0]);
  const axes: Directions = [0, 1].map((k) => direction(origin, choice, k)) as Directions;
  return projected(runs, from(origin), weights, origin, axes);
}

const difference = (a: ArrayLike<number>, b: ArrayLike<number>): Float64Array =>
  Float64Array.from(a, (value, i) => value - b[i]);

/** Signs of the axes that put a point at positive u and v. */
function turnTo(axes: Directions, point: Float64Array): void {
  for (const axis of axes) if (dot(axis, point) < 0) axis.set(axis.map((value) => -value));
}

/** A random direction in which each filter has the length that it has in the weights (Li et al. 2018, filter normalization). */
function direction(
  weights: Float64Array,
  { seed, filters }: Extract<PlaneChoice, { kind: 'random' }>,
  axis: number,
): Float64Array {
  const found = new Float64Array(weights.length);
  for (const [from, to] of filters) {
    for (let i = from; i < to; i++) found[i] = randomNormal(seed, axis, 0, i);
    const [own, wanted] = [found, weights].map((one) => one.subarray(from, to)).map((one) => Math.sqrt(dot(one, one)));
    for (let i = from; i < to; i++) found[i] *= wanted / own;
  }
  return found;
}

/** Paths as they are seen from straight above a plane; `points` from its origin on. */
function projected(
  runs: readonly Snapshots[],
  points: readonly Float64Array[],
  weights: readonly number[],
  origin: Float64Array,
  axes: Directions,
): PathPlane {
  // Shares and nearest places are told along right angles.
  const square: Directions = [axes[0].slice(), axes[1].slice()];
  orthogonal(square);
  const at = points.map((point) => square.map((axis) => dot(axis, point)));
  const slopes = [dot(axes[0], square[0]), dot(axes[1], square[0]), dot(axes[1], square[1])];
  let first = 0;
  const parts = runs.map(({ points: count }) => {
    const [start, end] = [first, first + count];
    first = end;
    return { at: at.slice(start, end), points: points.slice(start, end), weights: Array(count).fill(1 / count) };
  });
  return {
    ...{ origin, axes },
    paths: parts.map((part) => Float64Array.from(part.at.flatMap((place) => alongAxes(place, slopes)))),
    shares: sharesOf({ at, points, weights }),
    sharesOf: parts.map(sharesOf),
  };
}

/** x, y at right angles as u, v along the axes; the first of which is the first of both. */
function alongAxes([x, y]: readonly number[], [first, beside, across]: readonly number[]): [number, number] {
  const v = across === 0 ? 0 : y / across;
  return [first === 0 ? 0 : (x - beside * v) / first, v];
}

interface Spread {
  readonly at: readonly (readonly number[])[];
  readonly points: readonly Float64Array[];
  readonly weights: readonly number[];
}

/** The shares of the variance of points that lie along both directions. */
function sharesOf({ at, points, weights }: Spread): [number, number] {
  const total = varianceOf(points, weights);
  const along = varianceAlong(at, weights);
  return [0, 1].map((k) => (total > 0 ? along[k] / total : 0)) as [number, number];
}

const varianceOf = (points: readonly ArrayLike<number>[], weights: readonly number[]): number =>
  varianceAlong(points, weights).reduce((sum, one) => sum + one, 0);

/** The weighted variance of each coordinate. */
function varianceAlong(points: readonly ArrayLike<number>[], weights: readonly number[]): Float64Array {
  const mean = meanOf(points, weights, points[0].length);
  return mean.map((middle, i) => points.reduce((sum, point, k) => sum + weights[k] * (point[i] - middle) ** 2, 0));
}
