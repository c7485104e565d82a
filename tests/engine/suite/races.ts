import { CpuRace } from '../../../src/engine/cpu/race';
import { runReference } from '../../../src/engine/reference/run';
import { tracesOf } from '../../../src/engine/traces';
import type { Engine, Paths, RaceJob } from '../../../src/engine/types';
import { raceJobOf } from '../../../src/modes/race/job';
import { decode } from '../../../src/state';
import { pointOf } from '../../../src/study/trace';
import { everyForm, noisyRun, oneStep, type Step, statesOf } from '../cases';
import { differences, nearStep, stepDifferences } from '../conformance';
import { type Check, differs, first, rejection, unless } from './check';

const plain = new CpuRace();

/** The runs that one step takes elsewhere than the kernels of the CPU do in this thread. */
function fromPlain(ours: Paths, { job, ids, before, accuracy }: Step): string[] {
  const theirs = plain.run(job);
  return ids.flatMap((id, run) => {
    const [a, b] = [pointOf(tracesOf(ours)[run], 1), pointOf(tracesOf(theirs)[run], 1)];
    const same = ours.ends[run].length === theirs.ends[run].length;
    return same && nearStep(a, b, before[run], accuracy) ? [] : [`${id}: ${a}, on the CPU ${b}`];
  });
}

async function stepTaken({ race }: Engine, step: Step): Promise<readonly string[]> {
  const paths = await race(step.job);
  return first([...(await stepDifferences(() => paths, step)), ...fromPlain(paths, step)]);
}

/** Every how-manieth form is tried on one surface. */
const share = 4;

/** Forms that ask a surface for more than its gradient where they are: for that elsewhere, or for the Newton step. */
const asking = new Set(
  everyForm.filter(({ run }) => /newton|gradientAt/.test(JSON.stringify(run.rule))).map(({ id }) => id),
);

/**
 * The forms that are tried on a surface. The text of a rule knows nothing of the surface, and that of the surface nothing
 * of the rule but whether it wants Newton's step: so each surface has a quarter of the forms, in turn, and those that ask
 * for more of it.
 */
export const triedOn = (index: number): ReadonlySet<string> =>
  new Set(everyForm.map(({ id }) => id).filter((id, i) => asking.has(id) || i % share === index % share));

/** The cases of a step whose forms are among some. */
export function part(step: Step, forms: ReadonlySet<string>): Step {
  const kept = step.ids.flatMap((id, i) => (forms.has(id.split(/[ :]/)[0]) ? [i] : []));
  return {
    accuracy: step.accuracy,
    job: { ...step.job, runs: kept.map((i) => step.job.runs[i]) },
    ids: kept.map((i) => step.ids[i]),
    before: kept.map((i) => step.before[i]),
  };
}

/** One step on every surface. */
export const stepsTried = oneStep.map((step, index) => ({ surface: step.surface, ...part(step, triedOn(index)) }));

/** A state knows of the surface only the gradient: one of polynomials, the steepest, the worst conditioned. */
export const statesTried = oneStep
  .filter(({ surface }) => ['beale', 'goldstein-price', 'levy13'].includes(surface))
  .map((step) => ({ surface: step.surface, ...statesOf(step) }));

const steps: readonly Check[] = stepsTried.map((step) => ({
  title: `one step on ${step.surface}, to 1e-5 of its way`,
  run: (engine) => stepTaken(engine, step),
}));

const states: readonly Check[] = statesTried.map((step) => ({
  title: `every state of every form after one step on ${step.surface}, to 2e-5 of itself`,
  run: (engine) => stepTaken(engine, step),
}));

async function pathsAlong({ race }: Engine, job: RaceJob): Promise<readonly string[]> {
  const found = await differences(race, job, 1e-3);
  return first(found.map((d) => `run ${d.run}, step ${d.step}: ${d.got} instead of ${d.expected}`));
}

const scenes = { fig2a: 40, fig2b: 40, fig4a: 100, fig4b: 100 };
const paths: readonly Check[] = [
  ...Object.entries(scenes).map(([id, count]) => ({
    title: `the paths of ${id} to 1e-3, ${count} steps`,
    run: (engine: Engine) => pathsAlong(engine, { ...raceJobOf(decode(`#scene=${id}`).state), steps: count }),
  })),
  {
    title: 'noise is the same numbers everywhere: a noisy path to 1e-3, 30 steps',
    run: (engine) => pathsAlong(engine, { f: 'x^2 + 3*y^2', start: [1, -2], runs: [noisyRun], steps: 30 }),
  },
];

const rule = (update: string, eta: number) => ({ rule: { update }, hyper: { eta } });
const sgd = (eta: number) => rule('theta = theta - eta*g', eta);
const ending: Readonly<Record<string, Omit<RaceJob, 'steps'>>> = {
  explodes: { f: 'x^4 + y^4', start: [3, 3], runs: [sgd(1)] },
  'starts where f is not valid': { f: 'log(x)', start: [-1, 0], runs: [sgd(1)] },
  'enters a hole of f': { f: 'sqrt(x) + y^2', start: [0.5, 1], runs: [sgd(0.3)] },
  'has no step to take': { f: 'x + y', start: [1, 1], runs: [rule('theta = theta - eta*newton', 1)] },
  'never ends': { f: 'x^2 + y^2', start: [1, 1], runs: [sgd(0.1)] },
};

/** Steps of those runs. */
const most = 50;

const ends: readonly Check[] = Object.entries(ending).map(([what, job]) => ({
  title: `a run that ${what} ends where it does in f64, one step either way, in finite numbers`,
  run: async ({ race }) => {
    const found = await race({ ...job, steps: most });
    const [{ points, divergedAt }] = runReference({ ...job, steps: most });
    const [end] = found.ends;
    const last = Math.max(0, end.length - 1);
    return [
      ...differs('whether it diverged', end.divergedAt !== undefined, divergedAt !== undefined),
      ...unless(Math.abs(end.length - points.length) <= 1, `${end.length} points instead of ${points.length}`),
      ...unless(end.divergedAt === undefined || end.divergedAt === end.length, 'it goes on past its end'),
      ...unless(found.segments.every(Number.isFinite), 'a number is not finite'),
      ...differs('where it stays', pointOf(tracesOf(found)[0], most), pointOf(tracesOf(found)[0], last)),
    ];
  },
}));

const small: RaceJob = { f: 'x^2 + 3*y^2', start: [1, -2], runs: [sgd(0.1), noisyRun], steps: 40 };

const orders: readonly Check[] = [
  {
    title: 'the same race has the same bits',
    run: async ({ race }) => {
      const once = (await race(small)).segments.slice();
      return differs('bits', [...(await race(small)).segments], [...once]);
    },
  },
  {
    title: 'segments join: each begins where the one before ends',
    run: async ({ race }) => {
      const { segments } = await race({ ...small, runs: small.runs.slice(0, 1) });
      const apart = Array.from({ length: small.steps - 1 }, (_, k) => 8 * (k + 1)).filter(
        (at) => segments.slice(at, at + 4).join() !== segments.slice(at - 4, at).join(),
      );
      return differs('segments apart', apart, []);
    },
  },
  {
    title: 'races that are asked for at once are all run, each with the bits that it has alone',
    run: async ({ race }) => {
      const jobs = [40, 7, 23].map((count) => ({ ...small, steps: count }));
      const together = await Promise.all(jobs.map((job) => race(job)));
      const alone = [];
      for (const job of jobs) alone.push([...(await race(job)).segments]);
      return differs(
        'bits',
        together.map(({ segments }) => [...segments]),
        alone,
      );
    },
  },
  {
    title: 'a race that is aborted ends soon with the reason, and the next one is whole',
    run: async ({ race }) => {
      const gone = new AbortController();
      const reason = new Error('not wanted');
      const running = rejection(race({ ...small, runs: Array(16).fill(sgd(1e-4)), steps: 100_000 }, gone.signal));
      setTimeout(() => gone.abort(reason));
      const ended = await running;
      return [
        ...unless(ended === reason, `it ended with ${ended}`),
        ...differs(
          'the next',
          (await race(small)).ends.map(({ length }) => length),
          [41, 41],
        ),
      ];
    },
  },
  {
    title: 'a race that is aborted before it begins computes nothing',
    run: async ({ race }) => {
      const reason = new Error('not wanted');
      const ended = await rejection(race(small, AbortSignal.abort(reason)));
      return unless(ended === reason, `it ended with ${ended}`);
    },
  },
  {
    title: 'a race without methods has no paths',
    run: async ({ race }) => differs('ends', (await race({ ...small, runs: [] })).ends, []),
  },
  {
    title: 'a rule that cannot be read rejects its race alone',
    run: async ({ race }) => {
      const wrong = await rejection(race({ ...small, runs: [rule('theta = nothing', 1)] }));
      return [
        ...unless(wrong instanceof Error, 'it did not reject'),
        ...differs('the next', (await race(small)).ends.length, 2),
      ];
    },
  },
];

/** What every engine does with races. */
export const raceChecks: readonly Check[] = [...steps, ...states, ...paths, ...ends, ...orders];
