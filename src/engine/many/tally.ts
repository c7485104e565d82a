import { binOf, edgesOf } from './bins';
import { binCount, type SwarmJob, type Tally } from './swarm';

/** What particles are compared with, in f32: x and y of each minimum, the square of the radius, the bins' edges. */
export interface Measure {
  readonly minima: Float32Array<ArrayBuffer>;
  readonly radius2: number;
  readonly edges: Float32Array<ArrayBuffer>;
}

/** The measure of a swarm. */
export function measureOf({ minima, radius, bins }: Pick<SwarmJob, 'minima' | 'radius' | 'bins'>): Measure {
  const single = Math.fround(radius);
  return { minima: Float32Array.from(minima.flat()), radius2: Math.fround(single * single), edges: edgesOf(bins) };
}

/** What is counted of the particles that go on. */
export type Counted = Pick<Tally, 'live' | 'arrived' | 'histogram'>;

/** Counts particles one by one. */
export class Counter {
  private arrived = 0;
  private live = 0;
  private readonly histogram = new Uint32Array(binCount);
  /** Neighbours arrive at the same minimum: it is looked at first. */
  private last = 0;

  constructor(private readonly measure: Measure) {}

  add(x: number, y: number, f: number, ok: boolean): void {
    if (!ok) return;
    this.live++;
    this.histogram[binOf(this.measure.edges, f)]++;
    if (!this.hasArrived(x, y)) return;
    this.live--;
    this.arrived++;
  }

  get counted(): Counted {
    const { live, arrived, histogram } = this;
    return { live, arrived, histogram };
  }

  private hasArrived(x: number, y: number): boolean {
    const { minima } = this.measure;
    if (minima.length === 0) return false;
    if (this.isAt(this.last, x, y)) return true;
    for (let m = 0; m < minima.length; m += 2) {
      if (!this.isAt(m, x, y)) continue;
      this.last = m;
      return true;
    }
    return false;
  }

  private isAt(m: number, x: number, y: number): boolean {
    const { minima, radius2 } = this.measure;
    const [dx, dy] = [Math.fround(x - minima[m]), Math.fround(y - minima[m + 1])];
    return Math.fround(Math.fround(dx * dx) + Math.fround(dy * dy)) <= radius2;
  }
}

/** Two tallies of parts as one of the whole. */
export const added = (a: Tally, b: Tally): Tally => ({
  live: a.live + b.live,
  arrived: a.arrived + b.arrived,
  histogram: a.histogram.map((count, bin) => count + b.histogram[bin]),
  diverged: a.diverged + b.diverged,
  steep: a.steep + b.steep,
  indeterminate: a.indeterminate + b.indeterminate,
});
