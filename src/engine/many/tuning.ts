import { defaultHyper, ruleOf } from '../../optimizers/catalog';
import type { Optimizer } from '../../optimizers/types';
import type { Point } from '../../surfaces/types';
import type { MapJob, MapPixels } from './map';
import { type Criterion, floorOf, type Outcome, outcomeAt, type Scale, scoreOf, worseMedian } from './score';
import { candidatesOf, type Edge, edgesOf, equalHyper, type Hyper, type Sweep } from './sweep';

/** A method to be tuned: an optimizer in one form, with the values it has now. */
export interface Entrant {
  readonly optimizer: Optimizer;
  readonly form: string;
  readonly hyper: Hyper;
}

/** Where methods are tuned. */
export interface Course {
  /** f(x, y) as text. */
  readonly f: string;
  /** f*; undefined where it is not known: then there is no goal, and what counts is f at the end alone. */
  readonly lowest: number | undefined;
  readonly starts: readonly Point[];
}

/** How methods are tuned. */
export interface Tuning extends Sweep {
  readonly steps: number;
  /** f − f* below which a run stays that has reached its goal. */
  readonly goal: number;
  readonly criterion: Criterion;
}

/** How some values of a method do. */
export interface Standing {
  readonly hyper: Hyper;
  /** One for each start. */
  readonly outcomes: readonly Outcome[];
  /** The median over the starts, lower for better. */
  readonly score: number;
}

/** A method as it is, at its defaults, and with the best values found. */
export interface Tuned {
  readonly present: Standing;
  readonly defaults: Standing;
  /** The first of the best candidates: the present values where none is better. */
  readonly best: Standing;
  /** Share of the candidates that reach the goal from more than half of the starts. */
  readonly hits: number;
  /** Where the best values lie at an end of the ranges. */
  readonly edges: readonly Edge[];
}

/** The sweep of a method as one map: a column for each candidate, a row for each start. */
export function sweepJob({ optimizer, form, hyper }: Entrant, course: Course, tuning: Tuning): MapJob {
  const rule = ruleOf(optimizer, form);
  if (!rule) throw new RangeError(`no form ${form} of ${optimizer.id}`);
  return {
    ...{ f: course.f, run: { rule, hyper }, start: course.starts[0], steps: tuning.steps },
    across: candidatesOf(optimizer, hyper, tuning),
    up: course.starts.map(([x, y]) => ({ x, y })),
    ...{ minima: [], radius: 0, goal: course.lowest === undefined ? -Infinity : course.lowest + tuning.goal },
  };
}

/** The size of a map. */
interface Size {
  readonly across: { readonly length: number };
  readonly up: { readonly length: number };
  readonly steps: number;
}

/** Steps of single runs that a map is. */
export const unitsOf = ({ across, up, steps }: Size): number => across.length * up.length * steps;

/** What a sweep found, from its job and the pixels of it. */
export function tunedOf({ optimizer }: Entrant, course: Course, tuning: Tuning, job: MapJob, pixels: MapPixels): Tuned {
  const scale = scaleOf(course, tuning);
  const width = job.across.length;
  const standings = job.across.map((hyper, x): Standing => {
    const outcomes = job.up.map((_, y) => outcomeAt(pixels, y * width + x, job.steps, course.lowest));
    return { hyper, outcomes, score: worseMedian(outcomes.map((outcome) => scoreOf(outcome, scale))) };
  });
  const best = standings.reduce((a, b) => (b.score < a.score ? b : a));
  const defaults = defaultHyper(optimizer);
  return {
    present: standings[0],
    defaults: standings.find(({ hyper }) => equalHyper(hyper, defaults)) ?? standings[0],
    best,
    hits: standings.filter(({ outcomes }) => worseMedian(outcomes.map(missed)) === 0).length / standings.length,
    edges: edgesOf(optimizer, best.hyper),
  };
}

/** 0 for a run that reached its goal and did not diverge, else 1. */
const missed = ({ reached, diverged }: Outcome): 0 | 1 => (reached < 0 || diverged ? 1 : 0);

/** What the runs on a course are judged by. */
export const scaleOf = ({ lowest }: Course, { criterion, steps }: Tuning): Scale => ({
  ...{ steps, criterion: lowest === undefined ? 'loss' : criterion },
  floor: lowest === undefined ? undefined : floorOf(lowest),
});
