import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fill } from '../../src/i18n/words';
import type { ModelFault } from '../../src/objectives/model/text/faults';
import { printInit, printModel } from '../../src/objectives/model/text/print';
import { readInit, readModel } from '../../src/objectives/model/text/read';
import { keysOf, kinds } from '../../src/objectives/model/text/table';
import { modelFaults } from '../../src/objectives/model/text/words';
import { activations, type Init, inits, type Model } from '../../src/objectives/model/types';

const init: fc.Arbitrary<Init> = fc
  .record({ kind: fc.constantFrom(...inits), sd: fc.double({ min: 0, max: 100, noNaN: true }) })
  .map(({ kind, sd }) => ({ kind, sd: kind === 'normal' ? sd + 0 : 0.1 }));
const l2 = fc.double({ min: 0, max: 1000, noNaN: true }).map((value) => value + 0);

/** Every model that a text can name. */
const models: fc.Arbitrary<Model> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    widths: fc.array(fc.integer({ min: 1, max: 2048 }), { minLength: 1, maxLength: 8 }),
    act: fc.constantFrom(...activations),
    bn: fc.boolean(),
    dropout: fc.double({ min: 0, max: 0.99, noNaN: true }).map((value) => value + 0),
    l2,
    bias: fc.boolean(),
    init: fc.option(init, { nil: undefined }),
  })
  .map(({ init, bias, ...model }) => {
    const classes = model.kind !== 'mlp' && model.kind !== 'linear';
    const plain = { widths: [], act: 'tanh', bn: false, dropout: 0 } as const;
    return { ...model, ...(model.kind !== 'mlp' && plain), ...(classes && !bias && { bias }), ...(init && { init }) };
  });

const mlp = (over: Partial<Model> = {}): Model => ({
  ...{ kind: 'mlp', widths: [16, 16], act: 'tanh', bn: false, dropout: 0, l2: 0 },
  ...over,
});

/** A fault as the page says it. */
const saidOf = ({ code, found, expected }: ModelFault, language: 'en' | 'zh' = 'en'): string =>
  fill(modelFaults[code][language], { found, expected });

describe('the text of a model', () => {
  test('printing and reading is a fixpoint', () => {
    fc.assert(
      fc.property(models, (model) => {
        expect(readModel(printModel(model)).model).toEqual(model);
      }),
    );
  });

  test.each([
    ['linear', 'linear'],
    ['mlp(16,16,act=tanh,bn=off,dropout=0,l2=0)', 'mlp(16,16)'],
    ['mlp(16,16,act=tanh,bn=off,init=xavier,dropout=0,l2=0)', 'mlp(16,16,init=xavier)'],
    ['  MLP ( 64 , 32 , Act = ReLU , BN=on ', 'mlp(64,32,act=relu,bn=on)'],
    ['mlp%2864%2C32%2Cact%3Drelu%29', 'mlp(64,32,act=relu)'],
    ['mlp（６４，32，act＝relu）', 'mlp(64,32,act=relu)'],
    ['logistic(l2=1e-2', 'logistic(l2=0.01)'],
    ['logistic()', 'logistic'],
    ['logistic(bias=on)', 'logistic'],
    ['svm(l2=0.5,bias=off)', 'svm(bias=off,l2=0.5)'],
    ['softmax(init=normal,sd=0.1)', 'softmax(init=normal)'],
    ['svm(sd=0.25,init=normal)', 'svm(init=normal,sd=0.25)'],
    ['mlp(act=softplus,8)', 'mlp(8,act=softplus)'],
  ])('%s is read and printed %s', (text, printed) => {
    const { model } = readModel(text);
    expect(model && printModel(model)).toBe(printed);
  });

  test('what is not said has its usual value', () => expect(readModel('mlp(16,16)').model).toEqual(mlp()));

  test.each<[string, string, number, string, string | undefined]>([
    ['', 'empty', 0, '', undefined],
    ['pml(3)', 'unknown-model', 0, 'pml', undefined],
    ['logistc', 'unknown-model', 0, 'logistc', 'logistic'],
    ['nn(16)', 'unknown-model', 0, 'nn', 'mlp'],
    ['mlp', 'no-widths', 0, 'mlp', 'mlp(16,16)'],
    ['mlp(16,,8)', 'unexpected-token', 7, ',', undefined],
    ['mlp(16,act=)', 'unexpected-token', 11, ',', undefined],
    ['mlp(16))', 'unexpected-token', 6, ')', undefined],
    ['mlp(0)', 'range', 4, '0', '1'],
    ['mlp(16, 16.5)', 'range', 8, '16.5', '17'],
    ['mlp(4096)', 'range', 4, '4096', '2048'],
    ['mlp(16x16)', 'not-number', 4, '16x16', undefined],
    ['mlp(1,1,1,1,1,1,1,1,1)', 'too-many-layers', 20, '1', undefined],
    ['mlp(16,relu)', 'unknown-key', 7, 'relu', undefined],
    ['mlp(16,activation=relu)', 'unknown-key', 7, 'activation', 'act'],
    ['logistic(act=relu)', 'unknown-key', 9, 'act', undefined],
    ['mlp(16,act=tan)', 'unknown-value', 11, 'tan', 'tanh'],
    ['mlp(16,init=glorot)', 'unknown-value', 12, 'glorot', 'xavier'],
    ['mlp(16,bn=true)', 'unknown-value', 10, 'true', 'on'],
    ['mlp(16,dropout=1)', 'range', 15, '1', '0.99'],
    ['mlp(16,dropout=half)', 'not-number', 15, 'half', undefined],
    ['mlp(16,l2=1,l2=2)', 'key-twice', 12, 'l2', undefined],
    ['mlp(16,sd=0.2)', 'sd-alone', 10, '0.2', undefined],
    ['mlp(16,init=he,sd=0.2)', 'sd-alone', 18, '0.2', undefined],
    [`mlp(${'1'.repeat(300)})`, 'too-long', 256, '305', undefined],
  ])('%s: %s', (text, code, position, found, suggestion) => {
    const { model, faults } = readModel(text);
    expect(model).toBeUndefined();
    expect(faults[0]).toMatchObject({ code, position, found });
    expect(faults[0].suggestion).toBe(suggestion);
  });

  test('every fault is named, in the order of the text', () => {
    const { faults } = readModel('mlp(16,act=tan,bn=2,sd=1)');
    expect(faults.map(({ code }) => code)).toEqual(['unknown-value', 'unknown-value', 'sd-alone']);
  });

  test('no text throws, and what is read can be printed', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^(mlp|linear|svm)\([a-z0-9=,.()% -]{0,40}$/),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { model, faults } = readModel(text);
        expect(model === undefined).toBe(faults.length > 0);
        for (const fault of faults) expect(saidOf(fault)).not.toMatch(/\{\w+\}|undefined/);
        if (model) expect(readModel(printModel(model)).model).toEqual(model);
      }),
      { numRuns: 500 },
    );
  });

  test('a fault is a sentence in both languages, with what may have been meant', () => {
    const [fault] = readModel('mlp(16,act=tan)').faults;
    expect(saidOf(fault)).toBe('“tan” is none of tanh relu sigmoid softplus.');
    expect(saidOf(fault, 'zh')).toBe('“tan”不是 tanh relu sigmoid softplus 之一。');
    expect(fault.suggestion).toBe('tanh');
  });

  test('the keys of every model are settings of it', () => {
    for (const kind of kinds) expect(keysOf[kind]).toEqual(expect.arrayContaining(['init', 'sd', 'l2']));
  });
});

describe('the text of an initialisation', () => {
  test('is a fixpoint', () => {
    fc.assert(
      fc.property(init, (one) => {
        expect(readInit(printInit(one)).init).toEqual(one);
      }),
    );
  });

  test.each([
    ['Normal (SD = .2', 'normal(sd=0.2)'],
    ['he', 'he'],
  ])('%s is read and printed %s', (text, printed) => {
    const { init } = readInit(text);
    expect(init && printInit(init)).toBe(printed);
  });

  test.each([
    ['kaiming', 'unknown-value', 'he'],
    ['xavier(sd=1)', 'sd-alone', undefined],
    ['', 'unknown-value', undefined],
    ['normal(l2=1)', 'unknown-key', undefined],
  ])('%s: %s', (text, code, suggestion) => {
    const [fault] = readInit(text).faults;
    expect(fault.code).toBe(code);
    expect(fault.suggestion).toBe(suggestion);
  });
});
