import type { Samples } from './samples';

/** Halvings of a cell towards a rim: to less than a hundredth of it. */
const halvings = 7;

const sides = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;
const corners = [
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const;

/**
 * Where the nodes (by their number) of a surface of steps are drawn that lie beside a rim: on it, as column and row of any
 * fraction, so that a cliff stands upright where f jumps; none of any other surface. Nodes of the border stay on it.
 */
export function rimsOf(samples: Samples): ReadonlyMap<number, readonly [i: number, j: number]> {
  const { n, steps } = samples;
  const moved = new Map<number, readonly [number, number]>();
  if (!steps || steps.length < 2) return moved;
  for (let at = 0; at < n * n; at++) {
    const [i, j] = [at % n, Math.floor(at / n)];
    const place = nearest(samples, i, j, sides) ?? nearest(samples, i, j, corners);
    if (place) moved.set(at, place);
  }
  return moved;
}

/** The nearest place towards some neighbours where f leaves the value of a node. */
function nearest(
  { n, values, at }: Samples,
  i: number,
  j: number,
  neighbours: readonly (readonly [number, number])[],
): readonly [number, number] | undefined {
  const f = values[j * n + i];
  const last = n - 1;
  const [across, up] = [i > 0 && i < last, j > 0 && j < last];
  let least = Number.POSITIVE_INFINITY;
  let found: readonly [number, number] | undefined;
  for (const [dx, dy] of neighbours) {
    if ((dx !== 0 && !across) || (dy !== 0 && !up)) continue;
    const other = values[(j + dy) * n + i + dx];
    if (other === f || Number.isNaN(other + f)) continue;
    let [near, far] = [0, 1];
    for (let k = 0; k < halvings; k++) {
      const middle = (near + far) / 2;
      if (at(i + dx * middle, j + dy * middle) === f) near = middle;
      else far = middle;
    }
    if (near >= least) continue;
    least = near;
    found = [i + (dx * (near + far)) / 2, j + (dy * (near + far)) / 2];
  }
  return found;
}

/** Nodes around one from which the way up a cliff is read. */
const around = 3;

/** How steep a cliff is to the light. */
const steep = 12;

/** The slope of a cliff at a node of its rim, along columns and rows: upwards, all cliffs alike. */
export function cliffSlope({ n, values }: Samples, at: number): readonly [number, number] {
  const [i, j] = [at % n, Math.floor(at / n)];
  let [x, y] = [0, 0];
  for (let dy = -around; dy <= around; dy++) {
    for (let dx = -around; dx <= around; dx++) {
      if (i + dx < 0 || i + dx >= n || j + dy < 0 || j + dy >= n || dx * dx + dy * dy > around * around + 1) continue;
      const rise = values[at + dy * n + dx] - values[at];
      if (Number.isNaN(rise)) continue;
      x += Math.sign(rise) * dx;
      y += Math.sign(rise) * dy;
    }
  }
  const length = Math.hypot(x, y) || 1;
  return [(steep * x) / length, (steep * y) / length];
}
