import type { Node as Tree } from '../../../math';
import type { Activation, LossKind } from '../types';

/** Sides of a tensor; `rows` is the side that a batch decides. */
export type Shape = readonly (number | 'rows')[];

/** An output of a node: `x:0` is the first of x. */
export interface Tensor {
  readonly node: string;
  readonly output: number;
}

/** What a node does. Matrices lie row after row. */
export type Op =
  /** The batch of an update: its inputs, and what they should be. */
  | { readonly kind: 'inputs' }
  | { readonly kind: 'targets' }
  /** What stays from one update to the next: a tensor of θ and the rule's states for it. */
  | { readonly kind: 'parameter'; readonly name: string; readonly offset: number }
  /** Running mean and variance of a norm layer; `first` is their place among those of all layers. */
  | { readonly kind: 'running'; readonly first: number }
  /** Where the rule takes the gradient, given a parameter and its states. */
  | { readonly kind: 'lookahead' }
  /** A · B, either turned over before. */
  | { readonly kind: 'product'; readonly turned: readonly [a: boolean, b: boolean] }
  /** A row added to each row; `idle`: a norm comes next and takes it away. */
  | { readonly kind: 'bias'; readonly idle: boolean }
  | { readonly kind: 'activation'; readonly act: Activation }
  /** What dropout multiplies each unit by: drawn for row · `units` + `first` + unit. */
  | { readonly kind: 'drawn'; readonly rate: number; readonly units: number; readonly first: number }
  /** Mean and biased variance of each column. */
  | { readonly kind: 'statistics' }
  /** x in units of the statistics, scaled and shifted: x, mean, variance, scale, shift. */
  | { readonly kind: 'norm' }
  /** The gradient by x, scale and shift of a norm and its statistics: x, the gradient by its output, mean, variance, scale, shift. */
  | { readonly kind: 'norm-back' }
  /** The mean loss of the rows, given outputs and targets. */
  | { readonly kind: 'loss'; readonly loss: LossKind; readonly outputs: number }
  /** Its gradient by the outputs. */
  | { readonly kind: 'slopes'; readonly loss: LossKind; readonly outputs: number }
  /** A tree of each element of the inputs, which are `names`; `added`: then summed over the elements. */
  | { readonly kind: 'each'; readonly tree: Tree; readonly names: readonly string[]; readonly added: boolean }
  /** The sum over the rows of a matrix. */
  | { readonly kind: 'columns' }
  | { readonly kind: 'zeros' }
  /** Tensors added up in their order. */
  | { readonly kind: 'sum' }
  /** What a rule adds up over all parameters, which begin at `offsets` in θ, before it moves them: each, its states, its gradient. */
  | { readonly kind: 'totals'; readonly offsets: readonly number[] }
  /** The rule: a parameter that begins at `offset` in θ and its states, its gradient, and the totals where it has any. */
  | { readonly kind: 'update'; readonly offset: number }
  /** What is left of the running statistics, and what the batch's add. */
  | { readonly kind: 'blend'; readonly keeps: number };

export type OpKind = Op['kind'];

/** Which part of a step a node belongs to. */
export type Phase = 'data' | 'forward' | 'loss' | 'backward' | 'update';

/** What a node takes: floating point operations, and bytes that it reads and writes. */
export interface Cost {
  readonly flops: number;
  readonly bytes: number;
}

/** An operation of a step, its inputs and the shapes of its outputs. */
export interface GraphNode {
  readonly id: string;
  readonly op: Op;
  readonly inputs: readonly Tensor[];
  readonly shapes: readonly Shape[];
  readonly phase: Phase;
  readonly cost: Cost;
  /** Nodes of one name are on one device: what is kept, and what writes it. */
  readonly together?: string;
}

/** One step of training as the operations that it is made of. Pure data. */
export interface Graph {
  /** Each after those that it reads. */
  readonly nodes: readonly GraphNode[];
  /** What the loss is read from, l2 included. */
  readonly loss: Tensor;
  /** Rows that costs are counted for. */
  readonly rows: number;
}

/** What a step has to know of a rule: states for each coordinate, and what its trees take. */
export interface RuleShape {
  readonly states: number;
  readonly looksAhead: boolean;
  /** Numbers that it adds up over all parameters. */
  readonly totals: number;
  /** Operations for each coordinate: of the update, of looking ahead, of what is added up. */
  readonly flops: { readonly update: number; readonly ahead: number; readonly totals: number };
}

/** Tensors by name. */
export const tensorName = ({ node, output }: Tensor): string => `${node}:${output}`;

/** Numbers of a tensor in a batch of so many rows. */
export const sizeOf = (shape: Shape, rows: number): number =>
  shape.reduce<number>((size, side) => size * (side === 'rows' ? rows : side), 1);

/** Bytes of one single-precision number. */
export const numberBytes = 4;
