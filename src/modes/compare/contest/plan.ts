import type { TrainJob } from '../../../engine/train/types';
import { epochEnds } from '../../../objectives/data/batches';
import type { MethodChoice, State } from '../../../state';
import { costOf, jobFor, type Plan, type PlannedRun, planOf, type Variant } from '../../train/plan';
import { recordingOf } from '../../train/recording';
import { trains } from '../../train/trains';
import { rivalIds } from '../rows';
import { seedsTried, triesOf } from './tries';

/** A method with a value of what is varied: what is ranked. */
export interface Rival {
  readonly method: number;
  readonly variant: number;
  readonly choice: MethodChoice;
  /** What of it has another value from an update on. */
  readonly changes: PlannedRun['changes'];
  /** Tried in its place, what it has first. */
  readonly tries: readonly Readonly<Record<string, number>>[];
  /** What its tries depend on, as a text. */
  readonly key: string;
  /** Multiplications of one try from one seed. */
  readonly cost: number;
}

/** The runs that one half of a contest is judged by: methods as they are set, or tuned. */
export interface Half {
  /** Whatever is varied; its methods are those of the first value of that. */
  readonly plan: Plan;
  /** The methods of each value of what is varied. */
  readonly choices: readonly (readonly MethodChoice[])[];
}

/** Everything that a contest computes; what is tuned follows from its tries. */
export interface ContestPlan {
  readonly state: State;
  readonly asSet: Half;
  readonly rivals: readonly Rival[];
  /** The seeds that each try begins from. */
  readonly seeds: readonly number[];
  /** When the loss of a try is looked at, for each value of what is varied. */
  readonly records: readonly TrainJob['record'][];
  /** Multiplications: of all tries, and of every method once, as judged from one seed. */
  readonly cost: { readonly tries: number; readonly replica: number };
}

/** Multiplications of all of a contest. */
export const wholeCost = ({ cost, state }: ContestPlan): number => cost.tries + 2 * state.seeds * cost.replica;

/** Methods that the effort of looking at losses is shared by, however many there are: one more changes no other. */
const sharing = 8;

/** The contest of a state that shows data and methods; undefined for another. */
export function contestOf(state: State): ContestPlan | undefined {
  const plan = planOf(state);
  if (!plan || plan.runs.length === 0) return undefined;
  const records = plan.variants.map((variant) => recordOfTries(variant, state));
  const replica = plan.runs.slice(0, plan.runs.length / state.seeds);
  const byMethod = replica.toSorted((a, b) => a.method - b.method || a.variant - b.variant);
  const rivals = byMethod.map((run) => rivalOf(run, plan, records[run.variant], state));
  const asSet = { plan, choices: plan.variants.map(() => state.methods) };
  const tries = rivals.reduce((sum, rival) => sum + rival.cost * rival.tries.length * state.starts, 0);
  const cost = { tries, replica: replica.reduce((sum, run) => sum + run.cost, 0) };
  return { state, asSet, rivals, records, seeds: seedsTried(state), cost };
}

/** The ids of the rivals of a state, in their order: none of a method that does not train. */
export function idsOfRivals(state: State): string[] {
  const ids = rivalIds(state);
  const values = ids.length / state.methods.length;
  return ids.filter((_, i) => trains(state.methods[Math.floor(i / values)]));
}

/** The rival that a judged run is of. */
function rivalOf(
  { method, variant: index, changes }: PlannedRun,
  { variants }: Plan,
  record: TrainJob['record'],
  state: State,
): Rival {
  const { recipe, network, sizes, updates, order, patience, sample } = variants[index];
  const { budget, starts, seed } = state;
  const choice = state.methods[method];
  return {
    ...{ method, variant: index, choice, changes, tries: triesOf(choice, state) },
    cost: costOf({ ...variants[index], record }),
    key: JSON.stringify([
      ...[recipe.key, network, choice, sizes, changes, updates, order, patience, sample],
      ...[record.loss.length, budget, starts, seed],
    ]),
  };
}

/** The full-data loss alone, as rarely as many tries ask for. */
function recordOfTries(variant: Variant, { budget, starts }: State): TrainJob['record'] {
  const { updates, sizes, rows, network } = variant;
  const weight = rows * network.size * budget * starts * sharing;
  const ends = epochEnds(rows, sizes, updates);
  const record = recordingOf({ updates, epochEnds: ends, weight, validation: false, test: false, snapshots: 0 });
  return { ...record, batchLoss: [] };
}

/** The half of a contest with other values: those of each variant's methods. */
export function halfOf(state: State, choices: readonly (readonly MethodChoice[])[]): Half {
  const plans = choices.map((methods) => planOf({ ...state, methods }) as Plan);
  const runs = plans[0].runs.map((run, i) => plans[run.variant].runs[i]);
  return { plan: { ...plans[0], runs }, choices };
}

/** The method of a run, with the values it has there. */
export const choiceOf = (
  { choices }: Half,
  { method, variant }: Pick<PlannedRun, 'method' | 'variant'>,
): MethodChoice => choices[variant][method];

/** A judged run as an engine takes it: what the training of its own page computes, without what only that shows. */
export function judgedJob(half: Half, run: PlannedRun, data: TrainJob['data']): TrainJob {
  const variant = half.plan.variants[run.variant];
  const record = { ...variant.record, batchLoss: [], snapshots: [] };
  return jobFor(variant, choiceOf(half, run), { ...run, record }, data);
}

/** A try from a seed as an engine takes it. */
export function tryJob(
  { asSet, records }: ContestPlan,
  rival: Rival,
  { at, seed }: { readonly at: number; readonly seed: number },
  data: TrainJob['data'],
): TrainJob {
  const choice = { ...rival.choice, hyper: rival.tries[at] };
  const { variant, changes } = rival;
  return jobFor(asSet.plan.variants[variant], choice, { seed, changes, record: records[variant] }, data);
}
