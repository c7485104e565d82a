import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import { pathOf, runOf } from './runs';

/** TensorFlow.js as another authority, where it has the method; it computes in f32, and the gradient is given to it. */
beforeAll(() => tf.setBackend('cpu'));

const steps = 60;
const ground = surfaces.get('himmelblau') as NonNullable<ReturnType<typeof surfaces.get>>;
const { gradientAt } = compileSurface(ground.f);

async function theirs(optimizer: tf.Optimizer): Promise<[number, number][]> {
  const theta = tf.variable(tf.tensor1d([...ground.start]));
  const points: [number, number][] = [[...ground.start]];
  for (let k = 0; k < steps; k++) {
    const [x, y] = points[k];
    optimizer.applyGradients({ [theta.name]: tf.tensor1d(gradientAt(x, y)) });
    points.push((await theta.data()).slice() as unknown as [number, number]);
  }
  return points;
}

describe('the methods that TensorFlow.js has', () => {
  it.each([
    ['sgd', 'standard', { eta: 0.01 }, () => tf.train.sgd(0.01)],
    ['momentum', 'standard', { eta: 0.001, gamma: 0.9 }, () => tf.train.momentum(0.001, 0.9)],
    ['nag', 'lookahead', { eta: 0.001, gamma: 0.9 }, () => tf.train.momentum(0.001, 0.9, true)],
    ['adagrad', 'inside', { eta: 0.3, epsilon: 1e-7 }, () => tf.train.adagrad(0.3, 1e-30)],
    // Not its Adadelta: that divides by the mean square before the present gradient has entered it, unlike (14).
    ['rmsprop', 'inside', { eta: 0.01, gamma: 0.9, epsilon: 1e-8 }, () => tf.train.rmsprop(0.01, 0.9, 0, 1e-8)],
    ['adam', 'outside', { eta: 0.05, epsilon: 1e-8 }, () => tf.train.adam(0.05, 0.9, 0.999, 1e-8)],
    ['adamax', 'standard', { eta: 0.05 }, () => tf.train.adamax(0.05, 0.9, 0.999)],
  ] as const)('%s, form %s', async (id, form, hyper, create) => {
    const run = runOf(id, hyper, form);
    const ours = pathOf(run, { f: ground.f, start: ground.start, steps });
    const other = await theirs(create());
    ours.points.forEach(([x, y], k) => {
      expect(Math.hypot(x - other[k][0], y - other[k][1]), `step ${k}`).toBeLessThan(1e-3);
    });
  });
});
