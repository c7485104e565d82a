import { tracesOf } from '../engine/traces';
import { type Paths, segmentFloats } from '../engine/types';
import { type PathTrace, type PlaceColumns, placedBy, type Trace } from '../study/trace';

/** The trails of runs. Point k of a trace is that of step k of the picture. */
export interface Trails {
  /** The runs with a mark, in their order, then those of the fan. */
  readonly traces: readonly Trace[];
  /** The columns along the axes of the field and that of the height; x, y and f when absent. */
  readonly columns?: PlaceColumns;
  /** The step at which a run diverged. */
  readonly divergedAt?: readonly (number | undefined)[];
  /** Whether thin upright lines lead from the points to the field, where their heights are seen to differ; 3-D view only. */
  readonly drops?: boolean;
  /** The same points as an engine has packed them: drawn as they are, unless other columns are named. */
  readonly packed?: Paths;
}

const kept = new WeakMap<Paths, Trails>();

/** The trails of a race; the same ones for the same paths. */
export function trailsOf(paths: Paths): Trails {
  const trails = kept.get(paths) ?? {
    traces: tracesOf(paths),
    divergedAt: paths.ends.map(({ divergedAt }) => divergedAt),
    packed: paths,
  };
  kept.set(paths, trails);
  return trails;
}

const placed = new WeakMap<Trails, readonly PathTrace[]>();

/** The traces of trails with what is drawn of them as x, y and f. */
export function placesOf(trails: Trails): readonly PathTrace[] {
  const { traces, columns = ['x', 'y', 'f'] } = trails;
  const found = placed.get(trails) ?? traces.map((trace) => placedBy(trace, columns));
  placed.set(trails, found);
  return found;
}

/** Steps of the longest trail, 1 at least. */
export const stepsOf = ({ packed, traces }: Trails): number =>
  Math.max(1, packed?.steps ?? 0, ...traces.map(({ length }) => length - 1));

/** What an engine has packed of trails, if that is what is drawn. */
export const packedOf = ({ packed, columns }: Trails): Paths | undefined => (columns ? undefined : packed);

/** The segments of trails in the layout of `Paths`: those of the engine, or packed from the columns. */
export function segmentsOf(trails: Trails): Float32Array {
  const packed = packedOf(trails);
  if (packed) return packed.segments;
  const steps = stepsOf(trails);
  const floats = new Float32Array(trails.traces.length * steps * segmentFloats);
  placesOf(trails).forEach(({ length, columns: { x, y, f } }, run) => {
    for (let k = 0; k + 1 < length; k++) {
      const at = (run * steps + k) * segmentFloats;
      floats.set([x.at(k), y.at(k), f.at(k), 1, x.at(k + 1), y.at(k + 1), f.at(k + 1), 1], at);
    }
  });
  return floats;
}
