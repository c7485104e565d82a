import { adam } from './adam';
import type { Tensors } from './tfjs';
import { batch, type Problem, type Shape } from './train-problem';

type Matrix = import('@tensorflow/tfjs-core').Tensor2D;
type Stack = import('@tensorflow/tfjs-core').Tensor3D;
type Tensor = import('@tensorflow/tfjs-core').Tensor;
type Scalar = import('@tensorflow/tfjs-core').Scalar;

/** The tensors of a θ: W1, b1, W2, b2, weights turned to [in, out]. */
export function turned([inputs, hidden, classes]: Shape, theta: Float32Array): readonly Float32Array[] {
  const [b1, w2] = [inputs * hidden, inputs * hidden + hidden];
  const b2 = w2 + hidden * classes;
  const flip = (from: number, into: number, out: number) =>
    Float32Array.from({ length: into * out }, (_, i) => theta[from + (i % out) * into + Math.floor(i / out)]);
  return [flip(0, inputs, hidden), theta.slice(b1, w2), flip(w2, hidden, classes), theta.slice(b2)];
}

/** The inputs of some rows, and their classes as ones among zeros. */
export function pickedOf({ shape: [width, , classes], data, inputs }: Problem, some: Uint32Array) {
  const [x, y] = [new Float32Array(some.length * width), new Float32Array(some.length * classes)];
  for (const [i, r] of some.entries()) {
    x.set(inputs.subarray(r * width, (r + 1) * width), i * width);
    y[i * classes + data.targets[r]] = 1;
  }
  return { x, y };
}

/** One run by TensorFlow.js: batches that are there already, a graph that is differentiated anew each time. */
export function tensorTraining(tf: Tensors, problem: Problem, seed: number) {
  const [width, hidden, classes] = problem.shape;
  const batches = problem.batchesOf(seed).map((some) => {
    const { x, y } = pickedOf(problem, some);
    return { x: tf.tensor2d(x, [batch, width]), y: tf.tensor2d(y, [batch, classes]) };
  });
  const [w1, b1, w2, b2] = turned(problem.shape, problem.thetaOf(seed));
  const [v1, v2] = [tf.variable(tf.tensor2d(w1, [width, hidden])), tf.variable(tf.tensor2d(w2, [hidden, classes]))];
  const [c1, c2] = [b1, b2].map((b) => tf.variable(tf.tensor1d(b)));
  const { eta, beta1, beta2, epsilon } = adam.hyper;
  const optimizer = tf.train.adam(eta, beta1, beta2, epsilon);
  /** Update t; its loss stays on the device. */
  const begin = (t: number): Scalar => {
    const { x, y } = batches[(t - 1) % batches.length];
    return tf.tidy(
      () =>
        optimizer.minimize(() => {
          const out = tf.add(tf.matMul(tf.relu(tf.add(tf.matMul(x, v1), c1)) as Matrix, v2), c2);
          return tf.losses.softmaxCrossEntropy(y, out) as Scalar;
        }, true) as Scalar,
    );
  };
  return {
    begin,
    step: (t: number): number => {
      const loss = begin(t);
      const [value] = loss.dataSync();
      loss.dispose();
      return value;
    },
    dispose: () => {
      for (const { x, y } of batches) tf.dispose([x, y]);
      tf.dispose([v1, c1, v2, c2]);
      optimizer.dispose();
    },
  };
}

/** Runs of seeds 1 … `runs` side by side, batched by hand: every tensor has one more axis, every operation does all runs. */
export function stackedTraining(tf: Tensors, problem: Problem, runs: number) {
  const [width, hidden, classes] = problem.shape;
  const seeds = Array.from({ length: runs }, (_, r) => r + 1);
  const orders = seeds.map((seed) => problem.batchesOf(seed));
  const batches = orders[0].map((_, k) => {
    const picked = orders.map((inTurn) => pickedOf(problem, inTurn[k]));
    return {
      x: tf.tensor3d(joined(picked.map(({ x }) => x)), [runs, batch, width]),
      y: tf.tensor3d(joined(picked.map(({ y }) => y)), [runs, batch, classes]),
    };
  });
  const shapes = [
    [width, hidden],
    [1, hidden],
    [hidden, classes],
    [1, classes],
  ] as const;
  const parts = seeds.map((seed) => turned(problem.shape, problem.thetaOf(seed)));
  const variables = shapes.map((shape, i) =>
    tf.variable(tf.tensor3d(joined(parts.map((part) => part[i])), [runs, ...shape])),
  );
  const [w1, b1, w2, b2] = variables;
  const { eta, beta1, beta2, epsilon } = adam.hyper;
  const optimizer = tf.train.adam(eta, beta1, beta2, epsilon);
  return {
    /** Update t of every run; their losses, where they are asked for: then all of it has been done. */
    step: async (t: number, asks: boolean): Promise<ArrayLike<number> | undefined> => {
      const { x, y } = batches[(t - 1) % batches.length];
      const losses = tf.tidy(() => {
        let each: Tensor | undefined;
        optimizer.minimize(() => {
          const out = tf.add(tf.matMul(tf.relu(tf.add(tf.matMul(x, w1), b1)) as Stack, w2), b2);
          each = tf.keep(tf.div(tf.neg(tf.sum(tf.mul(y, tf.logSoftmax(out)), [1, 2])), batch));
          return tf.sum(each) as Scalar;
        });
        return each as Tensor;
      });
      const values = asks ? ((await losses.data()) as Float32Array) : undefined;
      losses.dispose();
      return values;
    },
    dispose: () => {
      for (const { x, y } of batches) tf.dispose([x, y]);
      tf.dispose(variables);
      optimizer.dispose();
    },
  };
}

/** Arrays one after the other. */
export function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}
