import type { Trails } from '../../../stage/trails';
import type { Trace } from '../../../study/trace';
import type { LossPlane } from './live';

/** The trails of a plane, and the updates that their points stand for: step k of the picture is update `updates[k]`. */
export interface PlaneTrails {
  readonly trails: Trails;
  readonly updates: readonly number[];
}

/** Trails at the loss of the runs' own weights, over the updates of all of them: a run stays where it is until its next snapshot. */
export function trailsOn({ input: { paths }, basis, heights }: LossPlane): PlaneTrails {
  const updates = [...new Set(paths.flatMap(({ at }) => at))].sort((a, b) => a - b);
  const ends: (number | undefined)[] = [];
  const traces = paths.map(({ at, divergedAt }, run): Trace => {
    const last = updates.indexOf(at[at.length - 1]);
    const point: number[] = [];
    for (let k = 0, i = 0; k <= last; k++) {
      while (i + 1 < at.length && at[i + 1] <= updates[k]) i++;
      point.push(i);
    }
    ends.push(divergedAt === undefined ? undefined : Math.min(last + 1, updates.length - 1));
    const places = basis.places[run];
    return {
      ...{ axis: 'step', length: point.length },
      columns: {
        u: { at: (k) => places[2 * point[k]] },
        v: { at: (k) => places[2 * point[k] + 1] },
        loss: { at: (k) => heights[run][point[k]] },
      },
    };
  });
  return { trails: { traces, columns: ['u', 'v', 'loss'], divergedAt: ends, drops: true }, updates };
}

/** The step of the picture at an update. */
export const stepAt = (updates: readonly number[], update: number): number =>
  Math.max(
    0,
    updates.findLastIndex((one) => one <= update),
  );
