import type { Arithmetic } from './arithmetic';

/** A step that was not valid or not finite: whose rule it is of, what it began with, and its gradient. */
export interface LastStep {
  readonly by: 'server' | 'worker';
  readonly t: number;
  readonly before: Float64Array[];
  readonly g: Float64Array;
}

/** The first step that was not valid or not finite, from which the cause is told. */
export class LastSteps {
  first: LastStep | undefined;

  constructor(private readonly arithmetic: Arithmetic) {}

  /** What takes the place of a gradient that is not held at a place: as large as can be, or none. */
  slopeAt(at: number): number {
    return this.arithmetic.isBeyond?.(at) === false ? Number.NaN : Number.POSITIVE_INFINITY;
  }

  /** Notes step t as it would have begun, with the gradient that lies there, or another in all coordinates. */
  fails(by: LastStep['by'], copy: number, t: number, slope = 0): false {
    const { server, workers = server, memory, floats } = this.arithmetic;
    const copies = by === 'server' ? server : workers;
    const from = copies.gradientOf(copy);
    const g = Float64Array.from(memory.subarray(from, from + floats), (x) => (slope === 0 ? x : slope));
    this.first ??= { by, t, before: copies.arrays(copy), g };
    return false;
  }
}
