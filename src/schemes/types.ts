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
  /** A rule of the catalogue, or a typed one, with its hyperparameters: `server=adagrad(eta=0.1)`; `method`: that of the method. */
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
  /** An id of the catalogue, or `scheme1` … of one's own. */
  readonly scheme: string;
  readonly values: Readonly<Record<string, number | string>>;
  /** The text of a scheme of one's own. */
  readonly text?: string;
}

/**
 * A scheme read, its values put in: what a worker does in its iteration k = 0, 1, 2 …: it waits where `bound` says, fetches,
 * takes a gradient at its copy x, exchanges, moves x by its own rule, pushes, and waits for those it gathers with.
 */
export interface Program {
  /** Copies the server's parameters into x, where k mod `fetch` is 0; 0: before the first gradient only. */
  readonly fetch: number;
  /** What a worker and the centre c do to each other, where k mod `every` is 0, d being alpha (x − c). */
  readonly exchange?: {
    readonly every: number;
    readonly alpha: number;
    /**
     * `before`: x −= d, c += d at once, after the gradient was taken at x and before the worker's rule moves x by it. `after`: c
     * is fetched, c += d comes to it later, and x −= d after the rule. `dual`: round-robin ADMM: y −= x − c, the rule moves x,
     * x = (x + alpha (y + c))/(1 + alpha), and c is the mean of all x − y.
     */
    readonly order: 'before' | 'after' | 'dual';
  };
  /** Whether the worker's rule moves x by its gradient. */
  readonly local: boolean;
  /** What goes to the server: each gradient, the sum of those since the last push, or where x was fetched less where it is. */
  readonly push?: {
    readonly what: 'gradient' | 'sum' | 'displacement';
    readonly every: number;
    /** Whether k mod `every` is 0, or `every` − 1, when it is pushed. */
    readonly phase: 'first' | 'last';
    readonly compress: Compression;
  };
  /**
   * What the server makes of a push: a step of the method's rule with it as the gradient, of a rule of its own, or it is
   * taken off θ as it is (`add`): displacements of gathered workers make θ the mean of their x.
   */
  readonly server: 'method' | 'own' | 'add';
  /** Pushes (or exchanges) are held until those of `of` workers are there; undefined: each is applied as it comes. */
  readonly gather?: {
    /** At most as many as there are and live. */
    readonly of: number;
    /** Seconds beyond, in which more may come. */
    readonly grace: number;
    /** They go round in a ring, without a server: what it costs. */
    readonly ring: boolean;
    /** Their mean is one update, or each is one after the other. */
    readonly apply: 'mean' | 'each';
  };
  /** Iterations that a worker may be ahead of the slowest; undefined: as many as it likes. */
  readonly bound?: number;
  /** How the server's memory is shared: one update at a time; each component by itself; or read, changed and written without care. */
  readonly store: 'lock' | 'atomic' | 'wild';
  /** Which rows a worker has: all of them, a share mixed, or a share by class. */
  readonly share: 'all' | 'mixed' | 'class';
  /** Updates that the first worker does alone, before the others begin. */
  readonly warm: number;
}

/** What is sent of a push u: e += u, C(e) is sent, e −= C(e); `share` of the largest components, one bit each, 16-bit floats. */
export type Compression = { readonly kind: 'none' | 'half' | 'bit' } | { readonly kind: 'top'; readonly share: number };
