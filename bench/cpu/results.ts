/** How many times faster ours is, by contest and opponent. */
export type Ratios = Readonly<Record<string, number>>;

/** Seconds of every round, by contender. */
export type Seconds = Readonly<Record<string, readonly number[]>>;

/** One contest: its size in words, the times, and the ratios. */
export interface Contest {
  readonly what: string;
  /** Things done in one measurement: a rate is this over the seconds. */
  readonly items: number;
  readonly seconds: Seconds;
  readonly ratios: Ratios;
}

/** How much is measured. */
export interface Sizes {
  readonly parameters: readonly number[];
  readonly trajectory: { readonly side: number; readonly steps: number };
  readonly map: { readonly side: number; readonly steps: number };
  readonly gpu: { readonly parameters: number; readonly side: number; readonly steps: number };
  readonly rounds: number;
}

/** The sizes that results are quoted at. */
export const whole: Sizes = {
  parameters: [1e6, 1.6e7],
  trajectory: { side: 256, steps: 256 },
  map: { side: 512, steps: 500 },
  gpu: { parameters: 1e6, side: 64, steps: 256 },
  rounds: 9,
};

/** A quick look: whether everything runs. */
export const small: Sizes = {
  parameters: [1e5],
  trajectory: { side: 64, steps: 64 },
  map: { side: 64, steps: 50 },
  gpu: { parameters: 1e5, side: 16, steps: 32 },
  rounds: 2,
};
