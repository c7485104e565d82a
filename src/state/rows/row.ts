import type { Expectation, State } from '../types';

/** What a change makes necessary: computing the surface anew, else the paths, else only drawing. */
export type Phase = 'field' | 'run' | 'view';

/** A part of a value that could not be used, and what was expected there. */
export interface Wrong {
  readonly found: string;
  readonly expected: Expectation;
}

/** What reading a text gave: the value, if any of it could be used, and everything wrong on the way. */
export interface Reading<T> {
  readonly value?: T;
  readonly wrong: readonly Wrong[];
}

/** Everything known about one key of the state. */
export interface Row<T> {
  readonly phase: Phase;
  /** Reads the URL's text; `context` is the state so far, the keys before this one already read. */
  readonly read: (text: string, context: State) => Reading<T>;
  /** The shortest text that reads back as this value. */
  readonly print: (value: T, state: State) => string;
  readonly equal: (a: T, b: T) => boolean;
  /** The nearest value that is allowed in this state; absent where every value of the type is. */
  readonly nearest?: (value: T, state: State) => T;
}

/** A row whose value is one of a few words; its control offers them in this order. */
export interface ChoiceRow<T extends string> extends Row<T> {
  readonly options: readonly T[];
}

/** A row whose value is a number between two bounds, both allowed; its control has the same. */
export interface RangeRow extends Row<number> {
  readonly min: number;
  readonly max: number;
}

/** A reading without a fault. */
export const right = <T>(value: T): Reading<T> => ({ value, wrong: [] });

/** A reading that gave nothing. */
export const wrong = (found: string, expected: Expectation): Reading<never> => ({ wrong: [{ found, expected }] });
