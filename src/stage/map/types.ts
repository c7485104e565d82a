import type { Axis, Level } from '../../engine/many/axis';
import type { MapPixels } from '../../engine/many/map';
import type { Domain, Minimum, Point } from '../../surfaces/types';
import type { Mark } from '../types';

/** The sides of a map; a method with one hyperparameter has a single band. */
export type Axes = readonly [across: Axis, up: Axis | undefined];

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
  /** The value that all its runs begin with, where one that does not end below it has not converged. */
  readonly began?: number;
  /** What its pixels were judged by, where that is of the map. */
  readonly goal?: number;
  /** What its pixels are made of, where they are training runs. */
  readonly trained?: TrainedPixels;
  /** 1 for each pixel that has come, while others stand for what the coarser level has there; absent once all have. */
  readonly known?: Uint8Array;
}

/** The training runs of every pixel. */
export interface TrainedPixels {
  /** The updates at which the losses are known, from 0 to the last. */
  readonly at: readonly number[];
  readonly runs: readonly PixelRuns[];
}

/** The runs of one pixel, one a seed. */
export interface PixelRuns {
  /** Loss over all training rows, seed by seed; NaN after the end of a run that ended early. */
  readonly losses: Float32Array;
  /** Updates taken by each. */
  readonly lived: readonly number[];
  /** How each ended, by the number of the name in `endings`. */
  readonly ended: readonly number[];
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
  readonly key: 'minimum' | 'more' | 'underway' | 'flat' | 'diverged' | 'steep';
  readonly minimum?: number;
  readonly text: string;
  readonly value?: string;
}

/** A whole picture of maps, completely: what is drawn is a function of this and the size. */
export interface Sheet {
  readonly theme: 'light' | 'dark' | 'projector';
  readonly maps: readonly SheetMap[];
  readonly minima: readonly Minimum[];
  readonly domain: Domain;
  readonly start: Point;
  /** What the colours measure; undefined: they are minima, and the maps are of the ground that races run over. */
  readonly scale: ColorScale | undefined;
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
  /** The value that runs begin with, where one that does not end below it has not converged. */
  readonly began?: number;
  /** Ends of the colour bar, in steps, in f − f* or in f. */
  readonly from: number;
  readonly to: number;
}
