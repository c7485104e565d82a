/** Who drew noise for a gradient, and in which iteration; one after the other: worker, k. */
export type Drawn = readonly number[];

/** θ of the server, or of every worker, each with the states of a rule, in one memory. Places are floats of that memory. */
export interface Copies {
  /** Where θ of a copy begins. */
  at(copy: number): number;
  /** Where the gradient of the next step of a copy is to be written. */
  gradientOf(copy: number): number;
  /** Where the sum of the gradients since the read, and θ now minus θ as read, are to be written; −1: nobody reads them. */
  readonly back: number;
  readonly drift: number;
  /** Where the point is to be written that the gradient was taken at; −1: nobody reads it. */
  readonly point: number;
  /** Whether a step draws noise. */
  readonly noisy: boolean;
  /** Where θ lies at which the gradient of step t is to be taken; −1: it is not valid there. */
  locate(copy: number, t: number): number;
  /**
   * Takes step t of a copy with a gradient so many updates late, whose noise was drawn by those, `share` of each; false where
   * it is not valid or not finite: then all is as it was.
   */
  advance(copy: number, t: number, delay: number, drawn: Drawn, share: number): boolean;
  /** θ and each state of a copy, as they are. */
  arrays(copy: number): Float64Array[];
  /** The states of a copy are as they began. */
  reset(copy: number): void;
  /** Takes back the last step of a copy, once. */
  undo(copy: number): void;
}

/** Columns of a place. */
export type Measured = Readonly<Record<string, number>>;

/** What an objective is computed by. */
export interface Arithmetic {
  /** Floats of θ, and those of them that are parameters. */
  readonly floats: number;
  readonly size: number;
  /** The memory. */
  readonly memory: Float32Array;
  readonly server: Copies;
  /** Of each worker, where a rule of its own moves it. */
  readonly workers: Copies | undefined;
  /** Takes the gradient of a worker's iteration at the θ that lies at a place; false where it is not valid or not finite. */
  slope(at: number, worker: number, k: number): boolean;
  /** The same in parts, where it may take long; of other rows than its own, where they are given. */
  slopeInParts?(at: number, worker: number, k: number, rows?: ArrayLike<number>): Generator<undefined, boolean>;
  /** Where a θ may be put for a gradient to be taken at it. */
  readonly scratch: number;
  /** Where the gradient that was taken last lies. */
  readonly gradient: number;
  /** The parameter that lies at a float of θ; −1: none. */
  coordinate(place: number): number;
  /** The rows of a worker's batch. */
  rows?(worker: number, k: number): ArrayLike<number>;
  /** A worker's gradient has moved something. */
  used?(worker: number): void;
  /** Whether the objective has a finite value at the θ that lies at a place, where that is looked at everywhere. */
  isHeld(at: number): boolean;
  /** Whether what single precision does not hold at a place is a number; absent: it always is. */
  isBeyond?(at: number): boolean;
  /** What is written down of the θ that lies at a place; undefined where something of it is not held; in parts, where it may take long. */
  measured(at: number, isStart: boolean): Measured | undefined | Generator<undefined, Measured | undefined>;
}
