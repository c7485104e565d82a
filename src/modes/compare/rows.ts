import { integerRow } from '../../state/rows/kinds';
import type { ValuesOf } from '../../state/rows/row';

/** What a comparison alone has. */
export const compareRows = {
  /** Candidates that a sweep tries for each method. */
  budget: integerRow({ min: 4, max: 4096, default: 256, lasts: true }),
  /** Seeded starts on each surface of a ranking. */
  starts: integerRow({ min: 1, max: 64, default: 8, lasts: true }),
};

declare module '../../state/types' {
  interface State extends ValuesOf<typeof compareRows> {}
  interface Modes {
    readonly compare: typeof compareRows;
  }
}
