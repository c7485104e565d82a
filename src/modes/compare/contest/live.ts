import { computed, type ReadonlySignal } from '@preact/signals-core';
import { type Engine, Lost } from '../../../engine/types';
import type { Declaration, Held } from '../../../live/declaration';
import type { State } from '../../../state';
import { budget } from '../../begins';
import { preparedOf, tableOf } from '../../train/recipe';
import type { Contest, Share } from './contest';
import { type ContestPlan, contestOf } from './plan';
import { computeContest } from './work';

/** Within the budget: the tries and a seed of both halves if there is room for them, then as many seeds as there are. */
export function affordable({ cost, state }: ContestPlan): Share {
  const tunes = cost.tries + 2 * cost.replica <= budget;
  const room = tunes ? (budget - cost.tries) / (2 * cost.replica) : budget / cost.replica;
  return { tunes, replicas: Math.min(state.seeds, Math.floor(room)) };
}

/** What methods come to on data, while it is shown: as they are set, in their tries, tuned. */
export const liveContest = (
  state: ReadonlySignal<State>,
  engine: ReadonlySignal<Engine | undefined>,
  shown: ReadonlySignal<boolean>,
): Declaration<ContestPlan, Contest, Engine> => ({
  name: 'contest',
  input: computed(() => (shown.value ? contestOf(state.value) : undefined)),
  engine,
  key: keyOf,
  keeps: (plan) => plan?.state.data ?? '',
  portable: true,
  holds: (plan, asked) => (isAsked(plan, asked) ? 'nothing' : heldOf(plan)),
  lost: (error) => error instanceof Lost,
  compute: async (work) => {
    const { input: plan, asked, signal } = work;
    const data = await Promise.all(plan.asSet.plan.variants.map(({ recipe }) => preparedOf(recipe)));
    const table = await tableOf(plan.asSet.plan.entry.id);
    signal.throwIfAborted();
    const all = { tunes: true, replicas: plan.state.seeds };
    return computeContest(work, { data, table, share: isAsked(plan, asked) ? all : affordable(plan) });
  },
});

/** Everything that a contest depends on. */
function keyOf({ asSet, rivals, state: { criterion, target } }: ContestPlan): string {
  const runs = asSet.plan.runs.map(({ key }) => key);
  return [...runs, ...rivals.map(({ key }) => key), criterion, target].join('\n');
}

const isAsked = (plan: ContestPlan, asked: ContestPlan | undefined): boolean =>
  asked !== undefined && keyOf(asked) === keyOf(plan);

function heldOf(plan: ContestPlan): Held {
  const { tunes, replicas } = affordable(plan);
  if (tunes && replicas === plan.state.seeds) return 'nothing';
  return replicas === 0 ? 'all' : 'rest';
}
