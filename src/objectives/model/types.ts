export const activations = ['tanh', 'relu', 'sigmoid', 'softplus'] as const;
export type Activation = (typeof activations)[number];

export const inits = ['zero', 'normal', 'xavier', 'he'] as const;
export type InitKind = (typeof inits)[number];

/** How weights begin; biases, shifts begin at 0, scales at 1. */
export interface Init {
  readonly kind: InitKind;
  /** Standard deviation of `normal`. */
  readonly sd: number;
}

/** A model as an address names it, every value set but `init`, which the model's own default stands for. */
export interface Model {
  readonly kind: 'linear' | 'logistic' | 'softmax' | 'svm' | 'mlp';
  /** Widths of the hidden layers; [] but for `mlp`. */
  readonly widths: readonly number[];
  readonly act: Activation;
  readonly bn: boolean;
  /** The outputs have no biases. */
  readonly bias?: false;
  /** Share of the hidden units that is left out. */
  readonly dropout: number;
  /** Half of it times the sum of squared weights (not biases, scales, shifts) is added to the loss. */
  readonly l2: number;
  readonly init?: Init;
}

/** squares: half the mean square; the others: means over the rows, natural logarithm; hinge: the sum over the wrong classes. */
export type LossKind = 'squares' | 'logistic' | 'softmax' | 'hinge';

/** A tensor of θ: `offset` is its first coordinate in the canonical order (W1 b1 (scale1 shift1) W2 …; W [out, in], row-major). */
export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
}

/** One layer of a network; offsets are places in the canonical θ. */
export type Layer =
  | {
      readonly kind: 'dense';
      readonly inputs: number;
      readonly outputs: number;
      readonly weights: number;
      /** Absent where its outputs have no biases. */
      readonly bias?: number;
      /** A norm comes next and takes the biases away: their gradient is 0, not what rounding leaves, which Adam would make steps of. */
      readonly normed: boolean;
    }
  | { readonly kind: 'norm'; readonly width: number; readonly scale: number; readonly shift: number }
  | { readonly kind: 'activation'; readonly width: number; readonly act: Activation }
  | { readonly kind: 'dropout'; readonly width: number; readonly rate: number };

/** A model on data of given sides: layers in order, and the loss of their outputs. Pure data. */
export interface Network {
  readonly inputs: number;
  readonly outputs: number;
  readonly layers: readonly Layer[];
  readonly loss: LossKind;
  readonly l2: number;
  readonly init: Init;
  readonly parameters: readonly Parameter[];
  /** Coordinates of θ. */
  readonly size: number;
}
