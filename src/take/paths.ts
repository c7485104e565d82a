import { type Paths, pointOf } from '../engine/types';
import { idsOf, type MethodChoice } from '../state';

/** One path with the settings it was computed with. */
export interface TakenPath {
  /** Unique: 'adam', then 'adam-2' in list order. */
  readonly id: string;
  readonly method: string;
  readonly form: string;
  readonly hyper: Record<string, number>;
  /** The text of a typed optimizer. */
  readonly rule?: string;
  /** Transformations in their order. */
  readonly with?: readonly string[];
  readonly status: 'ok' | 'diverged';
  readonly divergedAt?: number;
  /** The start first; the engine's f32 values, always finite. */
  readonly points: [x: number, y: number, f: number][];
}

/** The paths of a race beside the methods that made them. */
export function pathsOf(paths: Paths, methods: readonly MethodChoice[]): TakenPath[] {
  const ids = idsOf(methods);
  return methods.map(({ hyper, ...choice }, run) => {
    const { length, divergedAt } = paths.ends[run];
    const points = Array.from({ length }, (_, k) => pointOf(paths, run, k));
    const status =
      divergedAt === undefined ? ({ status: 'ok' } as const) : ({ status: 'diverged', divergedAt } as const);
    return { id: ids[run], ...choice, hyper: { ...hyper }, ...status, points };
  });
}
