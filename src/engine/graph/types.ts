import type { Order, Prepared } from '../../objectives/data/types';
import type { Graph } from '../../objectives/model/graph/types';
import type { Network } from '../../objectives/model/types';
import type { Run } from '../run';
import type { Series } from '../train/types';

/** A training run whose steps are done operation by operation. Pure data. */
export interface GraphJob {
  readonly dataKey: string;
  readonly data: Prepared;
  readonly network: Network;
  readonly graph: Graph;
  readonly run: Omit<Run, 'seed' | 'stream'> & {
    readonly seed: number;
    readonly batch: number;
    readonly order: Order;
    readonly updates: number;
  };
  /** Where its nodes are: it is then also done in parts that take turns, and compared. */
  readonly placement?: readonly (readonly [node: string, device: number])[];
  /** Updates after which the loss over all training rows is written down, ascending. */
  readonly lossAt: readonly number[];
}

/** What stays from one update to the next: arrays of the nodes that keep them. */
export type Kept = Readonly<Record<string, readonly Float32Array[]>>;

/** All that a run goes on from after an update. */
export interface GraphCheckpoint {
  readonly update: number;
  readonly kept: Kept;
}

/** Seconds that something took, measured, over how often. */
export interface Measured {
  readonly seconds: number;
  readonly times: number;
}

/** What a run leaves; also on the way, with what there is so far. Every number is finite. */
export interface GraphTrained {
  /** Of the batch, before each update, l2 included, as the graph computes it; and of all training rows. */
  readonly batchLoss: Series;
  readonly loss: Series;
  readonly updates: number;
  /** The first update at which something was not finite; columns end before it. */
  readonly divergedAt?: number;
  /** θ before the first update and after the last, canonical order. */
  readonly initial: Float32Array;
  readonly final: Float32Array;
  /** The same in parts: updates whose loss and θ had the same bits, of how many; what went between the parts. */
  readonly parts?: { readonly same: number; readonly of: number; readonly messages: number; readonly bytes: number };
  /** Of each node. No two times are the same: in no file and no link. */
  readonly seconds: Readonly<Record<string, Measured>>;
}

/** What a run on threads has left so far. */
export interface Threaded {
  readonly threads: number;
  /** Updates that every report has been heard of; of the last checkpoint, at which θ is. */
  readonly updates: number;
  readonly checkpoint: number;
  readonly theta: Float32Array;
  readonly batchLoss: Series;
  readonly divergedAt?: number;
  /** How often a device was lost, and updates that were done once more. */
  readonly restarts: number;
  readonly redone: number;
  /** Of an update on all devices together, from its beginning to its end. */
  readonly update: Measured;
  /** Of each node; of each pair by name, from Send to Receive. */
  readonly seconds: Readonly<Record<string, Measured>>;
  readonly transfers: Readonly<Record<string, Measured>>;
}

/** What a run on threads is given beside its job. */
export interface ThreadWatch {
  readonly signal?: AbortSignal | undefined;
  readonly onFrame?: ((threaded: Threaded) => void) | undefined;
}
