import type { Account, Vector } from '../../../engine/explain';

/** The step of one method, as it is explained and drawn. */
export interface Explained {
  /** The method's id in the list: `adam`, `adam-2`. */
  readonly id: string;
  /** Its place in the list. */
  readonly run: number;
  /** undefined: f has no value at the start, so there is no step. */
  readonly account: Account | undefined;
  readonly vectors: readonly Vector[];
}
