import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Trained } from '../../engine/train/types';
import { type Engine, Lost } from '../../engine/types';
import type { Declaration, Work } from '../../live/declaration';
import { inSlices } from '../../live/slices';
import type { Prepared, Table } from '../../objectives/data/types';
import type { State } from '../../state';
import { affordable, costOf, heldOf } from '../begins';
import { allOf, type Continued, continuedFrom, soFar } from './continued';
import { dataOf, jobOf, type Plan, type PlannedRun, planOf } from './plan';
import { preparedOf, tableOf } from './recipe';

/** Longest that a picture of what is under way stays the same, in ms. */
const pictureEvery = 100;

/** What training has left so far. */
export interface Training {
  readonly plan: Plan;
  readonly table: Table;
  /** Of each variant, as its first replica trains on it. */
  readonly data: readonly Prepared[];
  /** By the runs' keys, those under way with what there is of them; a run that is not there has not begun. */
  readonly found: ReadonlyMap<string, Trained>;
  /** Keys of the runs that are whole. */
  readonly whole: ReadonlySet<string>;
}

/** The runs of the methods and seeds on the data, while they are shown: seed by seed, as many as the budget allows. */
export const liveTraining = (
  state: ReadonlySignal<State>,
  engine: ReadonlySignal<Engine | undefined>,
  shown: ReadonlySignal<boolean>,
): Declaration<Plan, Training, Engine> => ({
  name: 'training',
  input: computed(() => (shown.value ? planOf(state.value) : undefined)),
  engine,
  key: keyOf,
  keeps: (plan) => plan?.entry.id ?? '',
  portable: true,
  holds: (plan, asked) => (isAsked(plan, asked) ? 'nothing' : heldOf(plan)),
  lost: (error) => error instanceof Lost,
  compute: trainAll,
});

/** Trains what is missing, and shows it on the way; a run goes on from what there is of it. */
async function trainAll(work: Work<Plan, Training, Engine>): Promise<Training> {
  const { input: plan, engine, before, asked, signal, advance, emit } = work;
  const pools = await Promise.all(plan.variants.map(({ recipe }) => preparedOf(recipe)));
  const data = plan.variants.map((variant, i) => dataOf(variant, plan.state.seed, pools[i]));
  const table = await tableOf(plan.entry.id);
  signal.throwIfAborted();
  const kept = plan.runs.filter(({ key }) => before?.whole.has(key));
  const found = new Map(kept.map(({ key }) => [key, before?.found.get(key) as Trained]));
  const whole = new Set(kept.map(({ key }) => key));
  const now = (): Training => ({ plan, table, data, found: new Map(found), whole: new Set(whole) });
  let told = Number.NEGATIVE_INFINITY;
  const put = (key: string, trained: Trained) => {
    found.set(key, trained);
    if (performance.now() - told < pictureEvery) return;
    told = performance.now();
    emit(now());
  };
  const missing = (isAsked(plan, asked) ? plan.runs : affordable(plan)).filter(({ key }) => !whole.has(key));
  const train = async (run: PlannedRun, continued: Continued | undefined) => {
    const onFrame = (trained: Trained) => {
      // What was there stands still until the run is further.
      if (trained.updates >= (continued?.shown.updates ?? 0))
        put(run.key, continued ? soFar(trained, continued) : trained);
    };
    const job = { ...jobOf(plan, run, pools[run.variant]), ...(continued?.from && { from: continued.from }) };
    const trained = await engine.train(job, { signal, onFrame });
    const all = continued ? await allOf(trained, continued, signal) : trained;
    whole.add(run.key);
    put(run.key, all);
    advance(1 / missing.length);
  };
  const earlier = before && continuedFrom(before);
  const begun = await inSlices(missing, (run) => ({ run, continued: earlier?.(run) }), signal);
  for (const { run, continued } of begun) if (continued) found.set(run.key, continued.shown);
  if (begun.some(({ continued }) => continued)) emit(now());
  await Promise.all(begun.map(({ run, continued }) => train(run, continued)));
  return now();
}

const keyOf = ({ runs }: Plan): string => runs.map(({ key }) => key).join('\n');

/** Whether it was asked for: itself, or what it is the same as until something changes, if that cost as much. */
function isAsked({ runs }: Plan, asked: Plan | undefined): boolean {
  const same = asked?.runs.length === runs.length && runs.every(({ base }, i) => base === asked.runs[i].base);
  return same && costOf(runs) <= costOf(asked.runs);
}
