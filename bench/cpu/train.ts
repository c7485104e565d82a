import { CpuTraining } from '../../src/engine/cpu/train/training';
import type { TrainJob } from '../../src/engine/train/types';
import { batchesOf } from '../../src/objectives/data/batches';
import type { Prepared } from '../../src/objectives/data/types';
import { initialOf } from '../../src/objectives/model/initial';
import { networkOf } from '../../src/objectives/model/network';
import type { Network } from '../../src/objectives/model/types';
import { randomUnit } from '../../src/study/random';
import { ratio, secondsOf, taken } from '../rounds';
import { adam } from './adam';
import { plainTraining } from './plain-train';
import type { Contest } from './results';
import type { Tensors } from './tfjs';

type Matrix = import('@tensorflow/tfjs-core').Tensor2D;
type Scalar = import('@tensorflow/tfjs-core').Scalar;

/** A net with one hidden layer of relus: inputs, hidden units, classes. */
export type Shape = readonly [inputs: number, hidden: number, classes: number];

const batch = 50;
const order = 'once';
const rows = 1000;

/** Updates of one run of ours; its module is compiled within the time. */
const updates = 1000;

/** Shortest time that one measurement fills, in ms. */
const measureMs = 200;

/** Updates after which losses are compared. */
const compared = [1, 10, 100];

/** Seconds of an update of Adam on one net over batches of 50, by contender, and how many times faster ours is. */
export async function trainContest(tf: Tensors, shape: Shape, rounds: number): Promise<Contest> {
  const { network, data } = problem(shape);
  const theta = initialOf(network, 1);
  const losses = { ours: oursLosses(network, data), js: [] as number[], tfjs: [] as number[] };
  const batches = batchesOf(data, { seed: 1, order, batch });
  const inTurn = Array.from({ length: rows / batch }, (_, k) => batches.rows(k + 1).slice());
  const plain = plainTraining(shape, data, theta, inTurn, adam.hyper);
  await tf.setBackend('wasm');
  const tensors = tensorTraining(tf, shape, data, theta, inTurn);
  for (let t = 1; t <= Math.max(...compared); t++) {
    const [a, b] = [plain.step(t), tensors.step(t)];
    if (!compared.includes(t)) continue;
    losses.js.push(a);
    losses.tfjs.push(b);
  }
  agreeOn(losses);
  let t = compared[compared.length - 1];
  const seconds = await taken(
    {
      wasm: async () => (await secondsOf(() => void run(network, data, updates), measureMs)) / updates,
      js: () => secondsOf(() => void plain.step(++t), measureMs),
      'tfjs-wasm': () => secondsOf(() => void tensors.step(++t), measureMs),
    },
    rounds,
  );
  tensors.dispose();
  const name = shape.join('-');
  return {
    what: `training ${name}, Adam, batch ${batch}, one run, one thread`,
    items: 6 * batch * network.size,
    seconds,
    ratios: {
      [`train.wasm/js (${name})`]: ratio(seconds.wasm, seconds.js),
      [`train.wasm/tfjs-wasm loop (${name})`]: ratio(seconds.wasm, seconds['tfjs-wasm']),
    },
  };
}

function problem([inputs, hidden, classes]: Shape): { network: Network; data: Prepared } {
  const network = networkOf(
    { kind: 'mlp', widths: [hidden], act: 'relu', bn: false, dropout: 0, l2: 0 },
    { inputs, classes },
  );
  if (!('layers' in network)) throw new RangeError('this net is refused');
  const unit = (i: number) => randomUnit(2, 0, 0, i);
  const data: Prepared = {
    inputs: { kind: 'dense', width: inputs, values: Float32Array.from({ length: rows * inputs }, (_, i) => unit(i)) },
    targets: Float32Array.from({ length: rows }, (_, r) => Math.floor(unit(r * inputs) * classes)),
    classes,
    train: Uint32Array.from({ length: rows }, (_, r) => r),
    validation: new Uint32Array(0),
    test: new Uint32Array(0),
  };
  return { network, data };
}

function run(network: Network, data: Prepared, count: number, batchLoss: readonly number[] = []) {
  const job: TrainJob = {
    ...{ dataKey: 'bench', data, network },
    run: {
      ...{ rule: adam.rule, hyper: adam.hyper, seed: 1, batch, updates: count, changes: [] },
      order,
    },
    record: { loss: [], validation: [], batchLoss, snapshots: [] },
  };
  const parts = new CpuTraining(job).parts();
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

const oursLosses = (network: Network, data: Prepared): number[] =>
  run(network, data, Math.max(...compared), compared).columns.batchLoss.value;

/** All contenders learn the same, or their times are worth nothing. */
function agreeOn(losses: Readonly<Record<string, readonly number[]>>): void {
  for (const [name, values] of Object.entries(losses)) {
    const far = values.findIndex((value, i) => !(Math.abs(value - losses.ours[i]) < 1e-3 * losses.ours[i]));
    if (far >= 0 || values.length !== compared.length) {
      throw new Error(`${name} learns something else: ${values} instead of ${losses.ours} after ${compared}`);
    }
  }
}

/** The same by TensorFlow.js: batches that are there already, a graph that is differentiated anew each time. */
function tensorTraining(
  tf: Tensors,
  [inputs, hidden, classes]: Shape,
  data: Prepared,
  theta: Float32Array,
  inTurn: readonly Uint32Array[],
) {
  const values = (data.inputs as Extract<Prepared['inputs'], { kind: 'dense' }>).values;
  const batches = inTurn.map((some) => ({
    x: tf.tensor2d(
      Array.from(some, (r) => [...values.subarray(r * inputs, (r + 1) * inputs)]),
      [batch, inputs],
    ),
    y: tf.oneHot(
      tf.tensor1d(
        Int32Array.from(some, (r) => data.targets[r]),
        'int32',
      ),
      classes,
    ),
  }));
  const places = [inputs * hidden, hidden, hidden * classes, classes];
  const starts = places.map((_, i) => places.slice(0, i).reduce((a, b) => a + b, 0));
  const part = (i: number) => theta.slice(starts[i], starts[i] + places[i]);
  const turned = (i: number, out: number, into: number) => tf.transpose(tf.tensor2d(part(i), [out, into]));
  const [w1, w2] = [turned(0, hidden, inputs), turned(2, classes, hidden)].map((w) => tf.variable(w as Matrix));
  const [b1, b2] = [part(1), part(3)].map((b) => tf.variable(tf.tensor1d(b)));
  const { eta, beta1, beta2, epsilon } = adam.hyper;
  const optimizer = tf.train.adam(eta, beta1, beta2, epsilon);
  return {
    step: (t: number): number =>
      tf.tidy(() => {
        const { x, y } = batches[(t - 1) % batches.length];
        const cost = optimizer.minimize(() => {
          const out = tf.add(tf.matMul(tf.relu(tf.add(tf.matMul(x, w1), b1)) as Matrix, w2), b2);
          return tf.losses.softmaxCrossEntropy(y, out) as Scalar;
        }, true);
        return cost?.dataSync()[0] ?? Number.NaN;
      }),
    dispose: () => {
      for (const { x, y } of batches) tf.dispose([x, y]);
      tf.dispose([w1, b1, w2, b2]);
      optimizer.dispose();
    },
  };
}
