import type { Matrix } from '../../../objectives/model/layers/row';
import { classTold, passed } from '../../../objectives/model/passes';
import type { LossKind, Network } from '../../../objectives/model/types';

/** A network with its weights, in the canonical order, and the running statistics of its norm layers. */
export interface Weights {
  readonly network: Network;
  readonly theta: Float64Array;
  readonly running: ArrayLike<number>;
}

/** The outputs of rows, in f64, as they are once training is over. */
export function outputsOf({ network, theta, running }: Weights, rows: Matrix): Matrix {
  const inputs = passed(network, theta, rows, { kind: 'inference', running });
  return inputs[inputs.length - 1];
}

/** What the outputs of a row say of its class. */
export interface Told {
  readonly told: number;
  /** The probability of that class; of a hinge its lead over the next, at most 1. */
  readonly strength: number;
}

/** The class of a row. */
export function toldOf(outputs: Matrix, r: number, loss: LossKind): Told {
  const told = classTold(outputs, r);
  const lead = leadOf(outputs, r, told);
  if (loss === 'hinge') return { told, strength: Math.min(1, lead) };
  if (outputs.width === 1) return { told, strength: 1 / (1 + Math.exp(-lead)) };
  const { width, values } = outputs;
  let sum = 0;
  for (let k = 0; k < width; k++) sum += Math.exp(values[r * width + k] - values[r * width + told]);
  return { told, strength: 1 / sum };
}

/** How far a class is ahead of every other; below 0 where another one is. */
export function leadOf({ width, values }: Matrix, r: number, k: number): number {
  if (width === 1) return k === 1 ? values[r] : -values[r];
  let next = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < width; j++) if (j !== k) next = Math.max(next, values[r * width + j]);
  return values[r * width + k] - next;
}
