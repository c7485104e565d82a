/** A number that a part takes behind a word of its own: `every fetch`. */
export interface NumberSpec {
  readonly min: number;
  readonly max: number;
  readonly whole?: true;
  /** What it is where it is not said; undefined: it has to be. */
  readonly usual?: number;
}

/** Words of which a part takes one; without a usual one it has to be said. */
export interface ChoiceSpec {
  readonly words: readonly string[];
  readonly usual?: string;
  /** The name of a value that is a rule may stand here. */
  readonly rule?: true;
}

/** What may stand behind `part:`. */
export interface PartSpec {
  readonly choices: Readonly<Record<string, ChoiceSpec>>;
  readonly numbers: Readonly<Record<string, NumberSpec>>;
}

const every = { min: 1, max: 100_000, whole: true } as const;

/** The parts of a scheme, in the order of what a worker does. */
export const parts = {
  /** The first worker does so many updates alone. */
  warm: { choices: {}, numbers: { updates: { min: 0, max: 1e9, whole: true } } },
  rows: { choices: { share: { words: ['all', 'mixed', 'class'] } }, numbers: {} },
  bound: { choices: {}, numbers: { ahead: { min: 0, max: 1e9, whole: true } } },
  fetch: { choices: { once: { words: ['once'], usual: 'again' } }, numbers: { every: { ...every, usual: 1 } } },
  exchange: {
    choices: { order: { words: ['before', 'after', 'dual'] } },
    numbers: { every: { ...every, usual: 1 }, alpha: { min: 0, max: 1e6 } },
  },
  step: { choices: { rule: { words: ['method'] } }, numbers: {} },
  push: {
    choices: {
      what: { words: ['gradient', 'sum', 'displacement'] },
      phase: { words: ['first', 'last'], usual: 'last' },
      compress: { words: ['none', 'half', 'bit', 'top'], usual: 'none' },
    },
    numbers: { every: { ...every, usual: 1 }, keep: { min: 0, max: 1, usual: 1 } },
  },
  gather: {
    choices: {
      all: { words: ['all'], usual: 'some' },
      over: { words: ['ring', 'server'], usual: 'server' },
      apply: { words: ['mean', 'each'], usual: 'mean' },
    },
    numbers: { of: { min: 0, max: 10_000, whole: true, usual: 0 }, grace: { min: 0, max: 1e9, usual: 0 } },
  },
  server: { choices: { rule: { words: ['method', 'add'], rule: true } }, numbers: {} },
  store: { choices: { store: { words: ['lock', 'atomic', 'wild'] } }, numbers: {} },
} as const satisfies Record<string, PartSpec>;

export type PartName = keyof typeof parts;

/** What else an expression of a scheme may read: the rate of the method, and how many workers there are. */
export const given = ['eta', 'workers'] as const;
