import { parseRule } from '../../../math';
import { parameterRule } from '../../parameters';
import type { Measure, MeasureJob } from '../../train/types';
import { ArrayRun, inOrder } from '../array-run';
import type { FullPass } from './full';
import { leaveMemory, takeMemory } from './memories';
import type { CpuNetwork } from './network';
import { eachInput } from './signals';

type Asked = Pick<MeasureJob, 'network' | 'data' | 'theta'>;
type Rates = Extract<Measure, { kind: 'rates' }>;

/** What a measure of rates is: how many training rows have each input, then the rate of each. */
export function* ratesOf(asked: Asked, measure: Rates, at: FullPass): Generator<undefined, Float64Array> {
  const { network } = asked;
  const { inputs } = network;
  const slopes = yield* usualSlopes({ ...asked, theta: measure.first }, at);
  const found = new Float64Array(2 * inputs);
  found.set(slopes.counts);
  found.fill(Number.NaN, inputs);
  const moved = slopes.isHeld ? responses(asked, measure, slopes.sizes) : undefined;
  if (!moved) return found;
  const { outputs, weights } = firstOf(network);
  for (let i = 0; i < inputs; i++) {
    let [sum, count] = [0, 0];
    for (let o = 0; o < outputs; o++) {
      const place = weights + o * inputs + i;
      if (!(slopes.sizes[place] > 0)) continue;
      sum += (moved.down[place] - moved.up[place]) / (2 * slopes.sizes[place]);
      count++;
    }
    if (count > 0) found[inputs + i] = sum / count;
  }
  return found;
}

/** The first layer; every network begins with a dense one. */
function firstOf({ layers: [first] }: MeasureJob['network']) {
  if (first.kind !== 'dense') throw new Error('a network begins with a dense layer');
  return first;
}

/** How many rows have each input, and the root mean square of the slopes of a row's loss by each first weight over those that have its input. */
function* usualSlopes({ network, data, theta }: Asked, at: FullPass) {
  const { inputs, outputs, weights } = firstOf(network);
  const counts = new Float64Array(inputs);
  const sizes = new Float32Array(network.size);
  const look = (passed: CpuNetwork, from: number, rows: number) => {
    const { slopes } = passed.signals(0);
    for (let r = 0; r < rows; r++) {
      eachInput(data.inputs, data.train[from + r], (i, x) => {
        counts[i]++;
        for (let o = 0; o < outputs; o++) {
          sizes[weights + o * inputs + i] += (rows * slopes.values[r * slopes.wide + o] * x) ** 2;
        }
      });
    }
  };
  const isHeld = (yield* at.gradient(theta, look)) !== undefined;
  for (let i = 0; i < inputs; i++) {
    for (let o = 0; o < outputs; o++) {
      const place = weights + o * inputs + i;
      sizes[place] = Math.sqrt(sizes[place] / counts[i]) || 0;
    }
  }
  return { counts, sizes, isHeld };
}

/** θ after the next update, were its gradient of such sizes, upward and downward; undefined where one number depends on the gradients of others. */
function responses(
  { network: { size }, theta }: Asked,
  { rule: text, hyper, seed, update, states }: Rates,
  sizes: Float32Array,
) {
  const rule = parameterRule(parseRule(text, Object.keys(hyper)));
  if (rule.sums.length > 0) return undefined;
  const coordinates = inOrder(size);
  const memory = takeMemory(ArrayRun.bytes(rule, coordinates));
  const arrays = new ArrayRun(memory, 0, rule, { hyper, seed }, coordinates);
  arrays.write(arrays.arrays[0], theta);
  for (let k = 0; k * size < states.length; k++) {
    arrays.write(arrays.arrays[k + 1], states.subarray(k * size, (k + 1) * size));
  }
  const after = (gradient: Float32Array): Float32Array | undefined => {
    arrays.write(arrays.gradient, gradient);
    if (!arrays.advance(update)) return undefined;
    const found = arrays.read(arrays.arrays[0], size);
    arrays.undo();
    return found;
  };
  const [up, down] = [after(sizes), after(sizes.map((x) => -x))];
  leaveMemory(memory);
  return up && down && { up, down };
}
