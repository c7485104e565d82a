import { describe, expect, it } from 'vitest';
import { optimizerOf } from '../../src/optimizers/resolve';
import { scenes } from '../../src/scenes/catalog';
import type { SurfaceScene } from '../../src/scenes/types';
import { baseOf, faultOfDomain, inside, limitsOf } from '../../src/state';
import { typedRule } from '../../src/state/rules';
import { surfaces } from '../../src/surfaces/catalog';
import { allMethods, pathsOfScene } from './race';

const all = [...scenes.values()].filter(
  (scene): scene is SurfaceScene => scene.surface !== undefined && !scene.parallel,
);
const endOf = (scene: string, change = {}) =>
  Object.fromEntries(pathsOfScene(scene, change).map(({ method, points }) => [method, points.at(-1) ?? [0, 0, 0]]));
const near = ([x, y]: readonly number[], [px, py]: readonly number[], radius: number) =>
  Math.hypot(x - px, y - py) < radius;

describe.each(all.map((scene) => [scene.id, scene] as const))('scene %s', (id, scene) => {
  it('is found under its own id and stands on a surface that exists', () => {
    expect(scenes.get(id)).toBe(scene);
    expect(surfaces.has(scene.surface)).toBe(true);
  });

  it('names only methods, forms and hyperparameters that exist, with values in range, each once', () => {
    for (const { method, form, hyper = {} } of scene.methods) {
      const rule = typedRule(method, scene.rules ?? []);
      const optimizer = optimizerOf({ method, rule });
      expect(optimizer, method).toBeDefined();
      if (form !== undefined) expect(Object.keys(optimizer?.forms ?? {})).toContain(form);
      for (const [name, value] of Object.entries(hyper)) {
        const row = optimizer?.hyper[name];
        expect(row, `${method}.${name}`).toBeDefined();
        const { min, max } = limitsOf(row ?? { default: 0, min: 0, max: 0, scale: 'log' });
        expect(value >= min && value <= max).toBe(true);
      }
    }
    expect(new Set(scene.methods.map((entry) => entry.method)).size).toBe(scene.methods.length);
    expect(scene.methods.some((entry) => entry.on !== false)).toBe(true);
  });

  it('starts inside its box, where f is defined', () => {
    const { domain, start } = baseOf({ scene: id });
    expect(start).toEqual(scene.start);
    expect(faultOfDomain(domain)).toBeUndefined();
    expect(inside(start, domain)).toBe(true);
    expect(pathsOfScene(id).every((path) => path.points.length > 1)).toBe(true);
  });

  it('has a colour of the original for every method it offers', () => {
    const colors = scene.original?.colors;
    if (colors) expect(Object.keys(colors)).toEqual(scene.methods.map((entry) => entry.method));
  });

  it('holds what it claims when it opens', () => {
    const paths = pathsOfScene(id);
    for (const claim of scene.claims) expect(claim.measure(paths).holds, claim.id).toBe(true);
  });

  it('says everything in both languages', () => {
    const texts = [scene.title, scene.note, ...scene.claims.flatMap((claim) => [claim.text, claim.quantity])];
    for (const { en, zh } of texts) {
      expect(en.length).toBeGreaterThan(0);
      expect(zh).toMatch(/[一-鿿]/);
    }
  });
});

describe('the published figures', () => {
  const figures = ['fig4a', 'fig4b', 'monkey-saddle'].map((id) => scenes.get(id));

  it('run the six methods in the order of the legend, with Adam offered off', () => {
    for (const figure of figures) {
      const order = ['sgd', 'momentum', 'nag', 'adagrad', 'adadelta', 'rmsprop', 'adam'];
      expect(figure?.methods.map((entry) => entry.method)).toEqual(order);
      expect(figure?.methods.filter((entry) => entry.on === false).map((entry) => entry.method)).toEqual(['adam']);
      expect(figure?.original?.labels).toEqual({ rmsprop: 'Rmsprop' });
    }
  });

  it('draw NAG at its look-ahead point and keep epsilon, 1e-6, inside the root', () => {
    for (const { method, form, hyper } of figures.flatMap((figure) => allMethods(figure?.id ?? ''))) {
      if (method === 'nag') expect(form).toBe('lookahead');
      if (['adagrad', 'adadelta', 'rmsprop'].includes(method)) expect([form, hyper.epsilon]).toEqual(['inside', 1e-6]);
      if ('gamma' in hyper) expect(hyper.gamma).toBe(0.95);
    }
  });

  it('take the 49 levels of Figure 4a from the quantiles of f over its box', () => {
    const levels = scenes.get('fig4a')?.original?.levels ?? [];
    const beale = (x: number, y: number) =>
      (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2;
    const at = (i: number) => -5 + (10 * i) / 999;
    const values = Float64Array.from({ length: 1e6 }, (_, i) => beale(at(i % 1000), at(Math.floor(i / 1000)))).sort();
    expect(levels).toHaveLength(49);
    levels.forEach((level, i) => {
      const quantile = values[Math.round(((i + 1) / 50) * (values.length - 1))];
      expect(Math.abs(level / quantile - 1)).toBeLessThan(1e-3);
    });
  });
});

describe('what the notes say', () => {
  it('textbook rates: Momentum and NAG leave at once, SGD comes furthest', () => {
    const paths = pathsOfScene('textbook-rates');
    for (const { method, status, points } of paths) {
      if (method === 'momentum' || method === 'nag') expect([status, points.length < 12]).toEqual(['diverged', true]);
      else expect(near(points.at(-1) ?? [], [3, 0.5], 0.5)).toBe(method === 'sgd');
    }
  });

  it('a curved valley: Momentum and NAG reach the minimum first', () => {
    const arrived = (steps: number) =>
      Object.entries(endOf('rosenbrock', { steps })).flatMap(([method, end]) =>
        near(end, [1, 1], 0.2) ? [method] : [],
      );
    expect(arrived(450)).toEqual(['momentum', 'nag']);
  });

  it('a diagonal valley: after 30 steps only Momentum and NAG are at the minimum, Newton after one', () => {
    const arrived = Object.entries(endOf('matyas', { steps: 30 })).flatMap(([method, end]) =>
      near(end, [0, 0], 0.5) ? [method] : [],
    );
    expect(arrived).toEqual(['momentum', 'nag']);
    expect(near(endOf('matyas', { steps: 1, methods: allMethods('matyas') }).newton, [0, 0], 1e-9)).toBe(true);
  });

  it('across a plain: the adaptive methods reach the next well, SGD hardly moves', () => {
    const ends = endOf('three-gaussians');
    for (const method of ['adagrad', 'adadelta', 'rmsprop', 'adam'])
      expect(near(ends[method], [1.3, -0.4], 0.1), method).toBe(true);
    expect(near(ends.sgd, [2.6, 1.6], 0.05)).toBe(true);
    for (const method of ['momentum', 'nag']) expect(near(ends[method], [2.6, 1.6], 0.5)).toBe(true);
  });

  it('one start, three destinations', () => {
    const ends = endOf('himmelblau');
    const minima = surfaces.get('himmelblau')?.minima ?? [];
    const found = new Set(Object.values(ends).map((end) => minima.findIndex((minimum) => near(end, minimum.at, 0.2))));
    found.delete(-1);
    expect(found.size).toBe(3);
  });

  it('rolling through dents: only Momentum leaves the first one, and ends beside the centre', () => {
    const ends = endOf('rastrigin');
    for (const [method, [, , f]] of Object.entries(ends)) expect(f < 3, method).toBe(method === 'momentum');
  });
});
