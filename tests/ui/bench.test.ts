import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { Modes } from '../../src/app/modes';
import { createStore, decode, openScene } from '../../src/state';
import { createBench } from '../../src/ui/bench';
import { createContext } from '../../src/ui/context';
import type { PageModel } from '../../src/ui/model';
import { absent } from '../../src/ui/roster';

function setUp(hash = '#scene=fig4a') {
  const store = createStore(decode(hash).state);
  const idle = () => undefined;
  const model: PageModel = {
    state: store.state,
    ...{
      paths: signal(undefined),
      marks: signal([]),
      problems: signal([]),
      engine: signal(undefined),
      landmarks: signal(undefined),
    },
    surface: signal({
      ...{ f: 'x', name: { en: '', zh: '' }, minima: [], domain: [0, 1, 0, 1] as const },
      ...{ valueAt: () => 0, gradientAt: (): [number, number] => [0, 0] },
    }),
    ...{ playing: signal(false), speed: signal(1), loop: signal(false), busy: signal(undefined), begun: signal(true) },
    ...{ language: signal('en' as const), shortcuts: signal(true), embed: false, modes: new Modes(store.state) },
    actions: {
      update: (patch) => store.update(patch),
      ...{
        openScene: idle,
        showMode: idle,
        openSurface: idle,
        openFormula: idle,
        editFormula: idle,
        seek: idle,
        dismiss: idle,
        askAgain: idle,
        reload: idle,
      },
      copyText: async () => true,
      copyLink: () => Promise.resolve(true),
      savePng: () => Promise.resolve(),
    },
  };
  const bench = createBench(createContext(model));
  const running = () => store.state.value.methods.map(({ method }) => method).join(' ');
  const line = (method: string) => {
    const entry = bench.roster.value.find(({ choice }) => choice.method === method);
    if (!entry) throw new Error(`no line for ${method}`);
    return entry;
  };
  return { store, bench, running, line };
}

const six = 'sgd momentum nag adagrad adadelta rmsprop';

describe('the methods panel', () => {
  it('offers what the scene has off, with the scene’s values', () => {
    const { line, running } = setUp();
    expect(running()).toBe(six);
    expect(line('adam')).toMatchObject({ index: undefined, choice: { hyper: { eta: 0.05 } } });
  });

  it('keeps the values and the place of a method that is switched off and on', () => {
    const { bench, line, running, store } = setUp();
    bench.hyper(2, 'eta', 0.002);
    bench.toggle(line('nag'));
    expect(running()).toBe('sgd momentum adagrad adadelta rmsprop');
    bench.toggle(line('nag'));
    expect(running()).toBe(six);
    expect(store.state.value.methods[2].hyper.eta).toBe(0.002);
  });

  it('shows one alone and brings the others back as they were', () => {
    const { bench, line, running } = setUp();
    bench.solo(line('nag'));
    expect([running(), bench.alone.value]).toEqual(['nag', true]);
    bench.solo(line('adam'));
    expect(running()).toBe('adam');
    bench.solo(line('adam'));
    expect([running(), bench.alone.value]).toEqual([six, false]);
    expect(line('adam').index).toBeUndefined();
  });

  it('keeps what was changed while one stood alone', () => {
    const { bench, line, store } = setUp();
    bench.solo(line('nag'));
    bench.hyper(0, 'eta', 0.002);
    bench.solo(line('nag'));
    expect(store.state.value.methods[2]).toMatchObject({ method: 'nag', hyper: { eta: 0.002 } });
  });

  it('adds, duplicates, removes and resets', () => {
    const { bench, line, running } = setUp();
    expect(absent('fig4a', bench.roster.value, 0)).toContain('lion');
    bench.add('lion');
    expect(running()).toBe(`${six} lion`);
    bench.duplicate(0);
    expect(running()).toBe(`sgd ${six} lion`);
    bench.remove(line('lion'));
    bench.resetAll();
    expect(running()).toBe(six);
    expect(bench.roster.value.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, undefined]);
  });

  it('resets start and steps too, and what solo had put away', () => {
    const { bench, line, running, store } = setUp('#scene=fig4a&start=2,2&steps=50&domain=-3,3,-3,3&step=20');
    bench.solo(line('nag'));
    bench.resetAll();
    expect(running()).toBe(six);
    expect(bench.alone.value).toBe(false);
    expect(store.state.value).toMatchObject({ start: [1, 1.6], steps: 198, domain: [-5, 5, -5, 5], step: 20 });
  });

  it('keeps the domain of a formula, which is the person’s own', () => {
    const { bench, store } = setUp('#f=x^2%2By^2&domain=-1,2,-1,2&start=0.1,0.1');
    bench.resetAll();
    expect(store.state.value.domain).toEqual([-1, 2, -1, 2]);
    expect(store.state.value.start).not.toEqual([0.1, 0.1]);
  });

  it('calls a method alone only while it is', () => {
    const { bench, line } = setUp();
    bench.solo(line('nag'));
    expect(bench.alone.value).toBe(true);
    bench.add('lion');
    expect(bench.alone.value).toBe(false);
  });

  it('begins anew with another scene', () => {
    const { bench, line, running, store } = setUp();
    bench.toggle(line('sgd'));
    store.apply((state) => openScene(state, 'fig4b'));
    expect(running()).toBe(six);
    expect(bench.roster.value.filter(({ index }) => index === undefined)).toHaveLength(1);
  });
});
