import { describe, expect, it } from 'vitest';
import {
  baseOf,
  claimsOf,
  createStore,
  duplicateMethod,
  fitted,
  heightsOf,
  idsOf,
  moveStart,
  openFormula,
  openScene,
  openSurface,
  originalOf,
  removeMethod,
  resetMethod,
  type State,
  sameState,
  setForm,
  setHyper,
} from '../../src/state';

const fig4a = baseOf({ scene: 'fig4a' });
/** A state with some keys changed, as the store keeps it. */
const changed = (state: State, patch: Partial<State>): State => fitted({ ...state, ...patch });

describe('methods', () => {
  it('takes a value within its hard limits and leaves the others alone', () => {
    const next = setHyper(fig4a, 1, 'gamma', 3);
    expect(next.methods[1].hyper).toEqual({ eta: 0.001, gamma: 1 });
    expect(next.methods[0]).toBe(fig4a.methods[0]);
    expect(fig4a.methods[1].hyper.gamma).toBe(0.95);
    expect(setHyper(fig4a, 1, 'gamma', Number.NaN)).toBe(fig4a);
    expect(setHyper(fig4a, 1, 'beta1', 0.5)).toBe(fig4a);
    expect(setHyper(fig4a, 99, 'eta', 0.5)).toBe(fig4a);
  });

  it('picks a form that exists, and gives the scene’s values back', () => {
    const next = setForm(setHyper(fig4a, 2, 'eta', 1), 2, 'equation');
    expect(next.methods[2]).toEqual({ method: 'nag', form: 'equation', hyper: { eta: 1, gamma: 0.95 } });
    expect(setForm(fig4a, 2, 'toString')).toBe(fig4a);
    expect(resetMethod(next, 2)).toEqual(fig4a);
  });

  it('stands twice under two ids, or once again', () => {
    const twice = duplicateMethod(fig4a, 0);
    expect(idsOf(twice.methods).slice(0, 3)).toEqual(['sgd', 'sgd-2', 'momentum']);
    expect(removeMethod(twice, 1)).toEqual(fig4a);
  });
});

describe('opening', () => {
  it('a scene keeps what lasts: the theme, the mode and what is set for it', () => {
    const swarm = { show: 'swarm', particles: 400, spread: 0.5, color: 'speed', stationary: 'shown' } as const;
    const settings = { goal: 0.5, criterion: 'loss', budget: 8, starts: 3, ...swarm } as const;
    const given = { ...settings, seed: 7, fan: 3, step: 20, explain: 'sgd', window: [0, 1, 0, 1] } as const;
    expect(openScene({ ...fig4a, ...given }, 'fig4b')).toEqual({ ...baseOf({ scene: 'fig4b' }), ...settings });
  });

  it('a scene keeps only the theme', () => {
    const dark = { ...fig4a, theme: 'dark', step: 20 } as const;
    expect(openScene(dark, 'fig4b')).toEqual({ ...baseOf({ scene: 'fig4b' }), theme: 'dark' });
    expect(openScene(dark, 'fig9')).toBe(dark);
  });

  it('a surface leaves the scene for the neutral one, and the next surface keeps what was set', () => {
    const first = openSurface(fig4a, 'rosenbrock');
    expect(first).toEqual({ ...baseOf({ surface: 'rosenbrock' }), view: fig4a.view });
    const second = openSurface({ ...setHyper(first, 0, 'eta', 0.5), steps: 500 }, 'ackley');
    expect(second.methods[0].hyper.eta).toBe(0.5);
    expect([second.surface, second.steps, second.domain]).toEqual([
      'ackley',
      500,
      baseOf({ surface: 'ackley' }).domain,
    ]);
    expect(openSurface(fig4a, 'alps')).toBe(fig4a);
  });

  it('a formula keeps domain and start while it is being edited', () => {
    const first = openFormula(fig4a, 'x^2+y^2', [-1, 1, -1, 1]);
    expect(first).toEqual({ ...baseOf({ f: 'x^2+y^2' }, [-1, 1, -1, 1]), view: fig4a.view });
    const moved = moveStart(first, [0.5, 0.5]);
    expect(openFormula(moved, 'x^2+2*y^2')).toEqual({ ...moved, f: 'x^2+2*y^2' });
    expect(openFormula(moved, 'x^')).toBe(moved);
    expect(openFormula(moved, 'x', [1, 0, 0, 1])).toBe(moved);
  });

  it('methods that somebody chose go along to a formula of their own', () => {
    const chosen = setHyper(fig4a, 0, 'eta', 0.5);
    expect(openFormula(chosen, 'x^2+y^2').methods).toEqual(chosen.methods);
    expect(openFormula(fig4a, 'x^2+y^2').methods).toEqual(baseOf({ f: 'x^2+y^2' }).methods);
  });

  it('a formula without a value at the start begins where it has one', () => {
    const first = openFormula(fig4a, 'x^2+y^2');
    const [x] = openFormula(first, 'log(x)+y^2').start;
    expect(x).toBeGreaterThan(0);
  });

  it('shows of a scene on another surface only what still applies', () => {
    const moved = baseOf({ scene: 'fig4b', surface: 'beale' });
    expect(claimsOf(fig4a)).toHaveLength(3);
    expect([claimsOf(moved), heightsOf(moved)]).toEqual([[], undefined]);
    expect(heightsOf(baseOf({ scene: 'fig4b' }))).toEqual([-5, 5]);
    expect(originalOf(baseOf({ scene: 'fig4a', surface: 'booth' }))?.levels).toBeUndefined();
    expect(originalOf(fig4a)?.levels).toHaveLength(49);
  });
});

describe('places and steps', () => {
  it('stay where they are allowed', () => {
    expect(moveStart(fig4a, [9, Number.NEGATIVE_INFINITY]).start).toEqual([5, -5]);
    expect(moveStart(fig4a, [Number.NaN, 0])).toBe(fig4a);
    expect(changed(fig4a, { domain: [2, 4, 0, 1] }).start).toEqual([2, 1]);
    expect([1e9, -1, 3.4].map((step) => changed(fig4a, { step }).step)).toEqual([198, 0, 3]);
    expect(changed({ ...fig4a, step: 150 }, { steps: 100 })).toMatchObject({ steps: 100, step: 100 });
    expect(changed(fig4a, { steps: 1e9 }).steps).toBe(100_000);
  });
});

describe('two states', () => {
  it('are the same where every key has an equal value', () => {
    expect(sameState(fig4a, { ...fig4a, methods: fig4a.methods.map((choice) => ({ ...choice })) })).toBe(true);
    expect(sameState(fig4a, { ...fig4a, step: 4 })).toBe(false);
    expect(sameState(fig4a, setHyper(fig4a, 0, 'eta', 0.1))).toBe(false);
    expect(sameState(fig4a, { ...fig4a, domain: [-4, 4, -4, 4] })).toBe(false);
  });
});

describe('the store', () => {
  it('tells its readers once about what changed, and nothing about what did not', () => {
    const { state, update, apply } = createStore(fig4a);
    const seen: number[] = [];
    const stop = state.subscribe((value) => seen.push(value.step));
    update({ step: 4000 });
    update({ step: 198 });
    apply((before) => ({ ...before, step: 7 }));
    expect(seen).toEqual([0, 198, 7]);
    stop();
  });
});
