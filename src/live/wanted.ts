import type { Held } from './declaration';

/** A computation that is wanted. */
export interface Wanted<Input, Engine> {
  readonly input: Input;
  readonly engine: Engine;
  readonly key: string;
  readonly keeps: string;
  readonly held: Held;
  /** Later ones have larger numbers. */
  readonly number: number;
}

/** A computation that is under way. */
export interface Running<Input, Engine> {
  readonly wanted: Wanted<Input, Engine>;
  readonly begun: number;
  readonly stop: AbortController;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** What the value in sight was computed for; `whole`: it is no part of a value that is still being computed. */
export interface Origin {
  readonly key: string;
  readonly keeps: string;
  readonly held: Held;
  readonly engine: unknown;
  readonly whole: boolean;
}

/** What is wished for, or why that cannot be told. */
export interface Wish<Input> {
  readonly input: Input | undefined;
  readonly keeps: string | undefined;
  readonly error?: unknown;
}

/** Whether the same computation is wanted. */
export const same = (
  a: Omit<Wanted<unknown, unknown>, 'number'>,
  b: Omit<Wanted<unknown, unknown>, 'number'>,
): boolean => a.key === b.key && a.keeps === b.keeps && a.held === b.held && a.engine === b.engine;
