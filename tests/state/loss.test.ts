import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepOwn } from '../../src/objectives/data/catalog';
import { ownEntry } from '../../src/objectives/data/csv/entry';
import type { Table } from '../../src/objectives/data/types';
import { bowlFormula } from '../../src/objectives/laws/bowl-formula';
import { pointsOf } from '../../src/objectives/laws/loss-formula';
import {
  baseOf,
  createStore,
  decode,
  encode,
  fitted,
  formulaOf,
  groundOf,
  openScene,
  type State,
  shows,
  showsSurface,
} from '../../src/state';
import { keepLossSurface, lossKeyOf } from '../../src/state/loss-surface';
import { sampled } from '../objectives/nets';

/** Reads a hash in which nothing may be wrong. */
function stateOf(hash: string): State {
  const { state, problems } = decode(hash);
  expect(problems).toEqual([]);
  return state;
}

const line = '#data=penguins-mass&model=linear';

describe('data and a model of two parameters', () => {
  it('are seen as they open where a surface takes the place of curves, and where curves take its place', () => {
    const store = createStore(stateOf(`${line}&view=contour`));
    const viewIn = (patch: Partial<State>) => {
      store.update(patch);
      return store.state.value.view;
    };
    expect(viewIn({ show: 'rates' })).toBe('contour');
    expect(viewIn({ show: 'race' })).toBe('3d');
    expect(viewIn({ view: 'both' })).toBe('both');
    expect(viewIn({ show: 'swarm' })).toBe('both');
    expect(viewIn({ show: 'train' })).toBe('curve');
    expect(viewIn({ show: 'race' })).toBe('3d');
    // More parameters have no surface: they are trained.
    expect(viewIn({ model: stateOf('#data=penguins-mass&model=mlp(3)').model })).toBe('curve');
    expect(viewIn({ show: 'race', view: 'contour' })).toBe('contour');
    expect(store.state.value.show).toBe('train');
  });

  it('are trained unless something else is named; race, swarm and basins show their loss, rates and compare training runs', () => {
    expect(stateOf(line).show).toBe('train');
    expect(shows(groundOf(stateOf(line)))).toEqual([
      'race',
      'swarm',
      'basins',
      'rates',
      'compare',
      'train',
      'parallel',
    ]);
    expect(showsSurface(stateOf(`${line}&show=rates`))).toBe(false);
    for (const show of ['race', 'swarm', 'basins']) {
      const state = stateOf(`${line}&show=${show}`);
      expect(state).toMatchObject({ show, view: '3d', start: [0, 0], domain: [-0.5, 1.5, -1, 1] });
      expect(encode(state)).toBe(`#v=1&show=${show}&data=penguins-mass`);
    }
  });

  it('open with the steps of their epochs, the first weights, and a window on the optimum', () => {
    expect(stateOf(`${line}&show=race&split=all&batch=1&epochs=2`).steps).toBe(684);
    expect(stateOf(`${line}&show=race&features=raw`).domain).toEqual([-12, 62, -7200, 1400]);
    const [weight, bias] = stateOf('#data=penguins-mass&show=race&init=normal(sd=0.5)&seed=3').start;
    expect([weight === 0, bias]).toEqual([false, 0]);
    expect(stateOf('#data=penguins-mass&show=race&init=normal(sd=0.5)&seed=4').start[0]).not.toBe(weight);
  });

  it('may have other steps, another window and start where it is a surface, and none where it is trained', () => {
    const hash = `${line}&show=race&steps=77&domain=-2,2,-2,2&start=-1,1`;
    const state = stateOf(hash);
    expect(state).toMatchObject({ steps: 77, domain: [-2, 2, -2, 2], start: [-1, 1] });
    expect(stateOf(encode(state))).toEqual(state);
    const store = createStore(state);
    store.update({ show: 'train' });
    expect(encode(store.state.peek())).toBe('#v=1&data=penguins-mass');
    expect(decode(`${line}&steps=77`).problems).toMatchObject([
      { key: 'steps', expected: { message: 'stepsOfEpochs' } },
    ]);
  });

  it('follow their features where they are trained, so that the race finds the optimum in its window', () => {
    const store = createStore(stateOf(line));
    store.update({ features: 'raw' });
    store.update({ show: 'race' });
    expect(store.state.peek()).toEqual(stateOf(`${line}&features=raw&show=race&view=${store.state.peek().view}`));
  });

  it('come back from any link of theirs', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
    const any = fc.record({
      show: fc.constantFrom('race', 'swarm', 'basins', 'train'),
      features: fc.constantFrom('raw', 'standardised'),
      split: fc.constantFrom('all', [70, 15, 15]),
      batch: fc.constantFrom('all', 1, 16),
      epochs: fc.integer({ min: 1, max: 50 }),
      seed: fc.integer({ min: 0, max: 9 }),
      init: fc.constantFrom(undefined, { kind: 'normal', sd: 0.3 }),
      view: fc.constantFrom('3d', 'contour', 'both', 'curve'),
      steps: fc.integer({ min: 1, max: 1000 }),
      start: fc.tuple(number(-20, 20), number(-20, 20)),
      moved: fc.boolean(),
    });
    fc.assert(
      fc.property(any, fc.constantFrom('fig1', undefined), ({ moved, start, steps, ...keys }, scene) => {
        const base = baseOf(scene ? { scene } : { data: 'penguins-mass' });
        const rest = moved ? { start, steps, domain: [-9, 9, -4, 30] } : {};
        const state = fitted(fitted({ ...base, ...keys, ...rest } as unknown as State));
        expect(decode(encode(state))).toEqual({ state, problems: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('are trained when their scene is opened, whatever was shown before', () => {
    const race = baseOf({ scene: 'fig4a' });
    expect(openScene(race, 'fig1')).toMatchObject({ show: 'train', view: 'curve', step: 0 });
    expect(openScene({ ...race, show: 'rates' }, 'fig4b').show).toBe('rates');
  });

  it('have a formula as soon as their rows are there', () => {
    const state = stateOf(`${line}&show=race`);
    expect(formulaOf(state)).toBe('0');
    const formula = bowlFormula(pointsOf(sampled(30, 1, 0)), 0);
    const surface = { id: 'a', name: { en: 'a', zh: 'a' }, domain: state.domain, start: state.start, source: '' };
    keepLossSurface(lossKeyOf(state), { ...surface, ...formula, scale: 'linear', rows: 30 });
    expect(formulaOf(state)).toBe(formula.f);
    expect(formulaOf({ ...state, show: 'train' })).toBe('0');
    expect(formulaOf(stateOf(`${line}&show=race&split=all`))).toBe('0');
  });
});

describe('logistic on a set of one input', () => {
  it('is a surface whose window has the first weights and about the optimum', () => {
    const hash = '#data=beetles&model=logistic&show=race';
    const inside = ({ domain: [x0, x1, y0, y1], start }: State, [w, b]: readonly number[]) =>
      [x0 < w, w < x1, y0 < b, b < y1, x0 < start[0], y0 < start[1]].every(Boolean);
    expect(inside(stateOf(hash), [2.16, 0.76])).toBe(true);
    expect(inside(stateOf(`${hash}&features=raw`), [34.27, -60.72])).toBe(true);
    expect(stateOf(encode(stateOf(hash)))).toEqual(stateOf(hash));
  });

  it('is refused where the input has more values than a formula has terms, in a sentence that counts them', () => {
    const targets = Float64Array.from({ length: 40 }, (_, i) => i % 2);
    const values = Float64Array.from(targets, (_, i) => i);
    const classes = ['a', 'b'].map((name) => ({ en: name, zh: name }));
    const name = { en: 'c', zh: 'c' };
    const task = { kind: 'classes', target: { name }, classes } as const;
    const table: Table = { inputs: { kind: 'dense', width: 1, values }, targets, features: [{ name }], task };
    keepOwn(ownEntry('own-77', 'a.csv', { table } as Parameters<typeof ownEntry>[2]));
    const [problem] = decode('#data=own-77&model=logistic&show=swarm').problems;
    const values40 = { options: shows('data').join(', '), planes: 'race, swarm, basins', levels: 40, most: 16 };
    expect(problem).toEqual({ key: 'show', found: 'swarm', expected: { message: 'showOfLevels', values: values40 } });
  });
});

describe('data and a model of more parameters', () => {
  it.each([
    ['#data=moons&model=logistic', 3],
    ['#data=digits&model=mlp(16)', 3322],
  ])('%s cannot be raced on, and the count of them is said', (hash, parameters) => {
    for (const show of ['race', 'swarm', 'basins']) {
      const { state, problems } = decode(`${hash}&show=${show}`);
      expect(state.show).toBe('train');
      const values = { options: shows('data').join(', '), planes: 'race, swarm, basins', parameters };
      expect(problems).toEqual([{ key: 'show', found: show, expected: { message: 'showOfParameters', values } }]);
    }
    expect(showsSurface(decode(hash).state)).toBe(false);
  });

  it('is what rates and comparisons train, of two parameters too; what shows data alone is refused on a surface', () => {
    for (const hash of [line, '#data=moons&model=logistic']) {
      for (const show of ['rates', 'compare'] as const) {
        const { state, problems } = decode(`${hash}&show=${show}`);
        expect([state.show, problems, showsSurface(state)]).toEqual([show, [], false]);
      }
    }
    const [problem] = decode('#surface=bowl&show=train').problems;
    const options = 'race, swarm, basins, rates, compare, parallel';
    expect(problem.expected).toEqual({ message: 'showOfData', values: { options } });
  });
});
