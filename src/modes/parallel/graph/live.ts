import { computed, type ReadonlySignal } from '@preact/signals-core';
import { GraphTrainer } from '../../../engine/graph/trainer';
import type { GraphTrained } from '../../../engine/graph/types';
import type { Trained } from '../../../engine/train/types';
import { type Engine, Lost } from '../../../engine/types';
import type { Declaration, Held, Work } from '../../../live/declaration';
import type { Prepared } from '../../../objectives/data/types';
import type { State } from '../../../state';
import { preparedOf } from '../../train/recipe';
import { fusedJobOf, type GraphPlan, type GraphRun, graphJobOf, graphPlanOf } from './plan';

/** Operations that begin by themselves: seconds on two cores. */
export const graphBudget = 3e9;

/** Longest that a picture of what is under way stays the same, in ms. */
const pictureEvery = 150;

/** What the runs have left so far, by their keys. */
export interface Graphs {
  readonly plan: GraphPlan;
  readonly data: Prepared;
  readonly found: ReadonlyMap<string, GraphTrained>;
  /** The same in the fused module of training, where it is there. */
  readonly fused: ReadonlyMap<string, Trained>;
  readonly whole: ReadonlySet<string>;
}

/** The steps of a model's training, operation by operation, while they are shown. */
export const liveGraphs = (
  state: ReadonlySignal<State>,
  engine: ReadonlySignal<Engine | undefined>,
  shown: ReadonlySignal<boolean>,
): Declaration<GraphPlan, Graphs, Engine> => {
  let trainer: GraphTrainer | undefined;
  return {
    name: 'graph',
    input: computed(() => (shown.value ? graphPlanOf(state.value) : undefined)),
    engine,
    key: ({ runs, state: { devices, place, network } }) =>
      JSON.stringify([runs.map(({ key }) => key), devices, place, network]),
    keeps: (plan) => (plan ? JSON.stringify([plan.entry.id, plan.network]) : ''),
    portable: true,
    holds: (plan, asked) => (asked && costOf(plan.runs) <= costOf(asked.runs) ? 'nothing' : heldOf(plan)),
    lost: (error) => error instanceof Lost,
    compute: (work) => {
      trainer ??= new GraphTrainer();
      return trainAll(work, trainer);
    },
    leave: () => {
      trainer?.dispose(new Error('the graph is out of sight'));
      trainer = undefined;
    },
  };
};

async function trainAll(work: Work<GraphPlan, Graphs, Engine>, trainer: GraphTrainer): Promise<Graphs> {
  const { input: plan, engine, before, asked, signal, advance, emit } = work;
  const data = await preparedOf(plan.recipe);
  signal.throwIfAborted();
  // Where nodes are changes no bit: what was there stands until it is there again.
  const there = <Value>(map: ReadonlyMap<string, Value> | undefined) =>
    new Map([...(map ?? [])].filter(([key]) => plan.runs.some((run) => run.key === key)));
  const [found, fused, whole] = [there(before?.found), there(before?.fused), new Set<string>()];
  const now = (): Graphs => ({
    ...{ plan, data, found: new Map(found), fused: new Map(fused) },
    whole: new Set(whole),
  });
  let told = Number.NEGATIVE_INFINITY;
  const put = (key: string, trained: GraphTrained) => {
    found.set(key, trained);
    if (performance.now() - told < pictureEvery) return;
    told = performance.now();
    emit(now());
  };
  const runs = asked && costOf(plan.runs) <= costOf(asked.runs) ? plan.runs : affordable(plan);
  await Promise.all(
    runs.map(async (run) => {
      const onFrame = (trained: GraphTrained) => {
        if (trained.updates >= (found.get(run.key)?.updates ?? 0)) put(run.key, trained);
      };
      const [trained, whole_] = await Promise.all([
        trainer.run(graphJobOf(plan, run, data), { signal, onFrame }),
        engine.train(fusedJobOf(plan, run, data), { signal }),
      ]);
      fused.set(run.key, whole_);
      whole.add(run.key);
      put(run.key, trained);
      advance(1 / runs.length);
    }),
  );
  return now();
}

const costOf = (runs: readonly GraphRun[]): number => runs.reduce((sum, { cost }) => sum + cost, 0);

/** The runs that begin by themselves: those of whole replicas within the budget. */
function affordable({ runs, state }: GraphPlan): readonly GraphRun[] {
  const each = runs.length / state.seeds;
  let [sum, count] = [0, 0];
  for (let r = 0; r < state.seeds; r++) {
    sum += costOf(runs.slice(r * each, (r + 1) * each));
    if (sum > graphBudget) break;
    count += each;
  }
  return runs.slice(0, count);
}

function heldOf(plan: GraphPlan): Held {
  const { length } = affordable(plan);
  return length === plan.runs.length ? 'nothing' : length === 0 ? 'all' : 'rest';
}
