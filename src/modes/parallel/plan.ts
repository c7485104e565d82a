import { clockOf, type NetworkChoice } from '../../engine/parallel/networks';
import type { ParallelJob, ParallelObjective, ScheduledEvent } from '../../engine/parallel/types';
import { dataSets } from '../../objectives/data/catalog';
import type { DataEntry, Prepared } from '../../objectives/data/types';
import { networkOf } from '../../objectives/model/network';
import type { Network } from '../../objectives/model/types';
import type { Program, SchemeChoice } from '../../schemes/types';
import { formulaOf, idsOf, type MethodChoice, maxSteps, type State } from '../../state';
import { variantsOf } from '../../state/rows/vary';
import { batchOf, trainingRowsOf, updatesOf } from '../../state/training';
import { runOf } from '../runs';
import { type Recipe, recipeOf } from '../train/recipe';
import { trains } from '../train/trains';
import { networkIn, programOf, schemeIn, serverOf } from './reading';
import type { Replay } from './replay';

/** What is trained in a variant. */
export interface Trained {
  readonly network: Network;
  readonly recipe: Recipe;
  readonly rows: number;
  readonly batch: number;
}

/** One value of what is varied: one scheme on so many workers. */
export interface Variant {
  /** '' where nothing is varied. */
  readonly text: string;
  readonly state: State;
  readonly scheme: SchemeChoice;
  /** The server's own rule, where it has one. */
  readonly server: MethodChoice | undefined;
  readonly network: NetworkChoice;
  readonly workers: number;
  /** undefined: a formula of two parameters. */
  readonly trained: Trained | undefined;
  /** Updates of the server at most, and gradients of all workers. */
  readonly updates: number;
  readonly gradients: number | undefined;
}

/** One run of a picture: a method under a scheme, from a seed. */
export interface PlannedRun {
  /** Unique in its picture. */
  readonly id: string;
  readonly method: number;
  readonly variant: number;
  readonly seed: number;
  readonly program: Program;
  /** Everything that it depends on but the clock that it runs by. */
  readonly base: string;
  /** The same, whatever the network is. */
  readonly task: string;
  readonly clock: State['clock'];
  /** A schedule that it follows in place of a clock. */
  readonly schedule?: readonly ScheduledEvent[];
  /** What is computed anew when this text changes. */
  readonly key: string;
  /** Multiplications, and what events take beside them. */
  readonly cost: number;
  /** Updates whose spans are kept. */
  readonly window: readonly [from: number, to: number];
}

/** Everything that a parallel picture computes. */
export interface Plan {
  /** undefined where a surface is shown. */
  readonly entry: DataEntry | undefined;
  readonly state: State;
  readonly variants: readonly Variant[];
  /** Replica by replica, so that what is computed first is one seed of every method. */
  readonly runs: readonly PlannedRun[];
}

/** Points of a column, and workers whose own columns are kept: on a surface, and of a model. */
export const kept = { points: 4096, onSurface: 64, ofModel: 8 } as const;

/** Updates whose spans and pushes are kept at a time: as many as a message brings without a pause. */
export const windowUpdates = 4000;

/** The plan of a state. Throws what cannot be used as a sentence that names it. */
export function planOf(state: State, replay?: Replay): Plan {
  const entry = dataSets.get(state.data ?? '');
  const variants = variantsOf(state).map((one, i) => variantOf(one, state.vary?.values[i] ?? ''));
  const ids = idsOf(state.methods);
  const followed = replay?.of(state);
  const window = windowAt(state.step, Math.max(...variants.map(({ updates }) => updates)));
  const methods = state.methods.flatMap((choice, method) => (trains(choice) ? [{ choice, method }] : []));
  const runs = Array.from({ length: state.seeds }, (_, r) => (state.seed + r) >>> 0).flatMap((seed, replica) =>
    variants.flatMap((variant, v) =>
      methods.map(({ choice, method }): PlannedRun => {
        const names = [ids[method], ...(variant.text ? [variant.text] : [])];
        const runId = [...names, ...(state.seeds > 1 ? [`seed ${seed}`] : [])].join(' · ');
        const program = programOf(variant.scheme, { eta: choice.hyper.eta ?? 0, workers: variant.workers });
        const seen = replica === 0 ? window : none;
        const task = JSON.stringify([taskOf(variant), program, choice, seed]);
        const base = JSON.stringify([task, variant.network]);
        const schedule = followed?.(runId);
        const clock = schedule ? 'simulated' : state.clock;
        return {
          ...{ id: runId, method, variant: v, seed, program, task, base, clock, window: seen },
          ...(schedule && { schedule }),
          key: JSON.stringify([base, seen, clock, schedule && replay?.name]),
          cost: costOf(variant, program),
        };
      }),
    ),
  );
  return { entry, state, variants, runs };
}

const none = [0, 0] as const;

/** The updates around a step whose spans are kept: all of them where they are few. */
export function windowAt(step: number, updates: number): readonly [number, number] {
  if (updates <= windowUpdates) return [0, updates];
  const half = windowUpdates / 2;
  const from = Math.max(0, Math.floor((step - half / 2) / half) * half);
  return [from, from + windowUpdates];
}

function variantOf(state: State, text: string): Variant {
  const entry = dataSets.get(state.data ?? '');
  const trained = entry && trainedIn(state, entry);
  const updates = Math.min(maxSteps, trained ? updatesOf(state) : state.steps);
  const scheme = schemeIn(state);
  return {
    ...{
      text,
      state,
      scheme,
      server: serverOf(scheme, state),
      network: networkIn(state),
      workers: state.workers,
      trained,
      updates,
    },
    gradients: trained ? updates : undefined,
  };
}

function trainedIn(state: State, entry: DataEntry): Trained {
  const network = networkOf(state.model, entry, state.init);
  if ('refused' in network) throw new RangeError(network.text.en);
  return { network, recipe: recipeOf(state), rows: trainingRowsOf(state) ?? 1, batch: batchOf(state) };
}

/** Everything that a run depends on but its method, its seed and the network. */
function taskOf({ state, scheme, workers, trained, updates }: Variant): string {
  const { killed, start, order } = state;
  const ground = trained
    ? [trained.recipe.key, trained.network, trained.batch, order]
    : [formulaOf(state), start, updates];
  return JSON.stringify([ground, scheme, workers, killed, updates]);
}

/** Multiplications that take as long as what an event takes beside them. */
const anEvent = 5000;

/** Losses of a run that are written down, at most. */
const losses = 200;

function costOf({ trained, updates, workers }: Variant, program: Program): number {
  const each = (program.gather?.of ?? 1) * (program.push?.every ?? program.exchange?.every ?? 1);
  if (!trained) return updates * each * anEvent;
  const { network, rows, batch } = trained;
  return updates * (3 * network.size * batch + anEvent) + Math.min(updates, losses) * network.size * rows + workers;
}

/** A loss after every update while those of all runs cost so many multiplications at most. */
const costOfLosses = 1e9;

function pointsOf({ trained, updates }: Variant, runs: number): number {
  if (!trained) return kept.points;
  return trained.network.size * trained.rows * updates * runs <= costOfLosses ? kept.points : losses;
}

/** A run as an engine takes it. */
export function jobOf(plan: Plan, run: PlannedRun, pool: Prepared | undefined): ParallelJob {
  const { state, variants } = plan;
  const variant = variants[run.variant];
  const { server, workers, updates, gradients } = variant;
  const choice = state.methods[run.method];
  return {
    objective: objectiveOf(variant, pool),
    program: run.program,
    run: runOf({ seed: run.seed }, choice),
    ...(server && { server: runOf({ seed: run.seed }, server) }),
    ...{ workers, updates, seed: run.seed, ...(gradients !== undefined && { gradients }) },
    clock: clockOf(variant.network, workers),
    killed: state.killed.filter(({ worker }) => worker < workers),
    record: {
      points: pointsOf(variant, plan.runs.length),
      workers: Math.min(workers, variant.trained ? kept.ofModel : kept.onSurface),
      ...{ window: run.window, schedule: false },
    },
    ...(run.schedule && { schedule: run.schedule }),
  };
}

function objectiveOf({ state, trained }: Variant, pool: Prepared | undefined): ParallelObjective {
  if (!trained) return { kind: 'formula', f: formulaOf(state), start: state.start };
  if (!pool) throw new Error('the data is not there');
  const { network, recipe, batch } = trained;
  return { kind: 'model', dataKey: recipe.key, data: pool, network, batch, order: state.order };
}
