import type { Lender } from '../lease';
import type { Run } from '../run';
import type { MapJob } from './map';

/** Where the particles of a swarm start: a jittered grid over a box, or over the ellipse within it. */
export interface Region {
  readonly box: readonly [x0: number, x1: number, y0: number, y1: number];
  readonly round: boolean;
}

/** A swarm: many starts of one method or several, each method from the same starts. Pure data. */
export interface SwarmJob extends Pick<MapJob, 'f' | 'minima' | 'radius'> {
  readonly runs: readonly Run[];
  readonly region: Region;
  /** Particles of each run: `eachOf` the particles that are asked for. */
  readonly particles: number;
  /** Steps that may be asked for. */
  readonly steps: number;
  readonly seed: number;
  /** What the histogram of f spans: the logarithm of f − least, or f itself where least is not a minimum. */
  readonly bins: Bins;
}

/** The bins of a histogram of f: evenly over log10(f − from) between two exponents, or over f itself. */
export interface Bins {
  readonly scale: 'linear' | 'log';
  /** 'linear': the least value; 'log': f*, which is taken off before the logarithm. */
  readonly from: number;
  /** Ends of the axis: values of f, or exponents of ten. What lies beyond counts in the first or last bin. */
  readonly least: number;
  readonly most: number;
}

/** Bins of every histogram. */
export const binCount = 48;

/** Particles of each run, where so many are shared among the runs. */
export const eachOf = (particles: number, runs: number): number =>
  Math.max(1, Math.floor(particles / Math.max(1, runs)));

/** How the particles of one run fare. */
export interface Tally {
  /** Still on the way. */
  readonly live: number;
  /** Within the radius of a minimum. */
  readonly arrived: number;
  /** Ended: run away, or by a value that is not valid. */
  readonly diverged: number;
  /** Ended by a step that single precision does not hold, theta being near. */
  readonly steep: number;
  /** Ended by 0 divided by 0, for want of an epsilon. */
  readonly indeterminate: number;
  /** Particles in each bin of f, those that ended left out. */
  readonly histogram: Uint32Array;
}

/** A swarm at one step. */
export interface SwarmFrame {
  readonly step: number;
  readonly runs: number;
  readonly particles: number;
  /** Segments of the streak behind each particle: the last `tail` steps. */
  readonly tail: number;
  /**
   * runs × tail × particles segments of x, y, f, ok of the beginning and of the end, as in `Paths`. The segment of
   * step k (from point k − 1 to point k) of particle p of run r is number (r · tail + k mod tail) · particles + p;
   * before the first step the one of step 0 begins and ends at the start, and the others are not ok. Every float is finite.
   */
  readonly segments?: Float32Array;
  /** The same bytes on the GPU, owned by the swarm: drawn under a lease, without a copy or a readback. */
  readonly buffer?: Lender<GPUBuffer>;
  readonly tallies: readonly Tally[];
  /** The axis of the histograms. */
  readonly bins: Bins;
}

/** Particles that an engine moves. */
export interface Swarm {
  /**
   * Moves every particle to a step, on from where it is or anew from the start; only the newest of waiting calls is
   * done, the others reject with `Superseded`. An aborted signal ends it soon, with the signal's reason. The bytes of
   * the frame before are no longer those of its step.
   */
  seek(step: number, signal?: AbortSignal): Promise<SwarmFrame>;
  /** Lets go of everything; its buffer stays for the pictures that have a lease, and nobody gets another once they are gone. */
  dispose(): void;
}

/** Segments of each streak, by the particles of all runs together: so that they still fit and can be drawn. */
export const tailOf = (particles: number): number =>
  particles <= 8192 ? 8 : particles <= 32_768 ? 4 : particles <= 131_072 ? 2 : 1;
