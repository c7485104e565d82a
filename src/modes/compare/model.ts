import type { ReadonlySignal } from '@preact/signals-core';
import type { Ranked, SuiteCourse } from '../../engine/many/suite';
import type { Course, Tuned, Tuning } from '../../engine/many/tuning';
import type { Text } from '../../i18n/text';
import type { LiveStatus } from '../../live/declaration';
import type { Mark } from '../../stage/types';
import type { MethodChoice } from '../../state/types';

/** What a comparison was computed with; it stays with its result. */
export interface Settings extends Tuning {
  readonly engine: 'webgpu' | 'wasm';
}

/** Methods as they are against methods tuned, on one surface from one start. */
export interface Duel {
  readonly settings: Settings;
  readonly course: Course;
  readonly surface: Text;
  readonly methods: readonly MethodChoice[];
  /** One for each method. */
  readonly found: readonly Tuned[];
}

/** Methods over the whole suite. */
export interface Ranking {
  readonly settings: Settings;
  readonly starts: number;
  /** Each in its form, at its defaults. */
  readonly methods: readonly MethodChoice[];
  readonly courses: readonly SuiteCourse[];
  /** `found[c][m]`: method m on course c. */
  readonly found: readonly (readonly Tuned[])[];
}

/** A line of the ranking. */
export interface RankedRow extends Ranked {
  readonly index: number;
  readonly mark: Mark;
}

/** Work whose result is shown. */
export interface Shown<Result> {
  readonly value: ReadonlySignal<Result | undefined>;
  readonly status: ReadonlySignal<LiveStatus>;
  /** 0 … 1 while it is computed, else undefined. */
  readonly progress: ReadonlySignal<number | undefined>;
  readonly failure: ReadonlySignal<Error | undefined>;
  cancel(): void;
  /** Resolves when what is wanted now is there, or will not come. */
  idle(): Promise<void>;
}

/** Why the tuning of the methods shown does not run by itself. */
export type Holding = 'no-methods' | 'large';

/** The comparison as the page sees it. */
export interface Comparing {
  readonly duel: Shown<Duel>;
  readonly ranking: Shown<Ranking>;
  readonly holding: ReadonlySignal<Holding | undefined>;
  /** Steps of single runs that each would take now: the tuning of the methods shown, and the rankings. */
  readonly units: ReadonlySignal<{ readonly duel: number; readonly shown: number; readonly all: number }>;
  /** Whether the ranking was computed with the settings of now. */
  readonly current: ReadonlySignal<boolean>;
  /** Steps of single runs up to which the tuning runs by itself. */
  readonly limit: number;
  runDuel(): void;
  runRanking(which: 'shown' | 'all'): void;
  /** The mark of a method by its id, whether it is shown or not. */
  markOf(method: string): Mark;
  save(name: string, text: string): void;
}
