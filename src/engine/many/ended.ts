import type { Surface } from '../../surfaces/compile';
import { causeAtStart, causesOf } from '../cause';
import { type MapJob, startsOf } from './map';
import { settingsAt } from './scalars';

/** How a run may end, by the number that a map has for it; the first is at its last step. */
export const endings = ['ok', 'diverged', 'steep', 'indeterminate'] as const;

/** How a run ended: a name of the cause, or that it took all its steps. */
export type EndingName = (typeof endings)[number];

/** The number of an ending. */
export const endingOf = (name: EndingName): number => endings.indexOf(name);

/**
 * How the run of a pixel ended that took `lived` steps, fewer than all; `before` gives the state vector that it was left
 * in, theta and each state, and is not asked where the start is not valid.
 */
export function endingsOf(
  surface: Surface,
  job: MapJob,
): (x: number, y: number, lived: number, before: () => readonly number[]) => number {
  const startAt = startsOf(job);
  let causes: ReturnType<typeof causesOf> | undefined;
  return (x, y, lived, before) => {
    const start = startAt(x, y);
    causes ??= causesOf(surface, job.run);
    const why =
      lived < 0
        ? causeAtStart(surface, start)
        : causes(settingsAt(job, x, y), start, { before: before(), k: lived + 1 });
    return endingOf(why ?? 'diverged');
  };
}
