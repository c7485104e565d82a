import type { Part } from '../../objectives/model/graph/cut';
import type { GraphJob, Kept } from './types';

/** What a device is told. */
export type DeviceOrder =
  /** Its part of a run, and a port to each of the others. */
  | {
      readonly kind: 'begin';
      readonly job: GraphJob;
      readonly part: Part;
      readonly ports: readonly { readonly device: number; readonly port: MessagePort }[];
    }
  /** What stays, as it was after an update. */
  | { readonly kind: 'restore'; readonly kept: Kept }
  /** Its part of the updates from one to another. */
  | { readonly kind: 'go'; readonly from: number; readonly to: number }
  | { readonly kind: 'ping' };

/** Something measured on the way, in seconds. */
export interface Took {
  readonly name: string;
  readonly seconds: number;
  readonly times: number;
}

/** What a device says. */
export type DeviceReport =
  | { readonly kind: 'alive' }
  /** What has been done since the last report: losses of batches where they are computed here, nodes, messages that came. */
  | {
      readonly kind: 'done';
      readonly update: number;
      readonly losses: readonly (readonly [update: number, loss: number])[];
      readonly nodes: readonly Took[];
      readonly transfers: readonly Took[];
    }
  /** The last of the updates that it was told is done: what stays of its nodes. */
  | { readonly kind: 'reached'; readonly update: number; readonly kept: Kept }
  /** Something was not finite. */
  | { readonly kind: 'diverged'; readonly update: number };

/** A tensor on its way. */
export interface Message {
  /** Pair and update. */
  readonly name: string;
  readonly values: Float32Array;
  /** When it was sent, in ms since the epoch. */
  readonly sent: number;
}
