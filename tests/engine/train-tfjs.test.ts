import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { beforeAll, describe, expect, test } from 'vitest';
import { trainReference } from '../../src/engine/reference/train';
import { initialOf } from '../../src/objectives/model/initial';
import { batchOf } from '../../src/objectives/model/passes';
import type { Network } from '../../src/objectives/model/types';
import { net, sampled } from '../objectives/nets';
import { drawn, methodRun, trainJob, upTo } from './trainings';

/** TensorFlow.js as another authority of models and their gradients; it computes in f32. */
beforeAll(() => tf.setBackend('cpu'));

const activations = { tanh: tf.tanh, relu: tf.relu, sigmoid: tf.sigmoid, softplus: tf.softplus };

/** The batch loss of a network before every update, by TensorFlow.js. */
function theirs(
  network: Network,
  theta: Float32Array,
  optimizer: tf.Optimizer,
  batches: readonly ReturnType<typeof batchOf>[],
) {
  const tensors = new Map(
    network.parameters.map(({ name, shape, offset }) => {
      const values = theta.slice(offset, offset + shape.reduce((a, b) => a * b));
      return [offset, tf.variable(tf.tensor(values, [...shape]), true, `${name}-${Math.random()}`)];
    }),
  );
  const at = (offset: number) => tensors.get(offset) as tf.Variable;
  const outputs = (x: tf.Tensor) =>
    network.layers.reduce((input, layer) => {
      if (layer.kind === 'dense')
        return tf.add(
          tf.matMul(input as tf.Tensor2D, at(layer.weights) as unknown as tf.Tensor2D, false, true),
          at(layer.bias as number),
        );
      if (layer.kind === 'activation') return activations[layer.act](input);
      if (layer.kind !== 'norm') throw new Error(layer.kind);
      const { mean, variance } = tf.moments(input, 0);
      const standard = tf.div(tf.sub(input, mean), tf.sqrt(tf.add(variance, 1e-5)));
      return tf.add(tf.mul(standard, at(layer.scale)), at(layer.shift));
    }, x);
  const lossOf = (s: tf.Tensor, y: Float64Array): tf.Tensor => {
    const wanted = tf.tensor(Float32Array.from(y));
    if (network.loss === 'softmax') {
      const hot = tf.oneHot(tf.cast(wanted, 'int32') as tf.Tensor1D, network.outputs);
      return tf.losses.softmaxCrossEntropy(hot, s);
    }
    const one = tf.reshape(s, [-1]);
    if (network.loss === 'squares') return tf.div(tf.mean(tf.square(tf.sub(one, wanted))), 2);
    if (network.loss === 'logistic') return tf.losses.sigmoidCrossEntropy(wanted, one);
    return tf.losses.hingeLoss(wanted, one);
  };
  const penalty = () => {
    const squares = network.layers.flatMap((layer) =>
      layer.kind === 'dense' ? [tf.sum(tf.square(at(layer.weights)))] : [],
    );
    return tf.mul(tf.addN(squares), network.l2 / 2);
  };
  const losses = batches.map(({ inputs, targets }) => {
    const x = tf.tensor(Float32Array.from(inputs.values), [inputs.rows, inputs.width]);
    const cost = optimizer.minimize(
      () => tf.add(lossOf(outputs(x), targets), penalty()) as tf.Scalar,
      true,
    ) as tf.Scalar;
    return cost.dataSync()[0];
  });
  return { losses, final: network.parameters.flatMap(({ offset }) => [...at(offset).dataSync()]) };
}

describe('after the same updates from the same weights over the same batches TensorFlow.js has the same losses', () => {
  test.each<[string, number, string, Record<string, number>, () => tf.Optimizer]>([
    ['linear', 0, 'sgd', { eta: 0.1 }, () => tf.train.sgd(0.1)],
    ['logistic(l2=0.1)', 2, 'momentum', { eta: 0.1, gamma: 0.9 }, () => tf.train.momentum(0.1, 0.9)],
    ['softmax', 3, 'adam', { eta: 0.05, epsilon: 1e-8 }, () => tf.train.adam(0.05, 0.9, 0.999, 1e-8)],
    ['svm(l2=0.1)', 2, 'sgd', { eta: 0.1 }, () => tf.train.sgd(0.1)],
    ['mlp(6,5,act=tanh)', 3, 'adam', { eta: 0.02, epsilon: 1e-8 }, () => tf.train.adam(0.02, 0.9, 0.999, 1e-8)],
    ['mlp(6,act=relu,l2=0.05)', 0, 'momentum', { eta: 0.05, gamma: 0.8 }, () => tf.train.momentum(0.05, 0.8)],
    ['mlp(6,act=sigmoid,bn=on)', 3, 'sgd', { eta: 0.3 }, () => tf.train.sgd(0.3)],
    ['mlp(6,5,act=softplus,bn=on)', 2, 'sgd', { eta: 0.2 }, () => tf.train.sgd(0.2)],
  ])('%s of %i classes, %s', (text, classes, method, hyper, create) => {
    const data = sampled(40, 4, classes);
    const network = net(text, 4, classes);
    const updates = 30;
    const batches = drawn(40, 8, 2);
    const run = { ...methodRun({ method }, hyper), seed: 3, batch: 8, updates };
    const ours = trainReference(trainJob(data, network, run, { batchLoss: upTo(updates).slice(1) }), batches);
    const taken = upTo(updates)
      .slice(1)
      .map((update) => batchOf(data, batches(update)));
    const other = theirs(network, initialOf(network, 3), create(), taken);
    ours.columns.batchLoss.value.forEach((loss, k) => {
      expect(Math.abs(loss - other.losses[k]), `update ${k + 1}`).toBeLessThan(2e-5 * (1 + loss));
    });
    ours.final.forEach((x, i) => {
      expect(Math.abs(x - other.final[i]), `coordinate ${i}`).toBeLessThan(2e-4);
    });
  });
});
