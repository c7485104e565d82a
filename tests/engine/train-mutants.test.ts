import { describe, expect, it } from 'vitest';
import { networkFunctions } from '../../src/engine/cpu/train/emit';
import type { Code } from '../../src/math/wasm/code';
import { vector } from '../../src/math/wasm/instructions';
import { batchOf, gradientOf } from '../../src/objectives/model/passes';
import { net, sampled } from '../objectives/nets';
import { blocksApart, placed, somewhere, sparsely } from './train-nets';

/** What a wrong sign makes of an instruction. */
const wrong = new Map<Code, Code>([
  [vector.add, vector.sub],
  [vector.sub, vector.add],
  [vector.mul, [vector.mul, vector.neg]],
]);

/** The same code with one wrong sign, at each place in turn. */
function mutants(code: Code): Code[] {
  if (Array.isArray(code)) {
    return code.flatMap((part, i) => mutants(part).map((other) => code.map((each, k) => (k === i ? other : each))));
  }
  const other = wrong.get(code);
  return other ? [other] : [];
}

/** What of a gradient is further from another than rounding leaves; what is 0 but for rounding, and the last coefficients of e^x, have 1.5e-5 at most. */
const hasEffect = (a: Float32Array, b: Float32Array): boolean =>
  Math.hypot(...a.map((value, i) => value - b[i])) > 2e-5 * Math.hypot(...b);

describe('one wrong sign in a backward line of the engine is caught by the check of its gradient', () => {
  // Sides that fill tiles and sides that do not; at least three outputs, an odd number of rows and of terms.
  it.each([
    ['mlp(24,16,act=relu,bn=on,l2=0.1)', 13, false],
    ['mlp(12,act=relu,dropout=0.4,l2=0.1)', 3, true],
    ['svm(l2=0.1)', 13, false],
    ['svm(l2=0.1)', 2, true],
  ] as const)('%s of %i classes, sparse %s', (text, classes, sparse) => {
    const network = net(text, 16, classes);
    const dense = sampled(25, 16, classes);
    const data = sparse ? { ...dense, inputs: sparsely(dense.inputs, 0.6) } : dense;
    const [theta, use] = [somewhere(network), { kind: 'training', seed: 5, update: 9 } as const];
    const exact = gradientOf(network, Float64Array.from(theta), batchOf(data, data.train), use).gradient;
    const functions = networkFunctions(network, sparse);
    const gradient = (some: typeof functions) => {
      const { forward, backward } = placed(network, data, theta, data.train.length, some);
      forward(data.train, use);
      return backward();
    };
    const right = gradient(functions);
    expect(blocksApart(network, right, exact)).toEqual([]);
    const backward = functions.filter(({ name }) => /^(back|weights|bias|slopes)/.test(name));
    const [missed, caught]: [string[], Set<string>] = [[], new Set()];
    for (const body of backward) {
      mutants(body.code).forEach((code, i) => {
        const found = gradient(functions.map((each) => (each === body ? { ...body, code } : each)));
        if (blocksApart(network, found, exact).length > 0) caught.add(body.name);
        // A sign is without effect where it is of 0, or of a row that only fills a tile.
        else if (hasEffect(found, right)) missed.push(`${body.name}: ${i}`);
      });
    }
    expect(missed).toEqual([]);
    // A norm takes the biases before it away: their slopes are 0, and not computed.
    const flat = network.layers.some(({ kind }) => kind === 'norm') ? ['bias0', 'bias3'] : [];
    expect(backward.map(({ name }) => name).filter((name) => !caught.has(name))).toEqual(flat);
  });
});
