import type { Text } from '../i18n/text';

/** A value that a scheme has, as `push=5`: a number within bounds, or one of a few words. */
export type SchemeValue =
  | {
      readonly kind: 'number';
      readonly default: number;
      readonly min: number;
      readonly max: number;
      readonly whole?: true;
      readonly what: Text;
    }
  | { readonly kind: 'word'; readonly default: string; readonly options: readonly string[]; readonly what: Text }
  /** A rule of the catalogue, or a typed one, with its hyperparameters: `server=adagrad(eta=0.1)`. */
  | { readonly kind: 'rule'; readonly default: string; readonly what: Text };

/** How work is spread over workers, as text: a line for each part, `part: words`, over the scheme's values. What is not said does not happen. */
export interface Scheme {
  readonly id: string;
  /** As printed, the same in every language. */
  readonly name: string;
  /** One sentence: what workers do. */
  readonly summary: Text;
  /** Section of the overview; absent where it has none. */
  readonly section?: string;
  /** Authors, year, title. */
  readonly source: string;
  readonly values: Readonly<Record<string, SchemeValue>>;
  readonly text: string;
}

/** A scheme with a value for each of its names. */
export interface SchemeChoice {
  readonly scheme: string;
  readonly values: Readonly<Record<string, number | string>>;
  /** The text of a scheme of one's own. */
  readonly text?: string;
}

/**
 * A scheme read, its values put in: what a worker does in its iteration k = 0, 1, 2 …, in this order: it waits where `bound`
 * says, fetches, exchanges (where the order is `before`), takes a gradient at its copy x, exchanges (`after`), moves x by its
 * own rule, pushes, and waits for those it gathers with.
 */
export interface Program {
  /** Copies the server's parameters into x, where k mod `fetch` is 0; 0: before the first gradient only. */
  readonly fetch: number;
  /** The elastic exchange of x with the centre c where k mod `every` is 0: x −= alpha (x − c), c += alpha (x − c), both of the same x and c. */
  readonly exchange?: { readonly every: number; readonly alpha: number; readonly order: 'before' | 'after' };
  /** Whether the worker's rule moves x by its gradient. */
  readonly local: boolean;
  /** What goes to the server: each gradient, the sum of those since the last push, or how far x has moved since the last fetch. */
  readonly push?: {
    readonly what: 'gradient' | 'sum' | 'displacement';
    readonly every: number;
    /** Whether k mod `every` is 0, or `every` − 1, when it is pushed. */
    readonly phase: 'first' | 'last';
    readonly compress: Compression;
  };
  /** What the server makes of a push: a step of the method's rule with it as the gradient, of a rule of its own, or it is added. */
  readonly server: 'method' | 'own' | 'add';
  /** Pushes are held until those of `of` workers are there, then the server takes their mean; undefined: each is applied as it comes. */
  readonly gather?: {
    readonly of: number;
    /** Seconds beyond, in which more may come. */
    readonly grace: number;
    /** Parameters alone go round, in a ring, without a server: what it costs. */
    readonly ring: boolean;
  };
  /** Iterations that a worker may be ahead of the slowest; undefined: as many as it likes. */
  readonly bound?: number;
  /** How the server's memory is shared: one update at a time; each component by itself; or read, changed and written without care. */
  readonly store: 'lock' | 'atomic' | 'wild';
}

/** What is sent of a push u: e += u, C(e) is sent, e −= C(e); `share` of the largest components, one bit each, 16-bit floats. */
export type Compression = { readonly kind: 'none' | 'half' | 'bit' } | { readonly kind: 'top'; readonly share: number };
