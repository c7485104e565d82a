import type { ReadonlySignal } from '@preact/signals-core';
import type { LiveStatus } from '../../live/declaration';
import type { DrawnMap, Sheet } from '../../stage/map/types';
import type { MapActions, MapPlan } from './types';

/** The maps as the page reads them, and what it may ask for. */
export interface MapsModel extends MapActions {
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
}
