import type { GradientJob } from '../../src/engine/train/types';
import { checkGradient } from '../../src/objectives/model/check';
import { batchOf, gradientOf } from '../../src/objectives/model/passes';
import { net, sampled } from '../objectives/nets';
import { differs, first, unless } from './suite/check';
import { somewhere, sparsely } from './train-nets';

const rows = 24;

/** A batch of some rows in no order, one of them twice, and weights away from where they begin. */
function job(model: string, classes: number, sparse = false): GradientJob {
  const data = sampled(rows, 4, classes);
  const network = net(model, 4, classes);
  return {
    dataKey: `gradient ${classes} ${sparse}`,
    data: sparse ? { ...data, inputs: sparsely(data.inputs, 0.4) } : data,
    ...{ network, theta: somewhere(network), seed: 5, update: 7 },
    rows: Uint32Array.from([...Array.from({ length: 17 }, (_, k) => (7 * k + 3) % rows), 3]),
  };
}

/** Batches whose gradient every engine computes. */
export const gradientCases: Readonly<Record<string, GradientJob>> = {
  'a line': job('linear', 0),
  'softmax with l2': job('softmax(l2=0.1)', 3),
  'svm of two': job('svm(l2=0.1)', 2),
  'tanh in two layers': job('mlp(6,5)', 3),
  'relu over sparse rows': job('mlp(6,act=relu)', 3, true),
  'softplus, norms, dropout and l2': job('mlp(6,5,act=softplus,bn=on,dropout=0.3,l2=0.01)', 2),
};

/** How far from f64 a coordinate of single precision may be, as a share of the whole gradient. */
const near = 2e-5;

/** What of a gradient that an engine has computed in training is not that of f64, or not what differences say. */
export function wrongIn({ network, data, seed, update, theta, rows }: GradientJob, gradient: Float32Array) {
  const use = { kind: 'training', seed, update } as const;
  const batch = batchOf(data, rows);
  const expected = gradientOf(network, Float64Array.from(theta), batch, use).gradient;
  const size = Math.hypot(...expected);
  return first([
    ...differs('length', gradient.length, network.size),
    ...Array.from(expected).flatMap((value, i) =>
      unless(Math.abs(gradient[i] - value) <= near * size, `coordinate ${i} is ${gradient[i]} instead of ${value}`),
    ),
    ...checkGradient({ network, batch, use, theta, gradient, floor: 1e-6 }).flatMap(({ name, difference }) =>
      unless(difference <= 1e-3, `${name} is ${difference} from differences`),
    ),
  ]);
}
