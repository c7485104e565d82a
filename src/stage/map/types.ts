import type { Axis, Level } from '../../engine/many/axis';
import type { MapJob, MapPixels } from '../../engine/many/map';
import type { Domain, Minimum, Point } from '../../surfaces/types';
import type { Mark } from '../types';

/** What a pixel stands for: a start, whose colour is where its run ends, or values of hyperparameters, whose colour is a measure. */
export type MapKind = 'starts' | 'values';

/** The sides of a map; a method with one hyperparameter has a single band. */
export type Axes = readonly [across: Axis, up: Axis | undefined];

/** The map of one method, still to be computed. */
export interface PlannedMap {
  /** As in the list of methods: 'adam', then 'adam-2'. */
  readonly id: string;
  /** Place in the list of methods. */
  readonly index: number;
  readonly axes: Axes;
  /** The axes with no window. */
  readonly full: Axes;
  /** Changes when the pixels do. */
  readonly key: string;
  readonly job: (level: Level) => MapJob;
}

/** Everything that the maps of a state need. */
export interface MapPlan {
  readonly kind: MapKind;
  readonly maps: readonly PlannedMap[];
  readonly levels: readonly Level[];
  readonly minima: readonly Minimum[];
  /** The lowest value that is known or was found; undefined where there is no minimum. */
  readonly best: number | undefined;
  readonly domain: Domain;
  readonly steps: number;
  /** What each level costs, in steps of runs that share their scalars. */
  readonly work: readonly number[];
}

/** A map that was computed. */
export interface DrawnMap {
  /** How many minima its pixels tell apart. */
  readonly minima: number;
  readonly key: string;
  readonly axes: Axes;
  readonly level: Level;
  readonly width: number;
  readonly height: number;
  readonly steps: number;
  readonly pixels: MapPixels;
}

/** One map of a sheet. */
export interface SheetMap {
  readonly mark: Mark;
  readonly axes: Axes;
  /** Axis names as formulas write them. */
  readonly labels: readonly [across: string, up: string];
  readonly drawn: DrawnMap | undefined;
  /** The start of the race, or the method's present values. */
  readonly present: readonly [across: number, up: number | undefined];
  /** What stands under the name: one short line, or nothing. */
  readonly note: string;
}

/** A line of the legend: a colour, what it stands for, and its share where one map stands alone. */
export interface LegendLine {
  readonly key: 'minimum' | 'more' | 'underway' | 'diverged';
  readonly minimum?: number;
  readonly text: string;
  readonly value?: string;
}

/** A whole picture of maps, completely: what is drawn is a function of this and the size. */
export interface Sheet {
  readonly kind: MapKind;
  readonly theme: 'light' | 'dark' | 'projector';
  readonly maps: readonly SheetMap[];
  readonly minima: readonly Minimum[];
  readonly domain: Domain;
  readonly start: Point;
  readonly scale: ColorScale;
  readonly legend: {
    readonly title: string;
    readonly lines: readonly LegendLine[];
    /** What the shade tells (basins), or the ends of the colour bar. */
    readonly shade: readonly [low: string, high: string];
    /** Names of the two marginal curves. */
    readonly curves: readonly [best: string, present: string];
  };
}

/** What the colours of a hyperparameter map measure. */
export interface ColorScale {
  readonly criterion: 'steps' | 'loss';
  /** f*; undefined: f itself is shown. */
  readonly best: number | undefined;
  readonly steps: number;
  /** Ends of the colour bar, in steps, in f − f* or in f. */
  readonly from: number;
  readonly to: number;
}
