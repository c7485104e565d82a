import type { CsvProblem } from '../../objectives/data/csv/fault';
import type { CsvChoice, CsvSummary, CsvTable } from '../../objectives/data/csv/types';
import type { FeatureKind, Prepared, Split, Table } from '../../objectives/data/types';
import type { Ground, Landmarks } from '../../study/landmarks';
import type { PartFrame } from '../cpu/swarm';
import type { GraphJob, GraphTrained } from '../graph/types';
import type { MapJob, MapPixels } from '../many/map';
import type { SwarmJob } from '../many/swarm';
import type { Paralleled, ParallelJob } from '../parallel/types';
import type {
  GradientCheck,
  GradientJob,
  LossesJob,
  MeasureJob,
  PlaneJob,
  Planes,
  Trained,
  TrainJob,
} from '../train/types';
import type { Paths, RaceJob } from '../types';

/** A table and how a model is to get it. */
export interface PrepareJob {
  readonly table: Table;
  readonly split: Split;
  readonly features: FeatureKind;
}

/** What needs a set of data: a worker keeps the last one, which need not be sent again. */
export type OnData<Input extends { readonly data: unknown }> = Omit<Input, 'data'> & Partial<Pick<Input, 'data'>>;

interface Job<Input, Result, Frame = never> {
  readonly input: Input;
  /** What is shown on the way to the result. */
  readonly frame: Frame;
  readonly result: Result;
}

/** A result of reading a file, or what is wrong with the file. Arrays of a result that stand here again go over without being copied. */
export type Outcome<Result> =
  | { readonly result: Result; readonly [array: `moved${number}`]: ArrayBufferView }
  | { readonly problem: CsvProblem };

/** Everything that workers do: what each kind is given, shows on the way, and gives. */
export interface Jobs {
  readonly race: Job<RaceJob, Paths>;
  readonly landmarks: Job<Ground, Landmarks>;
  /** One tile of a map. */
  readonly map: Job<MapJob, MapPixels>;
  /** From now on the worker keeps particles `from` … `to` − 1 of a swarm. */
  readonly keep: Job<{ swarm: number; job: SwarmJob; from: number; to: number }, undefined>;
  /** Moves the particles that are kept of a swarm to a step. */
  readonly seek: Job<{ swarm: number; step: number }, PartFrame>;
  readonly drop: Job<{ swarm: number }, undefined>;
  /** One training run; a frame is what there is of it so far. */
  readonly train: Job<OnData<TrainJob>, Trained, Trained>;
  /** The loss over all training rows at each place, l2 included; NaN where single precision does not hold it. */
  readonly losses: Job<OnData<LossesJob>, Float64Array>;
  /** What is measured at each place, one place after the other. */
  readonly measure: Job<OnData<MeasureJob>, Float64Array>;
  readonly plane: Job<PlaneJob, Planes>;
  /** One training run, operation by operation on one thread; a frame is what there is of it so far. */
  readonly graph: Job<GraphJob, GraphTrained, GraphTrained>;
  /** One run of many workers on the simulated clock; a frame is what there is of it so far. */
  readonly parallel: Job<ParallelJob, Paralleled, Paralleled>;
  /** The gradient of one batch, checked. */
  readonly gradient: Job<OnData<GradientJob>, GradientCheck>;
  /** A table as a model gets it; arrays that stand in the result again go over without being copied. */
  readonly prepare: Job<PrepareJob, Prepared & { readonly [array: `moved${number}`]: ArrayBufferView }>;
  /** Looks through a table in a file; the frame is the share that is done. */
  readonly scan: Job<{ file: Blob; header: boolean | undefined }, Outcome<CsvSummary>, number>;
  /** Reads what was chosen of it. */
  readonly table: Job<{ file: Blob; summary: CsvSummary; choice: CsvChoice }, Outcome<CsvTable>, number>;
}

/** The name of a job. */
export type Kind = keyof Jobs;

/** What a worker is told. */
export type Order<K extends Kind = Kind> =
  | { readonly [Each in K]: { readonly id: number; readonly kind: Each; readonly input: Jobs[Each]['input'] } }[K]
  | { readonly id: number; readonly cancel: true };

/** What it answers: a frame, the result, why there is none, or that it is still at it. */
export type Answer<K extends Kind = Kind> =
  | { readonly id: number; readonly frame: Jobs[K]['frame'] }
  | { readonly id: number; readonly result: Jobs[K]['result'] }
  | { readonly id: number; readonly error: string }
  | { readonly id: number; readonly alive: true };
