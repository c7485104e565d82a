import type { LossKind, Network } from '../types';
import { type Grouped, type GroupedReading, grouped } from './grouped';
import { type GroupedNumbers, groupedNumbers } from './grouped-numbers';

/**
 * The loss of a row over its outputs: `s` is an output, and `y` what it should be: with one output the value or the
 * class, else 1 at the right class and 0 elsewhere. `top` is the largest output; the loss does not depend on it.
 */
const outputs = (sums: Record<string, string>, value = 'loss'): Grouped => ({
  elements: ['s', 'y'],
  shared: ['top'],
  sums,
  value,
});

/** Every loss with one output. */
const single: Readonly<Partial<Record<LossKind, Grouped>>> = {
  squares: outputs({ loss: '(s - y)^2/2' }),
  // ln(1 + e^−s) for class 1, ln(1 + e^s) for class 0: no digits are lost where the model is sure.
  logistic: outputs({ loss: 'softplus((1 - 2*y)*s)' }),
  hinge: outputs({ loss: 'max(0, 1 - (2*y - 1)*s)' }),
};

/** Every loss with an output for each class. */
const many: Readonly<Partial<Record<LossKind, Grouped>>> = {
  softmax: outputs({ total: 'exp(s - top)', right: 'y*(s - top)' }, 'log(total) - right'),
  // Weston and Watkins (1999): the wrong classes are to lie below the right one by 1.
  hinge: outputs({ right: 'y*s', loss: '(1 - y)*max(0, s - right + 1)' }),
};

/** The loss of a network as trees: value and gradient over `s`, `y`, `top` and sums. */
export function lossReading({ loss, outputs }: Pick<Network, 'loss' | 'outputs'>): GroupedReading {
  return rowOf(loss, outputs).reading;
}

/** The loss of a network in f64. */
export function lossNumbers({ loss, outputs }: Pick<Network, 'loss' | 'outputs'>): GroupedNumbers {
  return rowOf(loss, outputs).numbers;
}

interface LossRow {
  readonly reading: GroupedReading;
  readonly numbers: GroupedNumbers;
}

const kept = new Map<Grouped, LossRow>();

function rowOf(loss: LossKind, outputs: number): LossRow {
  const text = (outputs === 1 ? single : many)[loss];
  if (!text) throw new RangeError(`no loss ${loss} of ${outputs} outputs`);
  const known = kept.get(text);
  if (known) return known;
  const reading = grouped(text);
  const row = { reading, numbers: groupedNumbers(text, reading) };
  kept.set(text, row);
  return row;
}
