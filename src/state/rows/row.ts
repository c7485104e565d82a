import type { DataEntry } from '../../objectives/data/types';
import type { Parallel, Scene, Training } from '../../scenes/types';
import type { Constants } from '../../surfaces/constants';
import type { Domain, SurfaceDefinition } from '../../surfaces/types';
import type { Expectation, State } from '../types';

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

/** What a state opens with, as its link names it. */
export interface Opening {
  readonly scene: Scene | undefined;
  /** The scene where it stands on its own surface. */
  readonly own: Scene | undefined;
  /** undefined for a typed formula. */
  readonly surface: SurfaceDefinition | undefined;
  readonly f: string | undefined;
  readonly constants: Constants;
  readonly domain: Domain;
  /** The set that a model is trained on; nothing else of the ground counts then. */
  readonly data: DataEntry | undefined;
  /** What the scene trains, where the set is its own. */
  readonly training: Training | undefined;
  /** How it spreads the work, where the ground is its own. */
  readonly parallel: Parallel | undefined;
}

/** The value of a key until it is given one. */
export type Default<T> = T | ((opening: Opening) => T);

/** What a row says beside its kind: the value that a state opens with, and what becomes of it. */
export interface Life<T> {
  readonly default: Default<T>;
  /** It belongs to the person who looks: it stays when another scene is opened. */
  readonly lasts?: true;
  /** It belongs to the ground: another surface brings its own. */
  readonly ground?: true;
}

/** Everything known about one key of the state. */
export interface Row<T> extends Life<T> {
  /** Reads the URL's text; `context` is the state so far, the keys before this one already read. */
  read(text: string, context: State): Reading<T>;
  /** The shortest text that reads back as this value. */
  print(value: T, state: State): string;
  equal(a: T, b: T): boolean;
  /** Read before the others, in this turn: what they may be depends on it. */
  readonly early?: 1 | 2;
  /** Whether the value follows from others in this state, so that no address names it. */
  follows?(state: State): boolean;
  /** The nearest value that is allowed in this state; absent where every value of the type is. */
  nearest?(value: T, state: State): T;
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

/** The keys that a table of rows gives the state, each with the type of its row. */
export type ValuesOf<Rows> = { readonly [K in keyof Rows]: Rows[K] extends Row<infer T> ? T : never };

/** A reading without a fault. */
export const right = <T>(value: T): Reading<T> => ({ value, wrong: [] });

/** A reading that gave nothing. */
export const wrong = (found: string, expected: Expectation): Reading<never> => ({ wrong: [{ found, expected }] });
