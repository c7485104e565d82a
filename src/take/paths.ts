import type { PublishedPath, PublishedRun } from '../api/published';
import { type Paths, pointOf } from '../engine/types';
import { idsOf, type MethodChoice, type State } from '../state';
import { publishedMethod } from './published';

/** The paths of a race beside the methods that made them, as they are published. */
export function pathsOf(paths: Paths, methods: readonly MethodChoice[]): PublishedPath[] {
  const ids = idsOf(methods);
  return methods.map((choice, run) => {
    const { length } = paths.ends[run];
    const points = Array.from({ length }, (_, k) => pointOf(paths, run, k));
    return { id: ids[run], ...publishedMethod(choice), ...endOf(paths, run), points };
  });
}

/** The runs of a race with what they leave, as they are published: at step k, where they are and how high. */
export function runsOf(paths: Paths, { methods, seed }: Pick<State, 'methods' | 'seed'>): PublishedRun[] {
  const ids = idsOf(methods);
  return methods.map((choice, run) => {
    const { with: names = [], ...method } = publishedMethod(choice);
    const steps = Array.from({ length: paths.ends[run].length }, (_, k) => k);
    const column = (c: number) => ({ at: [...steps], value: steps.map((k) => pointOf(paths, run, k)[c]) });
    const columns = { x: column(0), y: column(1), f: column(2) };
    return { id: ids[run], ...method, with: names, seed, ...endOf(paths, run), columns };
  });
}

function endOf({ ends }: Paths, run: number): Pick<PublishedPath, 'status' | 'divergedAt'> {
  const { divergedAt, why = 'diverged' } = ends[run];
  return divergedAt === undefined ? { status: 'ok' } : { status: why, divergedAt };
}
