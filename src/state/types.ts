import type { MessageKey } from './messages';

/** A method of the list shown, with every hyperparameter set: the value shown is the value used. */
export interface MethodChoice {
  readonly method: string;
  readonly form: string;
  readonly hyper: Readonly<Record<string, number>>;
  /** The text of a typed optimizer, that of its place in `rules`. */
  readonly rule?: string;
  /** Transformations in their order: ids, or `schedule:` and an expression. */
  readonly with?: readonly string[];
}

/** Everything a picture depends on, beside its size: each owner's table of rows adds its keys. */
// biome-ignore lint/suspicious/noEmptyInterface: the rows fill it.
export interface State {}

/** The modes there are, by the keys that each has alone: each mode adds itself. */
// biome-ignore lint/suspicious/noEmptyInterface: the modes fill it.
export interface Modes {}

/** Something in the URL that could not be used: which key, what stood there, what was expected (a key of the dictionary, with its values). */
export interface Problem {
  readonly key: string;
  readonly found: string;
  readonly expected: Expectation;
}

/** What a value should have been, as a sentence of the dictionary and what to fill in. */
export interface Expectation {
  readonly message: MessageKey;
  readonly values?: Readonly<Record<string, string | number>>;
}
