import { coreCount } from '../../../engine/host/pool';
import type { Trained, TrainJob } from '../../../engine/train/types';
import type { Engine } from '../../../engine/types';
import type { Work } from '../../../live/declaration';
import { inLanes } from '../../../live/lanes';
import type { Prepared, Table } from '../../../objectives/data/types';
import type { PlannedRun } from '../../train/plan';
import type { Contest, JudgedHalf, Share } from './contest';
import { type Curve, curveOf } from './outcome';
import { type ContestPlan, type Half, halfOf, judgedJob, tryJob } from './plan';
import { bestChoices, tuningOf } from './tuned';

/** Longest that a table of what is under way stays the same, in ms. */
const pictureEvery = 250;

/** Runs that are asked of a GPU at once: they train side by side. */
const atOnce = 256;

interface Ground {
  /** Of each value of what is varied. */
  readonly data: readonly Prepared[];
  readonly table: Table;
  readonly share: Share;
}

/** One run to be trained, and what becomes of it. */
interface Task {
  readonly job: TrainJob;
  readonly cost: number;
  readonly done: (trained: Trained) => void;
}

/** Trains what is missing of a contest: methods as they are set, the tries, then methods as tuned; shows it on the way. */
export async function computeContest(
  work: Work<ContestPlan, Contest, Engine>,
  { data, table, share }: Ground,
): Promise<Contest> {
  const { input: plan, engine, before, signal, advance, emit } = work;
  const found = new Map([...keptOf(before?.asSet), ...keptOf(before?.tuned)]);
  const tries = new Map(plan.rivals.map(({ key }) => [key, [...(before?.tries.get(key) ?? [])]]));
  let tuning = tuningOf(plan, tries);
  let tuned = tuning && halfOf(plan.state, bestChoices(plan, tuning));
  const judgedBy = (half: Half): JudgedHalf => {
    const there = new Map(
      half.plan.runs.flatMap(({ key }) => (found.has(key) ? [[key, found.get(key) as Trained]] : [])),
    );
    return { ...half, training: { plan: half.plan, table, data, found: there, whole: new Set(there.keys()) } };
  };
  const now = (): Contest => ({
    ...{ plan, engine: engine.kind, tries: new Map([...tries].map(([key, curves]) => [key, [...curves]])), tuning },
    ...{ asSet: judgedBy(plan.asSet), tuned: tuned && judgedBy(tuned) },
  });
  let told = Number.NEGATIVE_INFINITY;
  const whole =
    (share.tunes ? plan.cost.tries + share.replicas * plan.cost.replica : 0) + share.replicas * plan.cost.replica;
  const train = (tasks: readonly Task[]) =>
    inTurns(engine, tasks, signal, ({ cost, done }, trained) => {
      done(trained);
      advance(cost / whole);
      if (performance.now() - told < pictureEvery) return;
      told = performance.now();
      emit(now());
    });
  const judgedTasks = (half: Half) => tasksOf(half, { found, data, replicas: share.replicas });
  await train(judgedTasks(plan.asSet));
  if (!share.tunes) return now();
  await train(triesMissing(plan, tries, data));
  tuning ??= tuningOf(plan, tries);
  if (!tuning) throw new Error('a try is missing');
  tuned ??= halfOf(plan.state, bestChoices(plan, tuning));
  await train(judgedTasks(tuned));
  return now();
}

/** What was found before: a run of the same key need not be trained again. */
const keptOf = (half: JudgedHalf | undefined): Iterable<readonly [string, Trained]> => half?.training.found ?? [];

/** The judged runs of the first replicas that are not there; a run that stands twice is trained once. */
function tasksOf(
  half: Half,
  {
    found,
    data,
    replicas,
  }: { readonly found: Map<string, Trained>; readonly data: Ground['data']; readonly replicas: number },
): Task[] {
  const { runs, state } = half.plan;
  const first = runs.slice(0, (runs.length / state.seeds) * replicas).filter(({ key }) => !found.has(key));
  const missing = new Map(first.map((run): [string, PlannedRun] => [run.key, run]));
  return [...missing.values()].map((run) => ({
    ...{ job: judgedJob(half, run, data[run.variant]), cost: run.cost },
    done: (trained) => void found.set(run.key, trained),
  }));
}

/** The tries that are not there: of each rival in order, every value from every seed. */
function triesMissing(plan: ContestPlan, tries: Map<string, (Curve | undefined)[]>, data: Ground['data']): Task[] {
  const { seeds } = plan;
  const rivals = new Map(plan.rivals.map((rival) => [rival.key, rival]));
  return [...rivals.values()].flatMap((rival) => {
    const curves = tries.get(rival.key) ?? [];
    return rival.tries.flatMap((_, at) =>
      seeds.flatMap((seed, k): Task[] => {
        const place = at * seeds.length + k;
        if (curves[place]) return [];
        const done = (trained: Trained) => {
          curves[place] = curveOf(trained);
        };
        return [{ job: tryJob(plan, rival, { at, seed }, data[rival.variant]), cost: rival.cost, done }];
      }),
    );
  });
}

/** Trains in turns that keep the engine busy: so that what waits is not all handed over, and can be left at once. */
async function inTurns(
  engine: Engine,
  tasks: readonly Task[],
  signal: AbortSignal,
  hear: (task: Task, trained: Trained) => void,
): Promise<void> {
  const [lanes, size] = engine.kind === 'webgpu' ? [1, atOnce] : [coreCount() + 1, 1];
  const turns = Array.from({ length: Math.ceil(tasks.length / size) }, (_, i) => tasks.slice(i * size, (i + 1) * size));
  await inLanes(lanes, turns, signal, async (turn, ended) => {
    await Promise.all(turn.map(async (task) => hear(task, await engine.train(task.job, { signal: ended }))));
  });
}
