import type { Series } from '../../../engine/train/types';
import type { Mark } from '../../../stage/types';
import type { CurveAxis, Pace } from './pace';

/** One run: its columns at updates. A run that diverged stays, and ends with its sign. */
export interface CurveRun {
  readonly id: string;
  readonly seed: number;
  readonly columns: Readonly<Record<string, Series>>;
  readonly divergedAt?: number;
}

/** The runs of one method, a seed each, and how they look. */
export interface CurveMethod {
  readonly mark: Mark;
  /** What an update is worth on the other axes. */
  readonly pace: Pace;
  /** The last update that its runs will have. */
  readonly last: number;
  readonly runs: readonly CurveRun[];
}

/** A mean that a law predicts, and the band it gives, at updates; counted by the pace of the first method. */
export interface Law {
  readonly label: string;
  readonly at: readonly number[];
  readonly mean: readonly number[];
  readonly low?: readonly number[];
  readonly high?: readonly number[];
}

/** How drawn lines are smoothed; bands, ends and tables never are. `updates` is the time constant, or the width of the window. */
export interface Smoothing {
  readonly kind: 'exponential' | 'window';
  readonly updates: number;
}

/** The part that is shown, in the units of the axes; y undefined: what fits the values within x. */
export interface CurveWindow {
  readonly x: readonly [from: number, to: number];
  readonly y?: readonly [from: number, to: number];
}

export type CurveScale = 'linear' | 'log';
export type CurveTheme = 'light' | 'dark' | 'projector' | 'print';

/** One view of training curves, completely: what is drawn is a function of this, the words and the size. */
export interface CurvesInput {
  readonly methods: readonly CurveMethod[];
  /** The column that is shown. */
  readonly column: string;
  /** A second column of the same unit, drawn faintly under it. */
  readonly beside?: string;
  readonly axis: CurveAxis;
  readonly x: CurveScale;
  readonly y: CurveScale;
  /** The update at which the cursor stands. */
  readonly cursor: number;
  /** The last update of all methods: as far as the cursor goes. */
  readonly last: number;
  readonly smoothing?: Smoothing;
  readonly window?: CurveWindow;
  readonly theme: CurveTheme;
  /** Whether each run has a line of its own, too. */
  readonly singles: boolean;
  /** The mark's id of the method that stands out. */
  readonly highlight?: string;
  readonly laws: readonly Law[];
  /** What changes after an update, ascending. */
  readonly changes: readonly { readonly at: number; readonly label: string }[];
  readonly target?: { readonly value: number; readonly label: string };
}

/** Whether less or more of a column is better. */
export const betterOf = (column: string): 'low' | 'high' => (column === 'accuracy' ? 'high' : 'low');
