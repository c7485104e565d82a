import { type Evaluator, evaluator } from '../../../math';
import { type Activation, activations, type Layer } from '../types';
import { type ElementwiseReading, elementwise, outName } from './elementwise';
import { type LayerRow, matrix } from './row';

/** Every activation, of the weighted sum `a`. */
const texts: Readonly<Record<Activation, string>> = {
  tanh: 'tanh(a)',
  relu: 'relu(a)',
  sigmoid: 'sigmoid(a)',
  softplus: 'softplus(a)',
};

const byActivation = <T>(value: (act: Activation) => T) =>
  Object.fromEntries(activations.map((act) => [act, value(act)])) as Readonly<Record<Activation, T>>;

/** Every activation as trees: its value over `a`, its derivative over `a` and `out`. */
export const activationReadings: Readonly<Record<Activation, ElementwiseReading>> = byActivation((act) =>
  elementwise({ element: 'a', given: [], text: texts[act] }),
);

interface Numbers {
  readonly value: Evaluator;
  readonly derivative: Evaluator;
  readonly kinks: readonly Evaluator[];
}

const numbers = byActivation((act): Numbers => {
  const { value, derivative, kinks } = activationReadings[act];
  return {
    value: evaluator(value, ['a']),
    derivative: evaluator(derivative, ['a', outName]),
    kinks: kinks.map((kink) => evaluator(kink, ['a'])),
  };
});

/** Every unit by itself through the same function. */
export const activation: LayerRow<Extract<Layer, { kind: 'activation' }>> = {
  tensors: () => ({}),
  forward: ({ act, width }, _, input) => ({
    rows: input.rows,
    width,
    values: input.values.map((a) => numbers[act].value(a)),
  }),
  backward: ({ act }, _theta, input, up) => {
    const down = matrix(input.rows, input.width);
    const { value, derivative } = numbers[act];
    input.values.forEach((a, k) => {
      down.values[k] = up.values[k] * derivative(a, value(a));
    });
    return down;
  },
  kinks: ({ act }, input, at) => {
    for (const kink of numbers[act].kinks) for (const a of input.values) at(kink(a));
  },
};
