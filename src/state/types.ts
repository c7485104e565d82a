import type { Camera, Levels, Look, Scale, View } from '../scenes/types';
import type { Domain, Point } from '../surfaces/types';
import type { MessageKey } from './messages';

/** A method of the list shown, with every hyperparameter set: the value shown is the value used. */
export interface MethodChoice {
  readonly method: string;
  readonly form: string;
  readonly hyper: Readonly<Record<string, number>>;
}

/** 'auto' follows the system's light or dark. */
export type Theme = 'auto' | 'light' | 'dark' | 'projector';

/** Everything a picture depends on, beside its size. */
export interface State {
  /** undefined: a surface chosen by itself, with the neutral scene. */
  readonly scene: string | undefined;
  /** A surface id; undefined when f is typed. */
  readonly surface: string | undefined;
  /** f(x, y) as typed; undefined when the surface has an id. */
  readonly f: string | undefined;
  readonly domain: Domain;
  readonly start: Point;
  readonly steps: number;
  readonly step: number;
  /** Exactly the methods shown, in order; one may stand twice. */
  readonly methods: readonly MethodChoice[];
  readonly view: View;
  readonly look: Look;
  readonly theme: Theme;
  readonly levels: Levels;
  readonly camera: Camera;
  readonly scale: Scale;
  readonly seed: number;
}

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
