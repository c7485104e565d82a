import type { ReadonlySignal } from '@preact/signals-core';

/** What a computation is given. */
export interface Work<Input, Value, Engine = undefined> {
  readonly input: Input;
  readonly engine: Engine;
  /** The value in sight when the work begins: what of it still holds need not be computed again. */
  readonly before: Value | undefined;
  /** The last input whose work beyond the budget was asked for. */
  readonly asked: Input | undefined;
  /** Aborted when nobody wants the result any more. */
  readonly signal: AbortSignal;
  /** So much more of the whole is done, as a share of 1. */
  readonly advance: (share: number) => void;
  /** Shows a value that is not complete yet. */
  readonly emit: (value: Value) => void;
}

/** How much of the work waits for `ask()`: nothing, what lies beyond a first part, or all of it. */
export type Held = 'nothing' | 'rest' | 'all';

/** How a value follows from an input: everything that tells one computed thing from another. */
export interface Declaration<Input, Value, Engine = undefined> {
  /** A label for what hangs. */
  readonly name: string;
  /** undefined: nothing is wanted. */
  readonly input: ReadonlySignal<Input | undefined>;
  /** What computes; undefined: none is there at the moment. When it changes, the work begins anew on the next one. */
  readonly engine?: ReadonlySignal<Engine | undefined>;
  /** What is computed anew when this text changes. */
  readonly key: (input: Input) => string;
  /** While this text stays the same, the old value stays in sight; if not given, while something is wanted. */
  readonly keeps?: (input: Input | undefined) => string;
  /** Whether a value outlives its engine: it has no buffers there. */
  readonly portable?: boolean;
  readonly compute: (work: Work<Input, Value, Engine>) => Value | Promise<Value>;
  /** Whether it is not shown for this input: it begins when nothing is being computed that is. */
  readonly ahead?: (input: Input) => boolean;
  /** How much of an input's work waits to be asked for, after an input that it was asked for already. */
  readonly holds?: (input: Input, asked: Input | undefined, engine: Engine) => Held;
  /** How long superseded work goes on after its beginning, in ms, so that a moving hand still sees pictures; 0 if not given. */
  readonly patience?: (running: Input, next: Input) => number;
  /** Whether an error only says that the engine is gone: the next one is waited for. */
  readonly lost?: (error: unknown) => boolean;
  /** Lets go of a value that is out of sight for good, or has come too late to be seen. */
  readonly release?: (value: Value) => void;
  /** Nothing is wanted any more: what was kept for the next computation can go. */
  readonly leave?: () => void;
}

/**
 * 'waiting': there is no engine; 'asking': the rest, or all of it, waits for `ask()`; 'stopped': a person cancelled it.
 */
export type LiveStatus = 'idle' | 'waiting' | 'working' | 'asking' | 'done' | 'failed' | 'stopped';

/** The reason of work that is given up because nobody wants its result any more. */
export class Abandoned extends Error {}
