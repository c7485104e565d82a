/** A square grid of n × n nodes, n = 2^k + 1, to be covered with few triangles. */
export interface Grid {
  readonly n: number;
  /** How far node m is from the middle between nodes a and b, as a share of what may be left out: above 1 it is needed. */
  readonly deviation: (m: number, a: number, b: number) => number;
  /** Whether nothing is drawn in the cell whose least node this is. */
  readonly isHole: (at: number) => boolean;
}

/**
 * Triangles that leave out the nodes which lie where their neighbours put them: three nodes each. Right triangles are cut
 * in half at the middle of their longest side as long as a node there or below it is needed, on both sides of that side
 * alike, so no crack opens. Evans, Kirkpatrick and Townsend, Right-triangulated irregular networks (2001).
 */
export function trianglesOf(grid: Grid): Uint32Array {
  const { n, isHole } = grid;
  const needs = needsOf(grid);
  const nodes: number[] = [];
  // a – b is the longest side, c the right angle.
  const cut = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): void => {
    const mx = (ax + bx) / 2;
    const my = (ay + by) / 2;
    const smallest = Math.abs(ax - cx) + Math.abs(ay - cy) === 1;
    // What has no value is needed as well.
    if (!smallest && !(needs[my * n + mx] <= 1)) {
      cut(cx, cy, ax, ay, mx, my);
      cut(bx, by, cx, cy, mx, my);
    } else if (!smallest || !isHole(Math.min(ay, by) * n + Math.min(ax, bx))) {
      nodes.push(ay * n + ax, by * n + bx, cy * n + cx);
    }
  };
  const last = n - 1;
  cut(0, 0, last, last, last, 0);
  cut(last, last, 0, 0, 0, last);
  return Uint32Array.from(nodes);
}

/** For every node the most that it, or a node below it, deviates: it is where two triangles with a common longest side are cut. */
function needsOf(grid: Grid): Float32Array {
  const { n, deviation } = grid;
  const needs = corneredHoles(grid);
  /** Takes a node's own deviation from the middle of a side, and the needs of those below it. */
  const raise = (
    i: number,
    j: number,
    [u, v]: readonly [number, number],
    below: readonly (readonly [number, number])[],
  ) => {
    const at = j * n + i;
    let most = Math.max(needs[at], deviation(at, at - v * n - u, at + v * n + u));
    for (const [x, y] of below) {
      if (i + x >= 0 && i + x < n && j + y >= 0 && j + y < n) most = Math.max(most, needs[at + y * n + x]);
    }
    needs[at] = most;
  };
  for (let s = 1; 2 * s < n; s *= 2) {
    const half = s / 2;
    const corners =
      s === 1
        ? []
        : ([
            [-half, -half],
            [half, -half],
            [-half, half],
            [half, half],
          ] as const);
    for (let j = 0; j < n; j += s) {
      const odd = (j / s) % 2 === 1;
      for (let i = odd ? 0 : s; i < n; i += 2 * s) raise(i, j, odd ? [0, s] : [s, 0], corners);
    }
    const sides = [
      [-s, 0],
      [s, 0],
      [0, -s],
      [0, s],
    ] as const;
    for (let j = s; j < n; j += 2 * s) {
      // The diagonals of neighbouring squares lean the other way.
      for (let i = s; i < n; i += 2 * s) raise(i, j, [s, ((i + j - 2 * s) / (2 * s)) % 2 === 0 ? s : -s], sides);
    }
  }
  return needs;
}

/** All corners of a hole are needed, so that nothing larger than a cell reaches into it. */
function corneredHoles({ n, isHole }: Grid): Float32Array {
  const needs = new Float32Array(n * n);
  for (let j = 0; j < n - 1; j++) {
    for (let i = 0; i < n - 1; i++) {
      const at = j * n + i;
      if (isHole(at)) for (const corner of [at, at + 1, at + n, at + n + 1]) needs[corner] = Number.POSITIVE_INFINITY;
    }
  }
  return needs;
}
