import type { Prepared } from '../../src/objectives/data/types';
import type { Hyper } from './adam';
import { updatePlain } from './plain';

/** A net with one hidden layer of relus and softmax over its outputs, trained by loops as one writes them by hand. */
export function plainTraining(
  [inputs, hidden, classes]: readonly [number, number, number],
  data: Prepared,
  initial: Float32Array,
  inTurn: readonly Uint32Array[],
  hyper: Hyper,
) {
  const batch = inTurn[0].length;
  const x = (data.inputs as Extract<Prepared['inputs'], { kind: 'dense' }>).values;
  const theta = initial.slice();
  const [g, m, v] = [0, 1, 2].map(() => new Float32Array(theta.length));
  const [b1, w2] = [hidden * inputs, hidden * inputs + hidden];
  const b2 = w2 + classes * hidden;
  const [a, out] = [new Float32Array(hidden), new Float32Array(classes)];
  const down = new Float32Array(hidden);
  /** The loss of a row, whose gradient is added. */
  const row = (r: number): number => {
    const from = r * inputs;
    for (let h = 0; h < hidden; h++) {
      let sum = theta[b1 + h];
      for (let i = 0; i < inputs; i++) sum += theta[h * inputs + i] * x[from + i];
      a[h] = sum > 0 ? sum : 0;
    }
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) {
      let sum = theta[b2 + k];
      for (let h = 0; h < hidden; h++) sum += theta[w2 + k * hidden + h] * a[h];
      out[k] = sum;
      if (sum > top) top = sum;
    }
    let total = 0;
    for (let k = 0; k < classes; k++) total += Math.exp(out[k] - top);
    const right = data.targets[r];
    const loss = Math.log(total) - out[right] + top;
    down.fill(0);
    for (let k = 0; k < classes; k++) {
      const slope = (Math.exp(out[k] - top) / total - (k === right ? 1 : 0)) / batch;
      g[b2 + k] += slope;
      for (let h = 0; h < hidden; h++) {
        g[w2 + k * hidden + h] += slope * a[h];
        down[h] += slope * theta[w2 + k * hidden + h];
      }
    }
    for (let h = 0; h < hidden; h++) {
      if (a[h] <= 0) continue;
      const slope = down[h];
      g[b1 + h] += slope;
      for (let i = 0; i < inputs; i++) g[h * inputs + i] += slope * x[from + i];
    }
    return loss;
  };
  return {
    /** Update t; the loss of its batch before it. */
    step: (t: number): number => {
      g.fill(0);
      let loss = 0;
      for (const r of inTurn[(t - 1) % inTurn.length]) loss += row(r);
      updatePlain(theta, g, m, v, hyper, t);
      return loss / batch;
    },
  };
}
