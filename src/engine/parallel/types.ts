import type { Order, Prepared } from '../../objectives/data/types';
import type { Network } from '../../objectives/model/types';
import type { Program } from '../../schemes/types';
import type { Run } from '../run';

/** What workers minimise: a formula of two parameters, from a start, or a model on data, by batches. */
export type ParallelObjective =
  | {
      readonly kind: 'formula';
      readonly f: string;
      /** Of the server, and of workers with copies of their own, one after the other; where the list ends, the server's. */
      readonly start: readonly [number, number];
      readonly starts?: readonly (readonly [number, number])[];
    }
  | {
      readonly kind: 'model';
      readonly dataKey: string;
      readonly data: Prepared;
      readonly network: Network;
      readonly batch: number;
      readonly order: Order;
    };

/** How long things take, in seconds of the simulated clock; each is drawn for (seed, worker, k). */
export interface Clock {
  /** Computing a gradient: its least time, and the mean of an exponential beyond it. */
  readonly compute: { readonly least: number; readonly beyond: number };
  /** One message: latency, its least and its greatest, and bytes a second. */
  readonly latency: readonly [least: number, greatest: number];
  readonly bandwidth: number;
  /** How many times as slow worker i is; 1 where the list ends. */
  readonly slow: readonly number[];
  /** From reading the parameters to writing them, of an update in a store without care. */
  readonly write: number;
  /** Mean time between failures of a worker, and until it is back; ∞: none. */
  readonly failure: { readonly every: number; readonly back: number };
}

/** One run of a scheme on the simulated clock. Pure data. */
export interface ParallelJob {
  readonly objective: ParallelObjective;
  readonly program: Program;
  /** The method's rule, and that of the server where it has its own. */
  readonly run: Run;
  readonly server?: Run;
  readonly workers: number;
  readonly seed: number;
  /** Updates of the server after which it ends, or gradients of all workers: what comes first. */
  readonly updates: number;
  readonly gradients?: number;
  readonly clock: Clock;
  /** Workers that die, and when, by hand. */
  readonly killed: readonly { readonly worker: number; readonly time: number }[];
  readonly record: ParallelRecording;
  /** A schedule to follow instead of the clock: the same events, the same bits. */
  readonly schedule?: readonly ScheduledEvent[];
}

/** What is written down. */
export interface ParallelRecording {
  /** Points of a column, at most. */
  readonly points: number;
  /** Workers whose own columns are kept, the first so many. */
  readonly workers: number;
  /** Updates of the server between which spans and pushes are kept; empty: none. */
  readonly window: readonly [from: number, to: number];
  /** Whether the whole schedule is kept. */
  readonly schedule: boolean;
}

/** What a worker does, as a schedule tells it. */
export type Deed = 'fetch' | 'gradient' | 'push' | 'exchange' | 'step' | 'die';

export interface ScheduledEvent {
  /** Seconds. */
  readonly time: number;
  /** −1: the server, whose `step` it is where pushes are gathered. */
  readonly worker: number;
  readonly do: Deed;
  /**
   * Of a push, or of an exchange: it comes to the server later, or waits there for others; then it is the server's `step` (or
   * `exchange`) `of` that worker, or of all that wait.
   */
  readonly later?: true;
  readonly of?: number;
  /** Of a gradient: the worker's iteration, where it is not the one after its last. */
  readonly k?: number;
  /** Of a gradient: the rows of its batch. */
  readonly rows?: readonly number[];
}

/** Values of a column, and after which update of the server each was. */
export interface ParallelColumn {
  readonly at: number[];
  readonly value: number[];
}

/** What a worker was at, for a lane. */
export interface Span {
  readonly worker: number;
  readonly kind: 'compute' | 'send' | 'wait' | 'barrier' | 'dead';
  /** Seconds. */
  readonly from: number;
  readonly to: number;
}

/** A push that the server has applied. */
export interface AppliedPush {
  readonly worker: number;
  /** The server's update that it was, from 1. */
  readonly update: number;
  readonly time: number;
  /** When it was read, and which update of the server was the last then. */
  readonly readTime: number;
  readonly readUpdate: number;
  /** Of two parameters: where its gradient was taken, where the server was before it, and after it. */
  readonly taken?: readonly [number, number];
  readonly before?: readonly [number, number];
  readonly after?: readonly [number, number];
}

/** What one run of a scheme leaves; also on the way, with what there is so far. Every number is finite. */
export interface Paralleled {
  /**
   * Of the server, or centre: `time`, `delay`, `gradients` (taken so far), and x, y, f of two parameters, `loss` (and
   * `accuracy`, `validation`) of a model.
   */
  readonly server: Readonly<Record<string, ParallelColumn>>;
  /** Of each worker that is kept: x, y, f or `loss`, and `time`. */
  readonly workers: readonly Readonly<Record<string, ParallelColumn>>[];
  readonly updates: number;
  /** Seconds of the clock. */
  readonly time: number;
  readonly divergedAt?: number;
  readonly why?: 'steep' | 'indeterminate';
  /** Updates by their delay: how many had 0, 1, 2 …; the last place holds what is beyond. */
  readonly delays: readonly number[];
  /** Delays added up, of all updates, and of the gradients that are still under way. */
  readonly delaySum: number;
  readonly delayInFlight: number;
  /** Workers alive at the end. */
  readonly alive: number;
  /** What a wild store has overwritten: how often, and got − old added up, by coordinate (those that have any). */
  readonly lost: {
    readonly events: number;
    readonly of: number;
    readonly mass: readonly { readonly coordinate: number; readonly events: number; readonly mass: number }[];
    /** Of two parameters: stored − old of all writes, added up. */
    readonly moved?: readonly number[];
  };
  /** Gradients that never came: of dead workers, and of those who came too late. */
  readonly unsent: number;
  readonly dropped: number;
  /** Bytes that went over the network. */
  readonly bytes: number;
  /** Share of its time that each worker computed. */
  readonly busy: readonly number[];
  readonly spans: readonly Span[];
  readonly pushes: readonly AppliedPush[];
  readonly schedule?: readonly ScheduledEvent[];
  /** θ of the server at the beginning and at the end, canonical order; of each worker that is kept at its end. */
  readonly initial: Float32Array;
  readonly final: Float32Array;
  readonly finals: readonly Float32Array[];
}

/** What a parallel run is given beside its job. */
export interface ParallelWatch {
  readonly signal?: AbortSignal;
  readonly onFrame?: (sofar: Paralleled) => void;
}
