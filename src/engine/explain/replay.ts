import { evaluator, newtonStep, parseRule } from '../../math';
import { pointOf } from '../../study/trace';
import { compileSurface, type Surface } from '../../surfaces/compile';
import { isHeld } from '../limits';
import { stepper } from '../reference/run';
import { tracesOf } from '../traces';
import type { Paths, RaceJob, Run } from '../types';
import { type Pair, pairOf } from './pair';

/** One step of a run in f64, from the path's own point. */
export interface Moment {
  /** t: 1 for the first step. */
  readonly step: number;
  /** theta and every state, both coordinates of each. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Where the gradient was taken, and what it was there. */
  readonly at: Pair;
  readonly g: Pair;
}

/**
 * A run seen again from inside: theta is the path's at every step, as the engine computed it, and the states are those
 * that the rule gives along these points, in f64.
 */
export interface Replay {
  readonly run: Run;
  readonly surface: Surface;
  /** Names of the states, in the order of a moment's vectors. */
  readonly states: readonly string[];
  /** Whether the rule solves with the Hessian. */
  readonly newton: boolean;
  /** Points on the path, the start first. */
  readonly length: number;
  readonly pointAt: (k: number) => [x: number, y: number, f: number];
  /**
   * Goes along the path towards step k for at most so many ms; whether it is there. What has been gone is not gone again:
   * the states of every thousandth step are kept, so that a jump to any step takes as long as one to the thousandth.
   */
  readonly reach: (k: number, milliseconds: number) => boolean;
  /** Step k, 1 … length: the step after the path's last point is the one at which it diverged. */
  readonly momentAt: (k: number) => Moment;
  /** What every name of the rule stands for in a moment, coordinate by coordinate. */
  readonly knownIn: (moment: Moment) => Map<string, number>;
  /** theta and every state after a moment's step, had the gradient been another; `quiet`: and without noise. */
  readonly hadGradient: (moment: Pick<Moment, 'before' | 'step' | 'at'>, g: Pair, quiet?: boolean) => readonly number[];
  /** theta at the start, and every state before the first step. */
  readonly initial: readonly number[];
}

/** Replays run `index` of a race along its path. */
export function replayOf(job: RaceJob, index: number, paths: Paths): Replay {
  const surface = compileSurface(job.f);
  const run = job.runs[index];
  const program = parseRule(run.rule, Object.keys(run.hyper));
  const step = stepper(surface, run, job.steps);
  const newton = program.newton ? newtonStep(surface.f).map((tree) => evaluator(tree, ['g_0', 'g_1', 'x', 'y'])) : [];
  const trace = tracesOf(paths)[index];
  const pointAt = (k: number) => pointOf(trace, k);
  const take = (k: number, states: States): Moment => {
    const before = [...pointAt(k - 1).slice(0, 2), ...states];
    const at = pairOf(step.locate(before, k));
    const g = surface.gradientAt(...at);
    return { step: k, before, at, g, after: step.follow(before, k, g, at) };
  };
  const walk = walkOf(step.initial(job.start).slice(2), (k, states) => take(k, states).after.slice(2));
  return {
    ...{ run, surface, pointAt },
    states: program.states.map(({ name }) => name),
    newton: program.newton,
    length: trace.length,
    reach: walk.reach,
    momentAt: (k) => take(k, walk.before(k)),
    knownIn: ({ before, step: k, g, at }) =>
      new Map([
        ...step.known(before, k, g, at).map((value, i) => [step.names[i], value] as const),
        ...Object.entries(run.hyper),
        ...newton.map((value, i) => [`newton_${i}`, value(...g, ...at)] as const),
        ['t', k],
      ]),
    hadGradient: ({ before, step: k, at }, g, quiet) => step.follow(before, k, g, at, quiet),
    initial: step.initial(job.start),
  };
}

type States = readonly number[];

/** Steps between states that are kept for good. */
const apart = 1000;

/** Steps taken between two looks at the clock. */
const unwatched = 50;

/** States along a path, each from the one before. */
function walkOf(initial: States, next: (k: number, before: States) => States) {
  // Before step 1, step 1 + apart, and so on.
  const kept: States[] = [initial];
  // Before each step since the kept one that was used last.
  let span = { from: 0, states: [initial] };
  const advance = () => {
    const k = span.from + span.states.length;
    span.states.push(next(k, span.states[span.states.length - 1]));
    if (k === kept.length * apart) kept.push(span.states[span.states.length - 1]);
  };
  const reach = (k: number, milliseconds: number): boolean => {
    const until = performance.now() + milliseconds;
    for (;;) {
      const base = Math.min(Math.floor((k - 1) / apart), kept.length - 1) * apart;
      if (base !== span.from) span = { from: base, states: [kept[base / apart]] };
      for (let i = 0; i < unwatched && span.states.length < Math.min(k - base, apart + 1); i++) advance();
      if (span.states.length >= k - base) return true;
      if (performance.now() > until) return false;
    }
  };
  return {
    reach,
    before: (k: number): States => {
      reach(k, Infinity);
      return span.states[k - 1 - span.from];
    },
  };
}

/** Whether both values are ones that a run can go on with. */
export const usable = (pair: Pair): boolean => pair.every(isHeld);
