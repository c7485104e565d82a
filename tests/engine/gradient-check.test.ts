import { describe, expect, it } from 'vitest';
import { checkedGradient } from '../../src/engine/cpu/train/gradient';
import { checkGradient } from '../../src/objectives/model/check';
import { networkOf } from '../../src/objectives/model/network';
import { batchOf } from '../../src/objectives/model/passes';
import { readModel } from '../../src/objectives/model/text/read';
import type { Network } from '../../src/objectives/model/types';
import { randomNormal } from '../../src/study/random';
import { gradientCases, wrongIn } from './gradients';
import { done, somewhere } from './train-nets';

const rows = 24;
const data = {
  inputs: {
    kind: 'dense',
    width: 5,
    values: Float32Array.from({ length: 5 * rows }, (_, i) => randomNormal(2, 0, 0, i)),
  },
  targets: Float32Array.from({ length: rows }, (_, r) => r % 3),
  classes: 3,
  train: Uint32Array.from({ length: rows }, (_, r) => r),
  validation: new Uint32Array(0),
  test: new Uint32Array(0),
} as const;

function jobOf(text: string) {
  const { model } = readModel(text);
  const network = model && networkOf(model, { inputs: 5, classes: 3 });
  if (!network || 'refused' in network) throw new Error(text);
  return {
    dataKey: '',
    data,
    network: network as Network,
    rows: data.train,
    theta: somewhere(network),
    seed: 1,
    update: 3,
  };
}

describe('the gradient that WebAssembly has computed', () => {
  it.each([
    'softmax(l2=0.1)',
    'svm',
    'mlp(6,act=tanh)',
    'mlp(6,4,act=relu)',
    'mlp(6,act=sigmoid,bn=on)',
    'mlp(8,act=softplus,dropout=0.3)',
  ])('of %s is within 1e-3 of differences, block by block', (text) => {
    const job = jobOf(text);
    const { blocks } = done(checkedGradient(job));
    expect(blocks.map(({ name }) => name)).toEqual(job.network.parameters.map(({ name }) => name));
    for (const { difference, name } of blocks) expect(difference, name).toBeLessThan(1e-3);
  });

  it.each(Object.entries(gradientCases))('of %s is that of f64, and differences say the same', (_, asked) => {
    expect(wrongIn(asked, done(checkedGradient(asked)).gradient)).toEqual([]);
  });

  it('is not computed where another engine has: that one is checked', () => {
    const asked = jobOf('mlp(6,act=tanh)');
    const gradient = done(checkedGradient(asked)).gradient.map((x) => -x);
    const found = done(checkedGradient({ ...asked, gradient }));
    expect(found.gradient).toBe(gradient);
    for (const { difference, name } of found.blocks) expect(difference, name).toBeGreaterThan(0.9);
  });

  it('is found out where one tensor has the wrong sign', () => {
    const job = jobOf('mlp(6,act=tanh)');
    const { gradient } = done(checkedGradient(job));
    for (const { offset, shape, name } of job.network.parameters) {
      const wrong = gradient.slice();
      for (let i = offset; i < offset + shape.reduce((a, b) => a * b); i++) wrong[i] *= -1;
      const use = { kind: 'training', seed: 1, update: 3 } as const;
      const found = checkGradient({ ...job, batch: batchOf(data, job.rows), use, gradient: wrong });
      for (const block of found) expect(block.difference > 0.9, `${name}: ${block.name}`).toBe(block.name === name);
    }
  });
});
