import type { GpuTraining } from '../gpu/train';

/** How many times faster ours is, by contest and opponent. */
export type Ratios = Readonly<Record<string, number>>;

/** Seconds of every round, by contender. */
export type Seconds = Readonly<Record<string, readonly number[]>>;

/** How many a second in every round, by what is measured. */
export type Rates = Readonly<Record<string, readonly number[]>>;

/** One contest: its size in words, the times, and the ratios. */
export interface Contest {
  readonly what: string;
  /** Things done in one measurement: a rate is this over the seconds. */
  readonly items: number;
  readonly seconds: Seconds;
  readonly ratios: Ratios;
}

/** A basin map of one method: seconds of every round, of the map and of the bare descent of its starts. */
export interface MapRow {
  readonly surface: string;
  readonly method: string;
  readonly seconds: Readonly<Record<'map' | 'descend', readonly number[]>>;
  readonly particleStepsPerSecond: number;
  /** How many times longer the map takes. */
  readonly 'map/descend': number;
  /** Shares of the pixels. */
  readonly arrived: number;
  readonly diverged: number;
}

/** How much is measured. */
export interface Sizes {
  readonly parameters: readonly number[];
  readonly trajectory: { readonly side: number; readonly steps: number };
  readonly map: { readonly side: number; readonly steps: number };
  readonly gpu: {
    readonly parameters: number;
    readonly side: number;
    readonly steps: number;
    readonly train: GpuTraining;
  };
  /** Nets: inputs, hidden units, classes. */
  readonly nets: readonly (readonly [number, number, number])[];
  /** Nets that are trained at once. */
  readonly runs: number;
  /** Updates of two parameters by many workers: on the simulated clock, and on threads. */
  readonly spread: { readonly workers: number; readonly simulated: number; readonly threads: number };
  readonly rounds: number;
}

/** The sizes that results are quoted at. */
export const whole: Sizes = {
  parameters: [1e6, 1.6e7],
  trajectory: { side: 256, steps: 256 },
  map: { side: 512, steps: 500 },
  gpu: {
    ...{ parameters: 1e6, side: 64, steps: 256 },
    train: { shape: [64, 32, 10], runs: 4, updates: [100, 4], compared: 100 },
  },
  nets: [
    [64, 32, 10],
    [784, 50, 10],
  ],
  runs: 16,
  spread: { workers: 10_000, simulated: 1e6, threads: 1e6 },
  rounds: 7,
};

/** 1, 2, 4 … and as many workers as there are cores. */
export const teamSizes = (cores: number): number[] => [
  ...Array.from({ length: 32 - Math.clz32(cores - 1 || 0) }, (_, i) => 2 ** i).filter((size) => size < cores),
  cores,
];

/** A quick look: whether everything runs. */
export const small: Sizes = {
  parameters: [1e5],
  trajectory: { side: 64, steps: 64 },
  map: { side: 64, steps: 50 },
  gpu: {
    ...{ parameters: 1e5, side: 16, steps: 32 },
    train: { shape: [64, 32, 10], runs: 2, updates: [10, 1], compared: 1 },
  },
  nets: [[64, 32, 10]],
  runs: 4,
  spread: { workers: 1000, simulated: 2e4, threads: 2e4 },
  rounds: 2,
};

/** What is measured in a process of Node, each in one of its own. */
export type NodePart = 'update' | 'trajectories' | 'threads' | 'maps' | 'train' | 'train-many' | 'simulated';

/** What is measured in a page, each in one of its own. */
export type BrowserPart = 'update' | 'trajectories' | 'gpu' | 'dispatch' | 'gpu-train' | 'workers' | 'shared';
