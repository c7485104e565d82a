import type { Layer } from '../types';
import { type LayerRow, matrix } from './row';

type Dense = Extract<Layer, { kind: 'dense' }>;

/** Every output is a bias, if it has one, and the weighted sum of the inputs. */
export const dense: LayerRow<Dense> = {
  tensors: ({ inputs, outputs }) => ({
    weights: { letter: 'W', shape: [outputs, inputs] },
    bias: { letter: 'b', shape: [outputs] },
  }),
  forward: ({ inputs, outputs, weights, bias }, theta, input) => {
    const output = matrix(input.rows, outputs);
    for (let r = 0; r < input.rows; r++) {
      for (let o = 0; o < outputs; o++) {
        let sum = bias === undefined ? 0 : theta[bias + o];
        for (let i = 0; i < inputs; i++) sum += theta[weights + o * inputs + i] * input.values[r * inputs + i];
        output.values[r * outputs + o] = sum;
      }
    }
    return output;
  },
  backward: ({ inputs, outputs, weights, bias, normed }, theta, input, up, _, gradient) => {
    const down = matrix(input.rows, inputs);
    for (let r = 0; r < input.rows; r++) {
      for (let o = 0; o < outputs; o++) {
        const slope = up.values[r * outputs + o];
        if (!normed && bias !== undefined) gradient[bias + o] += slope;
        for (let i = 0; i < inputs; i++) {
          gradient[weights + o * inputs + i] += slope * input.values[r * inputs + i];
          down.values[r * inputs + i] += slope * theta[weights + o * inputs + i];
        }
      }
    }
    return down;
  },
};
