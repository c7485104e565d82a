import { describe, expect, it } from 'vitest';
import { firstBeyondY } from '../../src/scenes/claims/measure';
import { choiceOf } from '../../src/state';
import { claimOf, pathsOfScene, valuesOf } from './race';

const paths4a = pathsOfScene('fig4a');
const paths4b = pathsOfScene('fig4b');
const measured4a = (id: string) => claimOf('fig4a', id).measure(paths4a);
const measured4b = (id: string) => claimOf('fig4b', id).measure(paths4b);
const pathOf = (paths: typeof paths4a, method: string) => paths.find((path) => path.method === method);

/** A scene's methods with other values for one of them. */
const withValues = (scene: string, method: string, change: object) =>
  pathsOfScene(scene)
    .map((path) => path.method)
    .map((id) => (id === method ? { ...choiceOf(scene, id), ...change } : choiceOf(scene, id)));

describe('Figure 4a', () => {
  it('Adagrad, Adadelta and RMSprop head off in the right direction, SGD, Momentum and NAG are led off-track', () => {
    const { values, holds } = measured4a('fig4a-headed-off');
    const published = { adagrad: 17.7, adadelta: 18.8, rmsprop: 40.5, sgd: 77, nag: 87, momentum: 93 };
    const angle = valuesOf(values, 'degrees');
    for (const [method, degrees] of Object.entries(published)) {
      const printed = Number.isInteger(degrees) ? 0.5 : 0.1;
      expect(Math.abs((angle[method] ?? 0) - degrees), method).toBeLessThan(printed);
    }
    expect(holds).toBe(true);
  });

  it('the adaptive methods converge similarly fast, NAG later, Momentum after it, SGD not within the run', () => {
    const { values, holds } = measured4a('fig4a-similarly-fast');
    expect(valuesOf(values, 'step')).toEqual({
      adadelta: 18,
      adagrad: 26,
      rmsprop: 45,
      nag: 67,
      momentum: 82,
      sgd: undefined,
    });
    expect(holds).toBe(true);
  });

  it('NAG corrects its course sooner than Momentum', () => {
    const { values, holds } = measured4a('fig4a-nag-corrects-sooner');
    expect(valuesOf(values, 'step')).toEqual({ nag: 21, momentum: 31 });
    const lowest = valuesOf(values, 'height');
    expect(lowest.momentum).toBeCloseTo(-2.06, 2);
    expect(lowest.nag).toBeCloseTo(-1.44, 2);
    expect(holds).toBe(true);
  });

  it('equation (5) draws another NAG: within 1 from step 68, lowest y -1.42 at step 22', () => {
    const paths = pathsOfScene('fig4a', { methods: withValues('fig4a', 'nag', { form: 'equation' }) });
    expect(valuesOf(claimOf('fig4a', 'fig4a-similarly-fast').measure(paths).values, 'step').nag).toBe(68);
    const turn = claimOf('fig4a', 'fig4a-nag-corrects-sooner').measure(paths).values;
    expect(valuesOf(turn, 'step').nag).toBe(22);
    expect(valuesOf(turn, 'height').nag).toBeCloseTo(-1.42, 2);
  });

  it('says so when a value breaks a claim, and says nothing when a method is missing', () => {
    const slow = withValues('fig4a', 'rmsprop', { hyper: { ...choiceOf('fig4a', 'rmsprop').hyper, eta: 0.001 } });
    const claim = claimOf('fig4a', 'fig4a-similarly-fast');
    expect(claim.measure(pathsOfScene('fig4a', { methods: slow })).holds).toBe(false);
    const without = paths4a.filter((path) => path.method !== 'nag');
    const measured = claim.measure(without);
    expect(measured.holds).toBeUndefined();
    expect(measured.values.map((m) => m.method)).not.toContain('nag');
  });

  it('ends at 198 because Adadelta with a rate of 5 blows up after about step 250', () => {
    const adadelta = pathOf(pathsOfScene('fig4a', { steps: 400 }), 'adadelta');
    const away = adadelta?.points.findIndex(([x, y]) => Math.hypot(x - 3, y - 0.5) > 10) ?? 0;
    expect(away > 198 || adadelta?.status === 'diverged').toBe(true);
  });
});

describe('Figure 4b', () => {
  it('SGD, Momentum and NAG find it difficult to break symmetry, the latter two escape in the end', () => {
    const { values, holds } = measured4b('fig4b-break-symmetry');
    expect(valuesOf(values, 'step')).toEqual({ nag: 112, momentum: 120, sgd: undefined });
    expect(holds).toBe(true);
  });

  it('Adagrad, RMSprop and Adadelta quickly head down the slope', () => {
    const { values, holds } = measured4b('fig4b-adaptive-quickly');
    expect(valuesOf(values, 'step')).toEqual({
      adadelta: 33,
      rmsprop: 57,
      adagrad: 58,
      nag: 112,
      momentum: 120,
      sgd: undefined,
    });
    expect(holds).toBe(true);
  });

  it('Adadelta leads the charge, from about step 30 on', () => {
    const { values, holds } = measured4b('fig4b-adadelta-leads');
    expect(valuesOf(values, 'step')).toEqual({ adadelta: 33, rmsprop: 57, adagrad: 58 });
    expect(holds).toBe(true);
    const halfway = Object.fromEntries(paths4b.map((path) => [path.method, firstBeyondY(0.5)(path)]));
    expect(halfway).toEqual({ adadelta: 27, rmsprop: 22, adagrad: 19, nag: 107, momentum: 114, sgd: undefined });
  });

  it('Momentum and NAG change the sign of x 12 times in the first 120 steps', () => {
    const { values, holds } = measured4b('fig4b-swing-across');
    expect(valuesOf(values, 'count')).toEqual({ nag: 12, momentum: 12, sgd: 0 });
    expect(holds).toBe(true);
  });

  it('SGD escapes too, at step 698 (|y| > 0.5 at 663)', () => {
    const sgd = pathOf(pathsOfScene('fig4b', { steps: 700 }), 'sgd');
    expect(sgd && firstBeyondY(1)(sgd)).toBe(698);
    expect(sgd && firstBeyondY(0.5)(sgd)).toBe(663);
  });

  it('equation (5) takes NAG out at step 113', () => {
    const paths = pathsOfScene('fig4b', { methods: withValues('fig4b', 'nag', { form: 'equation' }) });
    expect(valuesOf(claimOf('fig4b', 'fig4b-break-symmetry').measure(paths).values, 'step').nag).toBe(113);
  });

  it('from y = 0 exactly nobody ever escapes', () => {
    for (const path of pathsOfScene('balance')) expect(path.points.every(([, y]) => y === 0)).toBe(true);
  });
});

describe('the monkey saddle', () => {
  it('Momentum and NAG run away beyond single precision, the others do not', () => {
    const ends = Object.fromEntries(
      pathsOfScene('monkey-saddle').map(({ method, points, status }) => [method, [status, points.length]]),
    );
    expect(ends.nag[0]).toBe('diverged');
    expect(ends.momentum[0]).toBe('diverged');
    expect(Math.abs(Number(ends.nag[1]) - 117)).toBeLessThan(3);
    expect(Math.abs(Number(ends.momentum[1]) - 152)).toBeLessThan(3);
    for (const method of ['sgd', 'adagrad', 'adadelta', 'rmsprop']) expect(ends[method]).toEqual(['ok', 175]);
  });
});
