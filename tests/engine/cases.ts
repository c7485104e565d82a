import { runReference } from '../../src/engine/reference/run';
import type { RaceJob, Run } from '../../src/engine/types';
import { defaultHyper, optimizers } from '../../src/optimizers/catalog';
import { optimizerOf } from '../../src/optimizers/resolve';
import { surfaces } from '../../src/surfaces/catalog';

/** A method in one of its forms. */
interface Form {
  readonly id: string;
  readonly run: Run;
}

/** Every (method × form), with its defaults. */
export const everyForm: readonly Form[] = [...optimizers.values()].flatMap((o) =>
  Object.entries(o.forms).map(([form, rule]) => ({
    id: `${o.id}/${form}`,
    run: { rule, hyper: Object.fromEntries(Object.entries(o.hyper).map(([k, h]) => [k, h.default])) },
  })),
);

/** Adam with noise in its gradient, clipped: the same numbers wherever it runs. */
export const noisyRun: Run = (() => {
  const optimizer = optimizerOf({ method: 'adam', with: ['noise', 'clip'] });
  if (!optimizer) throw new Error('no adam');
  return {
    rule: optimizer.forms.outside,
    hyper: { ...defaultHyper(optimizer), eta: 0.1, sigma2: 4 },
    seed: 7,
    stream: 0,
  };
})();

/** One step of many runs, from numbers that f32 holds exactly, so that every engine begins there. */
export interface Step {
  readonly job: RaceJob;
  readonly ids: readonly string[];
  /** What each coordinate came from. */
  readonly before: readonly (readonly [number, number])[];
  /** What an engine may err, relative to the way gone. */
  readonly accuracy: number;
}

type Case = Form & { readonly before: readonly [number, number] };

/** The same form with every state's value before the first step changed. */
function begunAt({ id, run }: Form, title: string, initial: (value: number, i: number) => number): Form {
  const states = Object.entries(run.rule.state ?? {});
  const state = Object.fromEntries(states.map(([name, value], i) => [name, Math.fround(initial(value, i))]));
  return { id: id + title, run: { ...run, rule: { ...run.rule, ...(states.length > 0 && { state }) } } };
}

const cold = everyForm.map((form) => begunAt(form, '', (value) => value));

/** In the middle of things: states are given as initial values, so the first step is a step from there. */
const warm = everyForm.map((form) => begunAt(form, ' (warm)', (value, i) => value + 0.03 + 0.01 * i));

/** With a learning rate at which a step stands out of what f32 rounds of theta. */
const bold = cold.map(({ id, run }) => {
  const { eta } = run.hyper;
  return { id: `${id} (bold)`, run: { ...run, hyper: { ...run.hyper, ...(eta && { eta: Math.max(eta, 0.02) }) } } };
});

/** One step of every form on every surface: from fresh states, from warm ones, and from fresh ones boldly. */
export const oneStep: readonly (Step & { readonly surface: string })[] = [...surfaces.values()].map(
  ({ id, f, start }) => {
    const [x, y] = start.map(Math.fround);
    const cases = [...cold, ...warm, ...bold].map((form) => ({ ...form, before: [x, y] as const }));
    return { surface: id, ...stepOf(f, [x, y], cases, 1e-5) };
  },
);

function stepOf(f: string, start: readonly [number, number], cases: readonly Case[], accuracy: number): Step {
  return {
    accuracy,
    job: { f, start, steps: 1, runs: cases.map(({ run }) => run) },
    ids: cases.map(({ id }) => id),
    before: cases.map(({ before }) => before),
  };
}

/**
 * One step of every form, from fresh and from warm states, each of them in theta's place afterwards, where an engine lets
 * it be seen. It is measured against itself, as if it came from 0.
 */
export function statesOf({ job: { f, start } }: Step): Step {
  const cases = [...cold, ...warm].flatMap(({ id, run }) =>
    Object.keys(run.rule.state ?? {}).map((state): Case => {
      const scale = scaleFor((shown) => afterStep(showing(run, state, shown), f, start));
      return { id: `${id}: ${state}`, run: showing(run, state, scale), before: [0, 0] };
    }),
  );
  // Some hold squares of the gradient, whose relative error is twice the gradient's.
  return stepOf(f, start, cases, 2e-5);
}

const showing = (run: Run, state: string, shown: number): Run => ({
  rule: { ...run.rule, update: `${run.rule.update}\ntheta = shown*${state}` },
  hyper: { ...run.hyper, shown },
});

/** A power of two, which rounds nothing, that brings values near 0, where every surface of the catalogue has a value. */
function scaleFor(values: (shown: number) => readonly number[]): number {
  const tiny = 2 ** -80;
  const largest = Math.max(...values(tiny).map(Math.abs)) / tiny;
  return 2 ** -Math.ceil(Math.log2(largest || 1) + 2);
}

/** Theta after one step, in f64. */
function afterStep(run: Run, f: string, start: readonly [number, number]): number[] {
  const [{ points }] = runReference({ f, start, runs: [run], steps: 1 });
  return points[1].slice(0, 2);
}
