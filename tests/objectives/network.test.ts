import { describe, expect, test } from 'vitest';
import { initialOf } from '../../src/objectives/model/initial';
import { mostParameters, networkOf, type Sides } from '../../src/objectives/model/network';
import type { Refusal } from '../../src/objectives/model/refusal';
import { readModel } from '../../src/objectives/model/text/read';
import type { Init, Model, Network } from '../../src/objectives/model/types';

const modelOf = (text: string) => readModel(text).model as Model;
const asked = (text: string, sides: Sides, init?: Init) => networkOf(modelOf(text), sides, init);
const built = (text: string, sides: Sides, init?: Init) => asked(text, sides, init) as Network;

describe('a network', () => {
  test.each<[string, Sides, number, string, number]>([
    ['linear', { inputs: 3, classes: 0 }, 1, 'squares', 4],
    ['logistic', { inputs: 4, classes: 2 }, 1, 'logistic', 5],
    ['logistic(bias=off)', { inputs: 4, classes: 2 }, 1, 'logistic', 4],
    ['softmax(bias=off)', { inputs: 4, classes: 3 }, 3, 'softmax', 12],
    ['softmax', { inputs: 4, classes: 2 }, 2, 'softmax', 10],
    ['softmax', { inputs: 2, classes: 3 }, 3, 'softmax', 9],
    ['svm', { inputs: 2, classes: 2 }, 1, 'hinge', 3],
    ['svm', { inputs: 2, classes: 3 }, 3, 'hinge', 9],
    ['mlp(5)', { inputs: 3, classes: 0 }, 1, 'squares', 26],
    ['mlp(5)', { inputs: 3, classes: 2 }, 1, 'logistic', 26],
    ['mlp(5)', { inputs: 3, classes: 4 }, 4, 'softmax', 44],
    ['mlp(64,32)', { inputs: 196, classes: 10 }, 10, 'softmax', 15_018],
  ])('%s on %j', (text, sides, outputs, loss, size) => {
    expect(built(text, sides)).toMatchObject({ outputs, loss, size, inputs: sides.inputs });
  });

  test('its layers and parameters stand in the canonical order', () => {
    const { layers, parameters, size } = built('mlp(5,4,bn=on,dropout=0.5,act=relu)', { inputs: 3, classes: 2 });
    const kinds = layers.map(({ kind }) => kind);
    const hidden = ['dense', 'norm', 'activation', 'dropout'];
    expect(kinds).toEqual([...hidden, ...hidden, 'dense']);
    const names = 'W1 b1 scale1 shift1 W2 b2 scale2 shift2 W3 b3';
    expect(parameters.map(({ name }) => name).join(' ')).toBe(names);
    expect(parameters.map(({ offset }) => offset)).toEqual([0, 15, 20, 25, 30, 50, 54, 58, 62, 66]);
    expect(parameters[4].shape).toEqual([4, 5]);
    expect(size).toBe(67);
  });

  test.each<[string, Sides, Refusal['refused'], RegExp]>([
    ['linear', { inputs: 3, classes: 2 }, 'needs-number', /^linear learns a number; here 2 classes/],
    ['logistic', { inputs: 3, classes: 3 }, 'two-classes', /two classes apart, not 3: softmax/],
    ['logistic', { inputs: 3, classes: 0 }, 'needs-classes', /here a number is to be learnt/],
    ['softmax', { inputs: 3, classes: 0 }, 'needs-classes', /^softmax/],
    ['svm', { inputs: 3, classes: 0 }, 'needs-classes', /^svm/],
    ['mlp(3)', { inputs: 3, classes: 1 }, 'one-class', /one class only/],
    ['mlp(2048,2048,bn=on)', { inputs: 784, classes: 10 }, 'too-large', /has 5832714 parameters/],
    ['softmax', { inputs: 1e6, classes: 10 }, 'too-many-inputs', /a row has too many numbers/],
  ])('%s on %j is refused', (text, sides, refused, sentence) => {
    const refusal = asked(text, sides) as Refusal;
    expect(refusal.refused).toBe(refused);
    expect(refusal.text.en).toMatch(sentence);
    expect(refusal.text.zh).not.toMatch(/[{}]|undefined/);
  });

  test('of a model that is too large the widest that fits is named', () => {
    const sides = { inputs: 784, classes: 10 };
    const { fits = '' } = asked('mlp(2048,2048,bn=on)', sides) as Refusal;
    const model = modelOf(fits);
    expect(built(fits, sides).size).toBeLessThanOrEqual(mostParameters);
    const wider = { ...model, widths: model.widths.map((width) => width + 4) };
    expect(networkOf(wider, sides)).toMatchObject({ refused: 'too-large' });
  });
});

describe('weights begin', () => {
  const sides = { inputs: 30, classes: 3 };
  /** Mean, standard deviation and largest size of a layer's weights over some seeds. */
  function spread(text: string, init?: Init) {
    const network = built(text, sides, init);
    const weights = [1, 2, 3].flatMap((seed) => [...initialOf(network, seed).subarray(0, 30 * 50)]);
    const mean = weights.reduce((a, b) => a + b) / weights.length;
    const deviation = Math.sqrt(weights.reduce((sum, w) => sum + (w - mean) ** 2, 0) / weights.length);
    return { mean, deviation, most: Math.max(...weights.map(Math.abs)), count: weights.length };
  }

  test.each<[string, number, Init?]>([
    ['mlp(50)', Math.sqrt(2 / 80)],
    ['mlp(50,act=relu)', Math.sqrt(2 / 30)],
    ['mlp(50,init=normal)', 0.1],
    ['mlp(50,init=normal,sd=2)', 2],
    ['mlp(50)', 0.3, { kind: 'normal', sd: 0.3 }],
    ['mlp(50,init=he)', Math.sqrt(2 / 30), { kind: 'zero', sd: 0.1 }],
  ])('%s with deviation %d', (text, expected, init) => {
    const { mean, deviation, count } = spread(text, init);
    expect(Math.abs(mean)).toBeLessThan((4 * expected) / Math.sqrt(count));
    expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.05);
  });

  test('xavier is even within its bound', () => {
    const { most } = spread('mlp(50)');
    expect(most).toBeLessThanOrEqual(Math.sqrt(6 / 80));
    expect(most).toBeGreaterThan(0.999 * Math.sqrt(6 / 80));
  });

  test.each(['logistic', 'softmax', 'svm', 'mlp(4,init=zero)'])('%s at 0', (text) => {
    expect([...initialOf(built(text, { inputs: 30, classes: 2 }), 7)].every((w) => w === 0)).toBe(true);
  });

  test('biases and shifts at 0, scales at 1; the same seed gives the same', () => {
    const network = built('mlp(5,bn=on)', { inputs: 3, classes: 0 });
    const theta = initialOf(network, 7);
    const part = (name: string) => {
      const { offset, shape } = network.parameters.find((one) => one.name === name) as Network['parameters'][number];
      return [...theta.subarray(offset, offset + shape.reduce((a, b) => a * b))];
    };
    expect(part('scale1')).toEqual([1, 1, 1, 1, 1]);
    for (const name of ['b1', 'shift1', 'b2']) expect(part(name).every((w) => w === 0)).toBe(true);
    expect(part('W1').every((w) => w !== 0)).toBe(true);
    expect(theta).toEqual(initialOf(network, 7));
    expect(theta).not.toEqual(initialOf(network, 8));
  });
});
