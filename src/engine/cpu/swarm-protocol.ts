import type { SwarmJob } from '../many/swarm';
import type { PartFrame } from './swarm';

/** What a worker is told: to keep particles `from` … `to` − 1 of a swarm, to move them, to give a move up, to forget them. */
export type SwarmOrder =
  | {
      readonly order: 'make';
      readonly swarm: number;
      readonly job: SwarmJob;
      readonly from: number;
      readonly to: number;
    }
  | { readonly order: 'seek'; readonly swarm: number; readonly task: number; readonly step: number }
  | { readonly order: 'stop'; readonly task: number }
  | { readonly order: 'drop'; readonly swarm: number };

/** What it answers to a move: the particles, why there are none, or that it is still at it. */
export type SwarmAnswer =
  | { readonly task: number; readonly frame: PartFrame }
  | { readonly task: number; readonly error: string }
  | { readonly task: number; readonly alive: true };
