import type { Camera, Levels, Look, Scale, View } from '../scenes/types';
import type { Constants } from '../surfaces/constants';
import type { Domain, Point } from '../surfaces/types';
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
  /** The letters of f beside x and y, each with its value, in the order of f. */
  readonly constants: Constants;
  readonly domain: Domain;
  readonly start: Point;
  readonly steps: number;
  readonly step: number;
  /** Typed optimizers, as text; `rule1` is the first. One with a fault is ''. */
  readonly rules: readonly string[];
  /** Exactly the methods shown, in order; one may stand twice. */
  readonly methods: readonly MethodChoice[];
  readonly view: View;
  readonly look: Look;
  readonly theme: Theme;
  readonly levels: Levels;
  readonly camera: Camera;
  readonly scale: Scale;
  readonly seed: number;
  /** Whether the stationary points of the surface are marked on the picture. */
  readonly stationary: 'hidden' | 'shown';
  /** Runs of each noisy method, each with its own noise. */
  readonly fan: number;
  /** One path of every method, or what many runs show: a swarm, maps over starts or hyperparameters, a comparison. */
  readonly show: Show;
  /** Particles of the swarm, shared among the methods. */
  readonly particles: number;
  /** Share of the domain's sides that the swarm starts from, around the start; 1: the whole domain. */
  readonly spread: number;
  readonly color: Color;
  /** The part of a map that is enlarged, in the units of its axes; undefined: all of it. */
  readonly window: Domain | undefined;
  /** The method whose map stands alone; undefined: all of them. */
  readonly focus: string | undefined;
  /** The hyperparameters of the map; undefined: each method's first two. */
  readonly axes: readonly [string, string] | undefined;
  /** f − f* below which a run has reached its goal. */
  readonly goal: number;
  readonly criterion: Criterion;
  /** Candidates that a sweep tries for each method. */
  readonly budget: number;
  /** Seeded starts on each surface of a ranking. */
  readonly starts: number;
  /** The method whose step is explained, by its id in the list; undefined: none. */
  readonly explain: string | undefined;
}

export type Show = 'race' | 'swarm' | 'basins' | 'rates' | 'compare';
/** What the colour of a particle tells. */
export type Color = 'method' | 'loss' | 'speed';
/** Steps until the goal, or f at the end. */
export type Criterion = 'steps' | 'loss';

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
