import type { Run } from './run';

export type { Run };

import type { Lender } from './lease';
import type { MapJob, MapPixels, MapWatch } from './many/map';
import type { Swarm, SwarmJob } from './many/swarm';
import type { Paralleled, ParallelJob, ParallelWatch } from './parallel/types';
import type {
  GradientCheck,
  GradientJob,
  LossesJob,
  MeasureJob,
  PlaneJob,
  Planes,
  Trained,
  TrainJob,
  TrainWatch,
} from './train/types';

/** A race: every run from one start on one surface. Pure data, so it crosses to a worker as it is. */
export interface RaceJob {
  /** f(x, y) as text. */
  readonly f: string;
  readonly runs: readonly Run[];
  readonly start: readonly [number, number];
  /** Steps of every run, 1 … 100 000. */
  readonly steps: number;
}

/** Floats in one segment: x, y, f, ok of its beginning, then of its end. */
export const segmentFloats = 8;

/** How one run ended. */
export interface RunEnd {
  /** Points on the path, the start first: steps + 1, or the step of divergence; 0 when the start itself is not valid. */
  readonly length: number;
  /** The first step at which a value left its domain; the path ends one before. */
  readonly divergedAt?: number;
  /**
   * Why it ended there where it did not diverge: `steep`, single precision does not hold what the step needs;
   * `indeterminate`, 0 is divided by 0, a gradient of 0 by an epsilon of 0.
   */
  readonly why?: 'steep' | 'indeterminate';
}

/** The paths of a race, in the layout that is drawn. */
export interface Paths {
  readonly steps: number;
  readonly ends: readonly RunEnd[];
  /**
   * runs × steps segments; segment k of run r, at ((r · steps) + k) · 8, goes from point k to point k + 1.
   * ok is 1 for a point of the path and 0 past its end, where the last point is repeated. Every float is finite.
   */
  readonly segments: Float32Array;
  /** The same bytes on the GPU, drawn without a copy under a lease; the engine, their owner, lets go at the next race. */
  readonly buffer?: Lender<GPUBuffer>;
}

/** What computes. */
export interface Engine {
  readonly kind: 'webgpu' | 'wasm';
  /** The adapter or the instruction set, in words. */
  readonly description: string;
  /** The device that the buffers live on; the stage draws with it. */
  readonly device?: GPUDevice;
  /** Computes every path; rejects with the signal's reason soon after it is aborted. */
  race(job: RaceJob, signal?: AbortSignal): Promise<Paths>;
  /** Throws `TooLarge` for a race whose buffers the adapter refuses; absent where every race fits. */
  check?(job: RaceJob): void;
  /** Computes a map, a part at a time; rejects with the signal's reason once nothing of it runs any more. */
  map(job: MapJob, watch?: MapWatch): Promise<MapPixels>;
  /** Particles at their starts; rejects with `TooLarge` when they do not fit. */
  swarm(job: SwarmJob): Promise<Swarm>;
  /** Trains one run; further ones wait for a free worker. */
  train(job: TrainJob, watch?: TrainWatch): Promise<Trained>;
  /** One run of many workers on the simulated clock, on the CPU; further ones wait for a free worker. */
  parallel(job: ParallelJob, watch?: ParallelWatch): Promise<Paralleled>;
  /**
   * The loss over all training rows at each place, l2 included, batch norm by the statistics of those rows there; NaN where
   * single precision does not hold it.
   */
  losses(job: LossesJob, signal?: AbortSignal): Promise<Float64Array>;
  /** What is measured of a model at weights, on the CPU; NaN where single precision does not hold it. */
  measure(job: MeasureJob, signal?: AbortSignal): Promise<Float64Array>;
  /** The gradient of a batch as this engine trains with it, read back and compared with differences of the loss in f64. */
  gradient(job: GradientJob, signal?: AbortSignal): Promise<GradientCheck>;
  /** The plane through paths of weights, and its control. */
  plane(job: PlaneJob, signal?: AbortSignal): Promise<Planes>;
  /** Settles when the engine is gone (a lost device); never for the CPU. */
  readonly lost?: Promise<string>;
  dispose(): void;
}

/** The reason a race rejects when a newer one took its place. */
export class Superseded extends Error {}

/** The reason work rejects when its engine is gone: whoever still wants it asks the next engine. */
export class Lost extends Superseded {}

/** Something whose buffers the adapter refuses: so many steps of a race or particles of a swarm; `fitting` would fit. */
export class TooLarge extends RangeError {
  constructor(
    readonly what: 'steps' | 'particles',
    readonly asked: number,
    readonly fitting: number,
  ) {
    super(`${asked} ${what} exceed this adapter's buffers; ${fitting} fit`);
  }
}

/** Something that the memory left on the GPU does not hold; whether half of it does is to be tried. */
export class OutOfMemory extends TooLarge {
  constructor(what: TooLarge['what'], asked: number) {
    super(what, asked, Math.max(1, Math.floor(asked / 2)));
    this.message = `The GPU has no memory left for ${asked} ${what}; ${this.fitting} may fit`;
  }
}
