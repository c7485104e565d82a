import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Paralleled } from '../../engine/parallel/types';
import { type Engine, Lost } from '../../engine/types';
import type { Declaration, Work } from '../../live/declaration';
import type { Prepared } from '../../objectives/data/types';
import type { State } from '../../state';
import { affordable, costOf, heldOf } from '../begins';
import { preparedOf } from '../train/recipe';
import { jobOf, type Plan, planOf } from './plan';
import type { Replay } from './replay';
import type { Threads } from './threads';

/** Longest that a picture of what is under way stays the same, in ms. */
const pictureEvery = 250;

/** What the runs of a picture have left so far. */
export interface Spread {
  readonly plan: Plan;
  /** Of each variant, where data is shown. */
  readonly data: readonly Prepared[];
  /** By the runs' keys, those under way with what there is of them; a run that is not there has not begun. */
  readonly found: ReadonlyMap<string, Paralleled>;
  /** Keys of the runs that are whole. */
  readonly whole: ReadonlySet<string>;
}

/** Ways to have a run beside the simulated clock. */
interface Ways {
  readonly threads: Threads;
  readonly replay: ReadonlySignal<Replay | undefined>;
}

/** The runs, while they are shown: seed by seed, as many as the budget allows. */
export const liveSpread = (
  state: ReadonlySignal<State>,
  engine: ReadonlySignal<Engine | undefined>,
  shown: ReadonlySignal<boolean>,
  { threads, replay }: Ways,
): Declaration<Plan, Spread, Engine> => ({
  name: 'parallel',
  input: computed(() => (shown.value ? planOf(state.value, replay.value) : undefined)),
  engine,
  key: keyOf,
  keeps: (plan) => (plan ? keptOf(plan) : ''),
  portable: true,
  holds: (plan, asked) => (isAsked(plan, asked) ? 'nothing' : heldOf(plan)),
  lost: (error) => error instanceof Lost,
  compute: (work) => spreadAll(work, threads),
});

/** Computes what is missing, and shows it on the way. */
async function spreadAll(work: Work<Plan, Spread, Engine>, threads: Threads): Promise<Spread> {
  const { input: plan, engine, before, asked, signal, advance, emit } = work;
  const data = await Promise.all(plan.variants.flatMap(({ trained }) => (trained ? [preparedOf(trained.recipe)] : [])));
  signal.throwIfAborted();
  const there = plan.runs.filter(({ key }) => before?.whole.has(key));
  const found = new Map(there.map(({ key }) => [key, before?.found.get(key) as Paralleled]));
  const whole = new Set(there.map(({ key }) => key));
  const now = (): Spread => ({ plan, data, found: new Map(found), whole: new Set(whole) });
  let told = performance.now();
  const put = (key: string, one: Paralleled) => {
    found.set(key, one);
    if (performance.now() - told < pictureEvery) return;
    told = performance.now();
    emit(now());
  };
  const missing = (isAsked(plan, asked) ? plan.runs : affordable(plan)).filter(({ key }) => !whole.has(key));
  await Promise.all(
    missing.map(async (run) => {
      // What other replicas are at is not looked at on the way.
      const watched = run.seed === plan.state.seed;
      const onFrame = watched ? (sofar: Paralleled) => put(run.key, sofar) : undefined;
      const job = jobOf(plan, run, data[run.variant]);
      const left =
        run.clock === 'threads'
          ? await threads.run(job, run.task, engine, { signal, ...(onFrame && { onFrame }) })
          : await engine.parallel(job, { signal, ...(onFrame && { onFrame }) });
      whole.add(run.key);
      put(run.key, left);
      advance(1 / missing.length);
    }),
  );
  return now();
}

const keyOf = ({ runs }: Plan): string => runs.map(({ key }) => key).join('\n');

/** What a picture must share with the runs to show them. */
const keptOf = ({ entry, state: { f, surface, constants, methods }, variants }: Plan): string =>
  JSON.stringify([entry?.id, f, surface, constants, methods.length, variants.length]);

/** Whether it was asked for, or for what costs as much. */
const isAsked = (plan: Plan, asked: Plan | undefined): boolean =>
  asked !== undefined &&
  keptOf(asked) === keptOf(plan) &&
  asked.runs.length === plan.runs.length &&
  costOf(plan.runs) <= costOf(asked.runs);
