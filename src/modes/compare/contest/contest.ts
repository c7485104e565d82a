import type { Training } from '../../train/live';
import type { ContestPlan, Half } from './plan';
import type { Tries, Tuning } from './tuned';

/** One half of a contest with what its runs have left so far; those that are over alone. */
export interface JudgedHalf extends Half {
  readonly training: Training;
}

/** What a contest has come to so far. */
export interface Contest {
  readonly plan: ContestPlan;
  readonly engine: 'webgpu' | 'wasm';
  readonly tries: Tries;
  readonly asSet: JudgedHalf;
  /** Once all tries are there. */
  readonly tuning: Tuning | undefined;
  readonly tuned: JudgedHalf | undefined;
}

/** The halves of a contest, that of most weight first. */
export const halves = ['tuned', 'asSet'] as const;
export type HalfName = (typeof halves)[number];

/** What of a contest begins by itself. */
export interface Share {
  /** Whether methods are tuned. */
  readonly tunes: boolean;
  /** Seeds that they are judged by, from the first on. */
  readonly replicas: number;
}
