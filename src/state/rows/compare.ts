import { integerRow } from './kinds';
import type { ValuesOf } from './row';

/** What a comparison alone has. */
export const compareRows = {
  /** Candidates that a sweep tries for each method. */
  budget: integerRow({ min: 4, max: 4096, default: 256, lasts: true }),
  /** Seeded starts on each surface of a ranking. */
  starts: integerRow({ min: 1, max: 64, default: 8, lasts: true }),
};

declare module '../types' {
  interface State extends ValuesOf<typeof compareRows> {}
  interface Modes {
    readonly compare: typeof compareRows;
  }
}
