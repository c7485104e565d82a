import type { Layer } from '../types';

/** Rows of numbers, one after the other, in f64. */
export interface Matrix {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** Zeros. */
export const matrix = (rows: number, width: number): Matrix => ({
  rows,
  width,
  values: new Float64Array(rows * width),
});

/** How a batch goes through a layer: what is drawn or measured, or what stands for it once training is over. */
export interface Passage {
  /** What a dropout layer multiplies a unit of a row of the batch by; undefined: nothing is left out. */
  readonly keep?: (row: number, unit: number) => number;
  /** Mean, then variance, of each unit of a norm layer; undefined: those of the batch. */
  readonly statistics?: Float64Array;
}

/** A tensor of a layer: its letter in the published names, its sides. */
export interface Tensor {
  readonly letter: string;
  readonly shape: readonly number[];
}

/** A kind of layer with its reading in f64: what every engine is tested against. */
export interface LayerRow<L extends Layer> {
  /** Its tensors in canonical order, each under the field that has its place in θ. */
  readonly tensors: (layer: Sides<L>) => Readonly<Record<Places<L>, Tensor>>;
  /** The output of a batch. */
  readonly forward: (layer: L, theta: Float64Array, input: Matrix, passage: Passage) => Matrix;
  /** The gradient by the input, given that by the output; adds the gradient by its tensors to `gradient`. */
  readonly backward: (
    layer: L,
    theta: Float64Array,
    input: Matrix,
    up: Matrix,
    passage: Passage,
    gradient: Float64Array,
  ) => Matrix;
  /** Calls `at` with numbers that change their sign at a kink of the output. */
  readonly kinks?: (layer: L, input: Matrix, at: (distance: number) => void) => void;
}

/** The fields of a layer that are places in θ. */
type Places<L> = keyof L & ('weights' | 'bias' | 'scale' | 'shift');

/** What a layer is before its tensors have places. */
type Sides<L> = Omit<L, 'kind' | Places<L>>;
