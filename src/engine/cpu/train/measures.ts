import type { Inputs } from '../../../objectives/data/types';
import { joined } from '../../../study/joined';
import { largestEigenvalue } from '../../../study/lanczos';
import type { MeasureJob } from '../../train/types';
import { FullPass } from './full';
import type { CpuNetwork } from './network';
import { ratesOf } from './rates';
import { eachInput, rowSquares } from './signals';

type Parts<Result> = Generator<undefined, Result>;

/** What a measure is at each place, one place after the other; NaN where single precision does not hold it. */
export function* measured({ network, data, theta, measure }: MeasureJob): Parts<Float64Array> {
  const at = new FullPass(network, data);
  const found: Float64Array[] = [];
  try {
    for (let from = 0; from < theta.length; from += network.size) {
      const place = theta.subarray(from, from + network.size);
      found.push(yield* measuredAt({ network, data, theta: place, measure }, at));
      yield;
    }
  } finally {
    at.leave();
  }
  return joined(found, (length) => new Float64Array(length));
}

const notHeld = Float64Array.of(Number.NaN);

const squared = (vector: Float64Array): number => vector.reduce((sum, x) => sum + x * x, 0);

type Asked = Pick<MeasureJob, 'network' | 'data' | 'theta' | 'measure'>;

function* measuredAt(asked: Asked, at: FullPass): Parts<Float64Array> {
  const { network, theta, measure } = asked;
  switch (measure.kind) {
    case 'sharpness':
      return Float64Array.of(yield* sharpness(theta, at));
    case 'noise':
      return Float64Array.of(yield* noise(asked, at));
    case 'norm':
      return Float64Array.of(Math.sqrt(squared((yield* at.gradient(theta)) ?? notHeld)));
    case 'gradient':
      return (yield* at.gradient(theta)) ?? new Float64Array(network.size).fill(Number.NaN);
    case 'scales':
      return yield* scales(asked, at);
    case 'rates':
      return yield* ratesOf(asked, measure, at);
  }
}

/**
 * Half the distance of the two gradients whose difference stands for the Hessian times a unit vector. The error of the
 * quotient is of the order of its square, by the curvature of the gradient, and of the rounding of single precision over it.
 */
const reach = 2 ** -8;

function* sharpness(theta: Float32Array, at: FullPass): Parts<number> {
  const found = yield* largestEigenvalue(theta.length, function* (vector) {
    const [before, after] = [-1, 1].map((side) => theta.map((x, i) => x + side * reach * vector[i]));
    const low = yield* at.gradient(before);
    const high = yield* at.gradient(after);
    return low && high?.map((x, i) => (x - low[i]) / (2 * reach));
  });
  return found?.value ?? Number.NaN;
}

function* noise({ network, data, theta }: Asked, at: FullPass): Parts<number> {
  const { layers, l2 } = network;
  if (layers.some(({ kind }) => kind === 'norm')) return Number.NaN;
  const { length } = data.train;
  const dense = layers.flatMap(({ kind }, i) => (kind === 'dense' ? [i] : []));
  let squares = 0;
  // A row's gradient by weights is its slopes times its inputs (Goodfellow 2015, Efficient per-example gradient computations).
  const look = (passed: CpuNetwork, from: number, rows: number) => {
    for (const i of dense) {
      const { input, slopes } = passed.signals(i);
      for (let r = 0; r < rows; r++) {
        const size = input ? rowSquares(input, r) : inputSquares(data.inputs, data.train[from + r]);
        squares += rows ** 2 * rowSquares(slopes, r) * (size + 1);
      }
    }
  };
  const gradient = yield* at.gradient(theta, look);
  if (!gradient) return Number.NaN;
  for (const layer of layers) {
    if (layer.kind !== 'dense') continue;
    for (let i = layer.weights; i < layer.weights + layer.inputs * layer.outputs; i++) gradient[i] -= l2 * theta[i];
  }
  return Math.sqrt(Math.max(0, squares / length - squared(gradient)));
}

/** The sum of the squares of a row of inputs. */
function inputSquares(inputs: Inputs, row: number): number {
  let sum = 0;
  eachInput(inputs, row, (_, x) => {
    sum += x ** 2;
  });
  return sum;
}

function* scales({ network, data, theta }: Asked, at: FullPass): Parts<Float64Array> {
  const dense = network.layers.flatMap((layer, i) => (layer.kind === 'dense' ? [{ i, width: layer.outputs }] : []));
  const { length } = data.train;
  const [given, back] = [new Float64Array(dense.length), new Float64Array(dense.length)];
  const look = (passed: CpuNetwork, _: number, rows: number) => {
    dense.forEach(({ i }, k) => {
      const { output, slopes } = passed.signals(i);
      for (let r = 0; r < rows; r++) {
        given[k] += rowSquares(output, r);
        back[k] += rows ** 2 * rowSquares(slopes, r);
      }
    });
  };
  const isHeld = (yield* at.gradient(theta, look)) !== undefined;
  const inputs = data.train.reduce((sum, row) => sum + inputSquares(data.inputs, row), 0);
  const mean = (sums: Float64Array) => sums.map((sum, k) => Math.sqrt(sum / (length * dense[k].width)));
  const all = [Math.sqrt(inputs / (length * network.inputs)), ...mean(given), ...mean(back)];
  return Float64Array.from(all, (value) => (isHeld ? value : Number.NaN));
}
