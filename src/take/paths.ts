import type { PublishedPath, PublishedRun } from '../api/published';
import { tracesOf } from '../engine/traces';
import type { Paths } from '../engine/types';
import { idsOf, type MethodChoice, type State } from '../state';
import { type Column, pointOf } from '../study/trace';
import { publishedMethod } from './published';
import type { TakenPath } from './types';

/** The paths of a race beside the methods that made them, as files are made of them. */
export function takenPaths(paths: Paths, methods: readonly MethodChoice[]): TakenPath[] {
  const ids = idsOf(methods);
  const traces = tracesOf(paths);
  return methods.map((choice, run) => ({
    setting: { id: ids[run], ...publishedMethod(choice), ...endOf(paths, run) },
    trace: traces[run],
  }));
}

/** The paths of a race as programs get them: a copy. */
export const pathsOf = (paths: Paths, methods: readonly MethodChoice[]): PublishedPath[] =>
  takenPaths(paths, methods).map(({ setting, trace }) => ({
    ...setting,
    points: Array.from({ length: trace.length }, (_, k) => pointOf(trace, k)),
  }));

/** The runs of a race with what they leave, as they are published: at step k, where they are and how high. */
export function runsOf(paths: Paths, { methods, seed }: Pick<State, 'methods' | 'seed'>): PublishedRun[] {
  const ids = idsOf(methods);
  const traces = tracesOf(paths);
  return methods.map((choice, run) => {
    const { with: names = [], ...method } = publishedMethod(choice);
    const { length, columns } = traces[run];
    const steps = Array.from({ length }, (_, k) => k);
    const published = ({ at }: Column) => ({ at: [...steps], value: steps.map(at) });
    const { x, y, f } = columns;
    const read = { x: published(x), y: published(y), f: published(f) };
    return { id: ids[run], ...method, with: names, seed, ...endOf(paths, run), columns: read };
  });
}

function endOf({ ends }: Paths, run: number): Pick<PublishedPath, 'status' | 'divergedAt'> {
  const { divergedAt, why = 'diverged' } = ends[run];
  return divergedAt === undefined ? { status: 'ok' } : { status: why, divergedAt };
}
