import { describe, expect, test } from 'vitest';
import { checkGradient } from '../../src/objectives/model/check';
import { batchOf, gradientOf } from '../../src/objectives/model/passes';
import { activations, type Network } from '../../src/objectives/model/types';
import { allRows, net, sampled, scattered } from './nets';

const use = { kind: 'training', seed: 5, update: 3 } as const;

function checked(network: Network, classes: number, theta = scattered(network)) {
  const data = sampled(11, network.inputs, classes);
  const batch = batchOf(data, allRows(data));
  const { gradient } = gradientOf(network, theta, batch, use);
  return { gradient, theta, batch, blocks: checkGradient({ network, batch, use, theta, gradient }) };
}

const convex: [string, number][] = [
  ['linear', 0],
  ['linear(l2=0.3)', 0],
  ['logistic', 2],
  ['logistic(l2=0.3)', 2],
  ['softmax', 2],
  ['softmax', 4],
  ['softmax(l2=0.3)', 4],
  ['svm', 2],
  ['svm', 4],
  ['svm(l2=0.3)', 4],
];

const nets = activations.flatMap((act) =>
  ['off', 'on'].flatMap((bn) =>
    [0, 2, 4].map((classes): [string, number] => [`mlp(5,4,act=${act},bn=${bn})`, classes]),
  ),
);

const others: [string, number][] = [
  ['mlp(6,dropout=0.4)', 0],
  ['mlp(6,5,act=relu,bn=on,dropout=0.3,l2=0.2)', 3],
  ['mlp(4,4,4,act=sigmoid,bn=on,l2=0.1)', 2],
];

describe('the gradient in f64 is that of centred differences', () => {
  test.each([...convex, ...nets, ...others])('%s, %i classes', (text, classes) => {
    const network = net(text, 3, classes);
    const { blocks } = checked(network, classes);
    expect(blocks.map(({ name }) => name)).toEqual(network.parameters.map(({ name }) => name));
    for (const { name, difference, flat, checked, kinks } of blocks) {
      expect(difference, name).toBeLessThan(1e-7);
      // A bias before a norm changes nothing; all else does.
      const before = /^b\d/.test(name) && text.includes('bn=on') && name !== blocks.at(-1)?.name;
      expect(flat, name).toBe(before);
      expect(checked).toBeGreaterThan(kinks);
    }
  });
});

describe('the check', () => {
  const network = net('mlp(5,act=relu,bn=on)', 3, 3);

  test('catches one wrong sign in any block', () => {
    const { gradient, theta, batch, blocks } = checked(network, 3);
    for (const { name, offset } of network.parameters) {
      const wrong = gradient.map((g, i) => (i === offset ? -g : g));
      const found = checkGradient({ network, batch, use, theta, gradient: wrong }).filter((b) => b.difference > 1e-3);
      const { flat } = blocks.find((block) => block.name === name) as (typeof blocks)[number];
      expect(found.map((block) => block.name)).toEqual(flat ? [] : [name]);
    }
  });

  test('names kinks and does not count them', () => {
    const relu = net('mlp(4,act=relu)', 3, 0);
    const theta = scattered(relu);
    // The first unit lies at its kink for every row.
    theta.fill(0, 0, 3);
    theta[relu.parameters[1].offset] = 0;
    const { blocks } = checked(relu, 0, theta);
    expect(blocks.map(({ kinks }) => kinks)).toEqual([3, 1, 0, 0]);
    for (const { difference } of blocks) expect(difference).toBeLessThan(1e-7);
  });

  test('looks at so many coordinates of a block, evenly spread', () => {
    const { gradient, theta, batch } = checked(network, 3);
    const blocks = checkGradient({ network, batch, use, theta, gradient, most: 4 });
    for (const { checked, kinks } of blocks) expect(checked + kinks).toBeLessThanOrEqual(4);
  });

  test('a gradient in single precision is told from a wrong one', () => {
    const { gradient, theta, batch } = checked(network, 3);
    const blocks = checkGradient({ network, batch, use, theta, gradient: Float32Array.from(gradient), floor: 1e-5 });
    for (const { difference } of blocks) expect(difference).toBeLessThan(1e-6);
  });
});
