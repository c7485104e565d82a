import type { Inputs, Prepared } from '../data/types';
import { rowOf } from './layers';
import { dropoutKeep, droppedUnits } from './layers/dropout';
import type { Group } from './layers/grouped-numbers';
import { lossNumbers } from './layers/losses';
import { batchStatistics } from './layers/norm';
import { type Matrix, matrix, type Passage } from './layers/row';
import type { Network } from './types';

/** Rows of a set with what they should be, in f64. */
export interface Batch {
  readonly inputs: Matrix;
  readonly targets: Float64Array;
}

/** Whether a batch trains, at which update (what dropout draws from), or is judged with running statistics, as `Trained` has them. */
export type Use =
  | { readonly kind: 'training'; readonly seed: number; readonly update: number }
  | { readonly kind: 'inference'; readonly running: ArrayLike<number> };

/** What comes of a batch. */
export interface Forward {
  /** The mean over the rows; no l2. */
  readonly loss: number;
  readonly outputs: Matrix;
  /** The input of every layer, then the outputs. */
  readonly inputs: readonly Matrix[];
}

/** The rows of a set, sparse ones written out. */
export function batchOf({ inputs, targets }: Pick<Prepared, 'inputs' | 'targets'>, rows: ArrayLike<number>): Batch {
  const taken = matrix(rows.length, inputs.width);
  const wanted = new Float64Array(rows.length);
  for (let r = 0; r < rows.length; r++) {
    fillRow(inputs, rows[r], taken.values.subarray(r * inputs.width, (r + 1) * inputs.width));
    wanted[r] = targets[rows[r]];
  }
  return { inputs: taken, targets: wanted };
}

function fillRow(inputs: Inputs, row: number, out: Float64Array): void {
  if (inputs.kind === 'dense') out.set(inputs.values.subarray(row * inputs.width, (row + 1) * inputs.width));
  else for (let k = inputs.starts[row]; k < inputs.starts[row + 1]; k++) out[inputs.columns[k]] = inputs.values[k];
}

/** Rows through all layers: the input of every layer, then the outputs. */
export function passed(network: Network, theta: Float64Array, rows: Matrix, use: Use): Matrix[] {
  const passages = passagesOf(network, use);
  const inputs = [rows];
  network.layers.forEach((layer, i) => {
    inputs.push(rowOf(layer).forward(layer, theta, inputs[i], passages[i]));
  });
  return inputs;
}

/** A batch through all layers, and its loss. */
export function forward(network: Network, theta: Float64Array, batch: Batch, use: Use): Forward {
  const inputs = passed(network, theta, batch.inputs, use);
  const outputs = inputs[inputs.length - 1];
  const loss = lossNumbers(network);
  let sum = 0;
  for (const group of rowGroups(outputs, batch.targets)) sum += loss.value(group, loss.sums(group));
  return { loss: sum / outputs.rows, outputs, inputs };
}

/** The gradient of a training batch's loss, l2 included, in the canonical order; and the forward pass it comes from. */
export function gradientOf(
  network: Network,
  theta: Float64Array,
  batch: Batch,
  use: Extract<Use, { kind: 'training' }>,
): { readonly gradient: Float64Array; readonly forward: Forward } {
  const passages = passagesOf(network, use);
  const done = forward(network, theta, batch, use);
  const gradient = new Float64Array(network.size);
  let up = lossSlopes(network, done.outputs, batch.targets);
  for (let i = network.layers.length - 1; i >= 0; i--) {
    const layer = network.layers[i];
    up = rowOf(layer).backward(layer, theta, done.inputs[i], up, passages[i], gradient);
  }
  for (const i of weightsOf(network)) gradient[i] += network.l2 * theta[i];
  return { gradient, forward: done };
}

/** Half of l2 times the sum of the squared weights: what the loss of training has beside the mean over the rows. */
export function penaltyOf(network: Network, theta: ArrayLike<number>): number {
  let sum = 0;
  if (network.l2 > 0) for (const i of weightsOf(network)) sum += theta[i] ** 2;
  return (network.l2 / 2) * sum;
}

/** Share of the rows whose class is told right: with one output class 1 above 0, else the first of the largest. */
export function accuracyOf({ outputs }: Forward, targets: ArrayLike<number>): number {
  let right = 0;
  for (let r = 0; r < outputs.rows; r++) if (classTold(outputs, r) === targets[r]) right++;
  return right / outputs.rows;
}

/** The class that the outputs of a row tell. */
export function classTold({ width, values }: Matrix, r: number): number {
  const row = values.subarray(r * width, (r + 1) * width);
  return width === 1 ? Number(row[0] > 0) : row.indexOf(Math.max(...row));
}

/** Mean and variance that each norm layer measures in a forward pass of training, as long as `Trained.running`. */
export function statisticsOf(network: Network, { inputs }: Forward): Float64Array {
  const parts = network.layers.flatMap((layer, i) =>
    layer.kind === 'norm' ? [...batchStatistics(layer, inputs[i])] : [],
  );
  return Float64Array.from(parts);
}

/** Running statistics before the first update: mean 0, variance 1. */
export function firstStatistics({ layers }: Network): Float64Array {
  const parts = layers.flatMap((layer) =>
    layer.kind === 'norm' ? [...new Array(layer.width).fill(0), ...new Array(layer.width).fill(1)] : [],
  );
  return Float64Array.from(parts);
}

/** The coordinates of θ that are weights: neither biases nor scales nor shifts. */
function* weightsOf({ layers }: Network): Generator<number> {
  for (const layer of layers) {
    if (layer.kind !== 'dense') continue;
    for (let i = 0; i < layer.inputs * layer.outputs; i++) yield layer.weights + i;
  }
}

/** How a batch goes through each layer. */
function passagesOf(network: Network, use: Use): Passage[] {
  const units = droppedUnits(network);
  let [first, from] = [0, 0];
  return network.layers.map((layer) => {
    if (layer.kind === 'dropout') {
      const place = use.kind === 'training' && { ...use, units, first };
      first += layer.width;
      return place ? { keep: dropoutKeep(layer, place) } : {};
    }
    if (layer.kind !== 'norm' || use.kind === 'training') return {};
    const statistics = Float64Array.from(Array.prototype.slice.call(use.running, from, from + 2 * layer.width));
    from += 2 * layer.width;
    return { statistics };
  });
}

/** The rows of a batch as the groups of its loss. */
export function* rowGroups({ rows, width, values }: Matrix, targets: Float64Array): Generator<Group> {
  for (let r = 0; r < rows; r++) {
    const row = values.subarray(r * width, (r + 1) * width);
    const wanted = (k: number) => (width === 1 ? targets[r] : Number(targets[r] === k));
    yield { count: width, element: (k) => [row[k], wanted(k)], shared: [Math.max(...row)] };
  }
}

/** The gradient of the mean loss by every output. */
function lossSlopes(network: Network, outputs: Matrix, targets: Float64Array): Matrix {
  const loss = lossNumbers(network);
  const slopes = matrix(outputs.rows, outputs.width);
  let at = 0;
  for (const group of rowGroups(outputs, targets)) {
    const sums = loss.sums(group);
    for (let k = 0; k < group.count; k++) slopes.values[at++] = loss.gradient(group, sums, k) / outputs.rows;
  }
  return slopes;
}
