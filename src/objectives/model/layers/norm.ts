import { evaluator, parseExpression } from '../../../math';
import type { Layer } from '../types';
import { type Grouped, grouped } from './grouped';
import { type Group, groupedNumbers } from './grouped-numbers';
import { type LayerRow, type Matrix, matrix } from './row';

type Norm = Extract<Layer, { kind: 'norm' }>;

/** A unit's output: its weighted sum `x` in deviations from the mean (Ioffe and Szegedy, 2015). */
const output = 'scale*(x - mean)/sqrt(variance + 1e-5) + shift';

/**
 * A unit over the rows of a batch: `up` is the gradient by a row's output, so the value is what the loss depends on the
 * unit by, and its gradient by `x` is the backward pass. The sums `mean` and `variance` are the batch's statistics.
 */
const text: Grouped = {
  elements: ['x', 'up'],
  shared: ['count', 'scale', 'shift'],
  parameters: ['scale', 'shift'],
  sums: { mean: 'x/count', variance: '(x - mean)^2/count', pull: `up*(${output})` },
  value: 'pull',
};

const outputNames = ['x', 'mean', 'variance', 'scale', 'shift'];

/** The norm as trees: its output over a row's `x`, the statistics and the parameters; and the unit over the batch. */
export const normReading = { output: parseExpression(output, new Set(outputNames)), unit: grouped(text) };

/** Share of the old running statistics that an update leaves. */
export const runningMomentum = 0.9;

const numbers = groupedNumbers(text, normReading.unit);
const outputOf = evaluator(normReading.output, outputNames);

/** Each unit in standard units of the batch, then scaled and shifted; biased variance, ε 1e-5. */
export const norm: LayerRow<Norm> = {
  tensors: ({ width }) => ({ scale: { letter: 'scale', shape: [width] }, shift: { letter: 'shift', shape: [width] } }),
  forward: (layer, theta, input, { statistics = batchStatistics(layer, input) }) => {
    const { width } = layer;
    const out = matrix(input.rows, width);
    for (let k = 0; k < out.values.length; k++) {
      const u = k % width;
      const [scale, shift] = [theta[layer.scale + u], theta[layer.shift + u]];
      out.values[k] = outputOf(input.values[k], statistics[u], statistics[width + u], scale, shift);
    }
    return out;
  },
  backward: (layer, theta, input, up, { statistics }, gradient) => {
    if (statistics) throw new Error('the gradient of a norm is that of training');
    const down = matrix(input.rows, layer.width);
    for (let u = 0; u < layer.width; u++) {
      const group = groupOf(layer, theta, input, up, u);
      const sums = numbers.sums(group);
      for (let r = 0; r < input.rows; r++) down.values[r * layer.width + u] = numbers.gradient(group, sums, r);
      const [scale, shift] = numbers.parameters(group, sums);
      gradient[layer.scale + u] += scale;
      gradient[layer.shift + u] += shift;
    }
    return down;
  },
};

/** Mean, then biased variance, of each unit over the rows. */
export function batchStatistics(layer: Norm, input: Matrix): Float64Array {
  const found = new Float64Array(2 * layer.width);
  for (let u = 0; u < layer.width; u++) {
    const [mean, variance] = numbers.sums(groupOf(layer, new Float64Array(0), input, input, u));
    found.set([mean], u);
    found.set([variance], layer.width + u);
  }
  return found;
}

function groupOf(layer: Norm, theta: Float64Array, input: Matrix, up: Matrix, u: number): Group {
  const at = (r: number) => r * layer.width + u;
  return {
    count: input.rows,
    element: (r) => [input.values[at(r)], up.values[at(r)]],
    shared: [input.rows, theta[layer.scale + u], theta[layer.shift + u]],
  };
}
