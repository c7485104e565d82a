import type * as core from '@tensorflow/tfjs-core';
import type { Hyper } from './adam';

/** TensorFlow.js, with a backend set. */
export type Tensors = typeof core;

/** Adam of TensorFlow.js on one variable, with a gradient that stays. */
export function tensorUpdate(tf: Tensors, theta: Float32Array, gradient: Float32Array, hyper: Hyper) {
  const variable = tf.variable(tf.tensor1d(theta));
  const slope = tf.tensor1d(gradient);
  const optimizer = tf.train.adam(hyper.eta, hyper.beta1, hyper.beta2, hyper.epsilon);
  return {
    step: () => optimizer.applyGradients([{ name: variable.name, tensor: slope }]),
    /** One number read back: everything asked for has been done. */
    finished: async () => {
      const one = tf.slice(variable, 0, 1);
      await one.data();
      one.dispose();
    },
    theta: () => variable.data() as Promise<Float32Array>,
    dispose: () => {
      for (const tensor of [variable, slope]) tensor.dispose();
      optimizer.dispose();
    },
  };
}

/** Adam of TensorFlow.js on Rosenbrock's function: all particles in two variables, the gradient in its operations. */
export function tensorDescent(tf: Tensors, starts: readonly [number, number][], steps: number, hyper: Hyper) {
  const x = tf.variable(tf.tensor1d(starts.map((s) => s[0])));
  const y = tf.variable(tf.tensor1d(starts.map((s) => s[1])));
  const begin = [x, y].map((v) => v.clone());
  return {
    run(): void {
      [x, y].forEach((v, i) => {
        v.assign(begin[i].clone() as core.Tensor1D);
      });
      const optimizer = tf.train.adam(hyper.eta, hyper.beta1, hyper.beta2, hyper.epsilon);
      for (let k = 0; k < steps; k++) {
        tf.tidy(() => {
          const d = tf.sub(y, tf.square(x));
          const gx = tf.sub(tf.mul(tf.mul(x, d), -400), tf.mul(tf.sub(1, x), 2));
          optimizer.applyGradients([
            { name: x.name, tensor: gx },
            { name: y.name, tensor: tf.mul(d, 200) },
          ]);
        });
      }
      optimizer.dispose();
    },
    points: async () => [await x.data(), await y.data()],
  };
}
