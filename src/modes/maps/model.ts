import type { ReadonlySignal } from '@preact/signals-core';
import type { LiveStatus } from '../../live/declaration';
import type { DrawnMap, MapPlan, Sheet } from '../../stage/map/types';
import type { Point } from '../../surfaces/types';

/** The maps as the page reads them, and what it may ask for. */
export interface MapsModel {
  /** What is to be computed; undefined while no map is shown. */
  readonly plan: ReadonlySignal<MapPlan | undefined>;
  /** What there is, by the method's id in the list. */
  readonly drawn: ReadonlySignal<ReadonlyMap<string, DrawnMap>>;
  readonly status: ReadonlySignal<LiveStatus>;
  /** 0 … 1 while they are computed, else undefined. */
  readonly progress: ReadonlySignal<number | undefined>;
  readonly theme: ReadonlySignal<Sheet['theme']>;
  readonly cancel: () => void;
  /** Computes the finer levels, however much they are. */
  readonly refine: () => void;
  /** Shows the race from a start, as a place of its own in the history. */
  readonly raceFrom: (start: Point) => void;
  /** Sets hyperparameters of the method at an index. */
  readonly adopt: (index: number, values: Readonly<Record<string, number>>) => void;
}
