import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStore, decode, encode, type State } from '../../src/state';
import { duplicateMethod, removeMethod, setHyper, setWith } from '../../src/state/method-transitions';
import { type ChangeMark, ordered } from '../../src/state/rows/changes';

// 238 of 342 rows train: 24 updates an epoch.
const address = '#data=penguins-mass&epochs=5&methods=sgd,adam(with=inverse),adam';

const stateOf = (hash: string): State => {
  const { state, problems } = decode(hash);
  expect(problems).toEqual([]);
  return state;
};

const problemsOf = (changes: string) =>
  decode(`${address}&changes=${changes}`).problems.map(({ key, found, expected: { message, values } }) => ({
    ...{ key, found, message },
    values,
  }));

const mark = (update: number, method: string | undefined, key: string, value: number): ChangeMark => ({
  ...{ update, method, key, value },
});

describe('what changes from an update on', () => {
  it('is read, and printed in the order of the updates', () => {
    const state = stateOf(`${address}&changes=60:adam-2.beta1=0.5; 40 : batch = 64;40:adam.half=1e3;7:sgd.eta=.5`);
    expect(state.changes).toEqual([
      mark(7, 'sgd', 'eta', 0.5),
      mark(40, 'adam', 'half', 1000),
      mark(40, undefined, 'batch', 64),
      mark(60, 'adam-2', 'beta1', 0.5),
    ]);
    expect(encode(state)).toContain('&changes=7:sgd.eta=0.5;40:adam.half=1000;40:batch=64;60:adam-2.beta1=0.5');
  });

  it('is the last that was said of a thing at an update', () => {
    expect(stateOf(`${address}&changes=9:batch=3;9:batch=4;9:sgd.eta=1`).changes).toEqual([
      mark(9, 'sgd', 'eta', 1),
      mark(9, undefined, 'batch', 4),
    ]);
  });

  it.each([
    ['121:sgd.eta=1', '121', 'integer', { min: 1, max: 120 }],
    ['0:sgd.eta=1', '0', 'integer', { min: 1, max: 120 }],
    ['1.5:sgd.eta=1', '1.5', 'integer', { min: 1, max: 120 }],
    ['9:sgd.eta', '9:sgd.eta', 'changes', { max: 40 }],
    ['sgd.eta=1', 'sgd.eta=1', 'changes', { max: 40 }],
    ['9:eta=1', 'eta', 'choice', undefined],
    ['9:nag.eta=1', 'nag.eta', 'choice', undefined],
    ['9:adam-2.half=1', 'adam-2.half', 'choice', undefined],
    ['9:adam.beta1=1.5', 'adam.beta1=1.5', 'hyperRange', { method: 'adam', name: 'beta1', min: 0, max: 0.999999999 }],
    ['9:adam.eta=fast', 'adam.eta=fast', 'hyperRange', undefined],
    ['9:batch=0', 'batch=0', 'integer', { min: 1, max: 240 }],
    ['9:batch=2.5', 'batch=2.5', 'integer', { min: 1, max: 240 }],
    ['9:batch=500', 'batch=500', 'integer', { min: 1, max: 240 }],
  ])('that cannot be used is named: %s', (text, found, message, values) => {
    const [problem, ...others] = problemsOf(`${text};5:sgd.eta=2`);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ key: 'changes', found, message, ...(values && { values }) });
    expect(decode(`${address}&changes=${text};5:sgd.eta=2`).state.changes).toEqual([mark(5, 'sgd', 'eta', 2)]);
  });

  it('names what there is', () => {
    const options = problemsOf('9:eta=1')[0].values?.options;
    expect(options).toBe(
      'sgd.eta, adam.eta, adam.beta1, adam.beta2, adam.epsilon, adam.half, '.concat(
        'adam-2.eta, adam-2.beta1, adam-2.beta2, adam-2.epsilon, batch',
      ),
    );
  });

  it('is of a training alone', () => {
    expect(decode('#scene=fig4a&changes=9:batch=3').state.changes).toEqual([]);
  });

  it('comes back from its own address, whatever it is', () => {
    const { methods } = stateOf(address);
    const targets = [
      ...['sgd.eta', 'adam.eta', 'adam.beta1', 'adam.half', 'adam-2.epsilon'].map((text) => text.split('.')),
      [undefined, 'batch'],
    ] as const;
    const any = fc.record({
      update: fc.integer({ min: 1, max: 120 }),
      target: fc.constantFrom(...targets),
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (some) => {
        const changes = ordered(
          some.map(({ update, target: [method, key], share }) =>
            mark(update, method, key as string, method === undefined ? 1 + Math.round(share * 239) : share),
          ),
        );
        const state = { ...stateOf(address), methods, changes };
        expect(stateOf(encode(state)).changes).toEqual(changes);
      }),
    );
  });
});

describe('a change in a page', () => {
  const changes = '&changes=20:batch=100;30:adam.eta=0.5;100:adam-2.eta=0.25';
  const pageOf = (hash = `${address}${changes}`) => createStore(stateOf(hash));
  const left = ({ state }: ReturnType<typeof pageOf>) => encode(state.peek()).split('changes=')[1];

  it('is gone where the run does not come to it any more, and a batch has as many rows as there are', () => {
    const page = pageOf();
    page.update({ epochs: 2 });
    expect(left(page)).toBe('20:batch=100;30:adam.eta=0.5');
    page.update({ split: [10, 45, 45] });
    expect(left(page)).toBe(undefined);
    const small = pageOf();
    small.update({ split: [20, 40, 40], epochs: 20 });
    expect(left(small)).toBe('20:batch=68;30:adam.eta=0.5;100:adam-2.eta=0.25');
  });

  it('goes with its method, and goes when that has not what it changes', () => {
    const page = pageOf();
    page.apply((state) => removeMethod(state, 0));
    expect(left(page)).toBe('20:batch=100;30:adam.eta=0.5;100:adam-2.eta=0.25');
    page.apply((state) => duplicateMethod(state, 0));
    expect(left(page)).toBe('20:batch=100;30:adam.eta=0.5;100:adam-3.eta=0.25');
    page.apply((state) => setHyper(state, 0, 'eta', 0.125));
    expect(left(page)).toBe('20:batch=100;30:adam.eta=0.5;100:adam-3.eta=0.25');
    page.apply((state) => removeMethod(state, 0));
    expect(left(page)).toBe('20:batch=100;100:adam-2.eta=0.25');
    page.apply((state) => removeMethod(state, 1));
    expect(left(page)).toBe('20:batch=100');
    const scheduled = pageOf(`${address}&changes=9:adam.half=3;9:adam.eta=3`);
    scheduled.apply((state) => setWith(state, 1, []));
    expect(left(scheduled)).toBe('9:adam.eta=3');
  });

  it('goes with other data', () => {
    const page = pageOf();
    page.update({ data: undefined, changes: page.state.peek().changes });
    expect(page.state.peek().changes).toEqual([]);
  });
});
