import type { PathTrace } from '../../src/study/trace';

/** Points x, y, f as a trace. */
export function traceOf(points: readonly (readonly number[])[]): PathTrace {
  const column = (c: number) => ({ at: (k: number) => points[k][c] });
  return { axis: 'step', length: points.length, columns: { x: column(0), y: column(1), f: column(2) } };
}
