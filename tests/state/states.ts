import fc from 'fast-check';
import { optimizers } from '../../src/optimizers/catalog';
import { applies, optimizerOf } from '../../src/optimizers/resolve';
import type { Optimizer } from '../../src/optimizers/types';
import { scenes } from '../../src/scenes/catalog';
import {
  baseOf,
  choiceOf,
  idsOf,
  limitsOf,
  type MethodChoice,
  matched,
  maxSteps,
  ruleId,
  type Source,
  type State,
} from '../../src/state';
import { surfaces } from '../../src/surfaces/catalog';

const pick = <T>(values: Iterable<T>) => fc.constantFrom(...values);
const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);

const formulas = ['x^2 + y^2', 'where(x < 0, x^2, y^2)', 'x + y', ' sin(x)*cos(y) ', 'exp(-x^2)+y^2'];

const values = finite(-1e30, 1e30);
/** Formulas with letters, and the letters in the order of the formula. */
const lettered: fc.Arbitrary<Source> = fc.oneof(
  fc.record({
    f: pick(['a*x^2 + b*y^2', 'a^2 x + b', 'exp(-a*x)*sin(b y)']),
    constants: fc.record({ a: values, b: values }),
  }),
  fc.record({ f: fc.constant('x^c1 - y/c1'), constants: fc.record({ c1: values }) }),
);

const onSurfaces = [...scenes.values()].flatMap(({ id, surface }) => (surface ? [id] : []));

/** What can name a picture. */
const source: fc.Arbitrary<Source> = fc.oneof(
  fc.record({ scene: pick(onSurfaces) }),
  fc.record({ surface: pick(surfaces.keys()) }),
  fc.record({ f: pick(formulas) }),
  lettered,
  fc.record({ scene: pick(scenes.keys()), surface: pick(surfaces.keys()) }),
  fc.record({ scene: pick(scenes.keys()), f: pick(formulas) }),
);

const span = fc
  .tuple(finite(-1e3, 1e3), finite(-1e3, 1e3), fc.constantFrom(1e-6, 1, 1e20))
  .filter(([a, b]) => Math.abs(a - b) > 1e-2)
  .map(([a, b, unit]) => [Math.min(a, b) * unit + 0, Math.max(a, b) * unit + 0]);

/** What may be done to a method. */
const done = ['warmup', 'noise', 'clip', 'schedule:eta/(1 + t/50)', 'decoupled'];

/** Typed optimizers, one with all parts. */
const typed = [
  'name Plain\neta = 0.01 [1e-5, 1] log\ntheta = theta - eta*g',
  'eta = 1 [0, 2]\nstate m = 0\nperStep a = eta/sqrt(t)\nperPoint n = sqrt(sum(g^2))\ngradientAt theta - m\nm = a*g/max(n, 1)\ntheta = theta - m + 0*xi',
];

/** One method with any values that are allowed, done to it what can be. */
const methodOf = (scene: string | undefined, rules: readonly string[]): fc.Arbitrary<MethodChoice> =>
  fc
    .tuple(pick([...optimizers.keys(), ...rules.map((_, i) => ruleId(i))]), fc.subarray(done))
    .chain(([method, names]) => {
      const { with: _, ...plain } = choiceOf(scene, method, rules);
      const able = names.every((name, i) => applies(name, { ...plain, with: names.slice(0, i) }));
      const naming = { ...plain, ...(able && names.length > 0 && { with: names }) };
      const optimizer = optimizerOf(naming) as Optimizer;
      const usual = { hyper: matched(naming, plain.hyper) };
      const hyper = Object.entries(optimizer.hyper).map(([name, row]) => {
        const { min, max } = limitsOf(row);
        return [name, fc.oneof(fc.constant(usual.hyper[name]), finite(min, max))] as const;
      });
      return fc.record({
        method: fc.constant(method),
        form: pick(Object.keys(optimizer.forms)),
        hyper: fc.record(Object.fromEntries(hyper)),
        ...('rule' in naming && { rule: fc.constant(naming.rule) }),
        ...('with' in naming && { with: fc.constant(naming.with) }),
      }) as fc.Arbitrary<MethodChoice>;
    });

const inside = ([x0, x1, y0, y1]: State['domain']) =>
  fc.tuple(finite(x0, x1), finite(y0, y1)).map(([x, y]) => [x, y] as const);

/** Any state that the page can be in. */
export const anyState: fc.Arbitrary<State> = source.chain((named) => {
  const own = baseOf(named);
  const box = fc.tuple(span, span).map(([[x0, x1], [y0, y1]]) => [x0, x1, y0, y1] as const);
  return fc
    .record({
      domain: fc.oneof(fc.constant(own.domain), box),
      steps: fc.oneof(fc.constant(own.steps), fc.integer({ min: 1, max: maxSteps })),
      // Those of the scene stay the first: its methods name them.
      rules: fc.subarray(typed).map((more) => [...own.rules, ...more]),
    })
    .chain(({ domain, steps, rules }) => {
      const base = baseOf(named, domain);
      const ids = (methods: State['methods']) => [undefined, ...idsOf(methods)];
      const orBase = <K extends keyof State>(key: K, other: fc.Arbitrary<State[K]>) =>
        fc.oneof(fc.constant(base[key]), other);
      const settings = fc.record({
        scene: fc.constant(base.scene),
        surface: fc.constant(base.surface),
        f: fc.constant(base.f),
        constants: fc.constant(base.constants),
        domain: fc.constant(domain),
        start: orBase('start', inside(domain)),
        steps: fc.constant(steps),
        // A scene may open at a step beyond a few.
        step: fc.oneof(fc.constant(Math.min(base.step, steps)), fc.integer({ min: 0, max: steps })),
        rules: fc.constant(rules),
        methods: orBase('methods', fc.array(methodOf(base.scene, rules), { maxLength: 5 })),
        view: pick(['3d', 'contour', 'both'] as const),
        look: pick(['original', 'ravine'] as const),
        theme: pick(['auto', 'light', 'dark', 'projector'] as const),
        levels: pick(['quantile', 'linear', 'log'] as const),
        camera: orBase('camera', fc.tuple(finite(-360, 360), finite(-90, 90), finite(0.05, 50))),
        scale: pick(['linear', 'log'] as const),
        stationary: pick(['hidden', 'shown'] as const),
        seed: orBase('seed', fc.integer({ min: 0, max: 2 ** 32 - 1 })),
        fan: orBase('fan', fc.integer({ min: 1, max: 32 })),
        show: pick(['race', 'swarm', 'basins', 'rates', 'compare', 'parallel'] as const),
        particles: orBase('particles', fc.integer({ min: 4, max: 2 ** 20 })),
        spread: orBase('spread', finite(1e-3, 1)),
        color: pick(['method', 'loss', 'speed'] as const),
        window: orBase('window', box),
        focus: fc.constant(undefined),
        axes: fc.constant(undefined),
        goal: orBase('goal', finite(1e-12, 1e6)),
        target: orBase('target', finite(1e-12, 1e6)),
        criterion: pick(['steps', 'loss'] as const),
        budget: orBase('budget', fc.integer({ min: 4, max: 4096 })),
        starts: orBase('starts', fc.integer({ min: 1, max: 64 })),
        duel: fc.constant(undefined),
        ...trainingPart(base),
        plane: fc.oneof(
          fc.constant({ kind: 'paths' } as const),
          fc.constant({ kind: 'ends', runs: [3, 1, 2] } as const),
          fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((seed) => ({ kind: 'random', seed }) as const),
        ),
        seeds: orBase('seeds', fc.integer({ min: 1, max: 256 })),
        ...parallelPart,
      });
      return settings.chain((state) => pick(ids(state.methods)).map((explain): State => ({ ...state, explain })));
    });
});

/** How work is spread over workers. */
const parallelPart = {
  scheme: pick(['hogwild', 'downpour(push=5,fetch=5,server=adagrad(eta=0.1))', 'easgd(tau=1,rho=0.5)', 'scheme1']),
  schemes: fc.subarray(['name Own\nfetch: every 2', 'push: sum, every 3\nserver: add']),
  workers: fc.integer({ min: 1, max: 10_000 }),
  clock: pick(['simulated', 'threads'] as const),
  network: pick(['rack', 'internet', 'failures(every=10)']),
  killed: fc.constantFrom([], [{ worker: 0, time: 1.5 }]),
  under: pick(['lanes', 'loss', 'delays', 'lost', 'speedup'] as const),
  parallelism: pick(['data', 'model'] as const),
  devices: fc.constantFrom([1, 1], [1, 0.5, 2]),
  place: fc.constantFrom([], [{ node: 'matmul1', device: 1 }]),
};

/** What is trained, as it opens. */
function trainingPart(base: State) {
  const constant = <K extends keyof State>(key: K) =>
    ({ [key]: fc.constant(base[key]) }) as Record<K, fc.Arbitrary<State[K]>>;
  return {
    ...{
      ...constant('data'),
      ...constant('features'),
      ...constant('split'),
      ...constant('sample'),
      ...constant('plateau'),
      ...constant('model'),
      ...constant('init'),
    },
    ...{
      ...constant('batch'),
      ...constant('epochs'),
      ...constant('order'),
      ...constant('vary'),
      ...constant('changes'),
    },
    ...constant('patience'),
    curve: pick(['loss', 'batchLoss', 'both', 'validation', 'accuracy'] as const),
    against: pick(['updates', 'epochs', 'examples'] as const),
    log: pick(['none', 'x', 'y', 'xy'] as const),
    smoothing: fc.integer({ min: 0, max: 10_000 }),
    singles: pick(['hidden', 'shown'] as const),
    beside: pick(['none', 'data', 'weights', 'loop'] as const),
  };
}

/** Texts that look like hashes, and texts that do not. */
export const anyHash: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          'v',
          'scene',
          'surface',
          'f',
          'constants',
          'domain',
          'start',
          'steps',
          'step',
          'methods',
          'view',
          'camera',
          'seed',
          'other',
        ),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.stringMatching(/^[-+0-9.e,()=%a-z]{0,20}$/),
          fc.constantFrom(
            'fig4a',
            'beale',
            'x^2+y',
            'a*x^2+y',
            'a:1,b:-2',
            'a',
            '1,2',
            '-1,1,-1,1',
            '50',
            'adam(eta=1',
            'sgd,adam',
            '3d',
            'constructor',
            '__proto__',
            'adam(toString=1)',
            'adam(form=valueOf)',
          ),
        ),
      ),
      { maxLength: 8 },
    )
    .map((pairs) => `#${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`),
);
