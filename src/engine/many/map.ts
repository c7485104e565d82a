import type { Run } from '../run';

/** Values that a column or a row of pixels gives to names of the run: `x` and `y` of the start, hyperparameters. */
export type Change = Readonly<Record<string, number>>;

/** A map: one run of one method for each pixel. Pure data, so it crosses to a worker as it is. */
export interface MapJob {
  /** f(x, y) as text. */
  readonly f: string;
  readonly run: Run;
  readonly start: readonly [x: number, y: number];
  /** Steps of every run, 1 … 100 000. */
  readonly steps: number;
  /** What each column changes, from left to right. */
  readonly across: readonly Change[];
  /** What each row changes, from the bottom up; of a name that both change, the row's value counts. */
  readonly up: readonly Change[];
  /** Where a run may end; they lie more than two radii apart. */
  readonly minima: readonly (readonly [x: number, y: number])[];
  /** Distance from a minimum, in units of x and y, within which a run has arrived. */
  readonly radius: number;
  /** A run has reached its goal where f stays below this to its end; −∞: never. */
  readonly goal: number;
}

/** What became of the run of each pixel; row by row from the bottom, each row from the left. */
export interface MapPixels {
  /** f at the end of the path, always finite. */
  readonly f: Float32Array;
  /** Index of the minimum within whose radius the path ends; −1: none. */
  readonly minimum: Int32Array;
  /** The first step from which the path stays within the radius of that minimum; after the last where there is none. */
  readonly settled: Int32Array;
  /** The first step from which f stays below the goal to the end; −1: none, and where the run ended before its last step. */
  readonly reached: Int32Array;
  /** Steps taken before the run ended: all of them when it went on to the last, −1 when its start was not valid. */
  readonly lived: Int32Array;
  /** How it ended, by the number of the name in `endings`. */
  readonly ended: Int32Array;
}

/** The arrays of `MapPixels`. */
export const pixelFields = ['f', 'minimum', 'settled', 'reached', 'lived', 'ended'] as const;

/** The part of a map that one task computes: columns x0 … x1 − 1 of rows y0 … y1 − 1. */
export interface Tile {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** What a map tells while it is computed. */
export interface MapWatch {
  /** Ends the work; the map then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Pixels of a tile have come; `done` of all are there. Each pixel comes once. */
  readonly onTile?: (pixels: MapPixels, tile: Tile, done: number) => void;
}

/** Pixels for a map of that many, nothing computed yet. */
export function emptyPixels(count: number): MapPixels {
  return {
    f: new Float32Array(count),
    minimum: new Int32Array(count).fill(-1),
    settled: new Int32Array(count),
    reached: new Int32Array(count).fill(-1),
    lived: new Int32Array(count),
    ended: new Int32Array(count),
  };
}

/** What `reached` is, from the step that a kernel gives: `steps` + 1 where a run does not end below the goal. */
export const reachedBy = (step: number, lived: number, steps: number): number =>
  lived === steps && step <= steps ? step : -1;

/** Copies the pixels of a tile to their places in a map of `width` columns. */
export function placeTile(map: MapPixels, width: number, tile: Tile, pixels: MapPixels): void {
  const columns = tile.x1 - tile.x0;
  for (const field of pixelFields) {
    for (let y = tile.y0; y < tile.y1; y++) {
      const from = (y - tile.y0) * columns;
      map[field].set(pixels[field].subarray(from, from + columns), y * width + tile.x0);
    }
  }
}

/** The start of each pixel. */
export function startsOf({ start, across, up }: MapJob): (x: number, y: number) => readonly [x: number, y: number] {
  const fixed = across.every((change) => change.x === undefined && change.y === undefined);
  const inRow = up.map((row): [number, number] => [row.x ?? start[0], row.y ?? start[1]]);
  if (fixed) return (_, y) => inRow[y];
  return (x, y) => [up[y].x ?? across[x].x ?? start[0], up[y].y ?? across[x].y ?? start[1]];
}

/** The square of the radius, the goal, then x and y of each minimum: what runs are compared with, in f32. */
export function goalsOf({ radius, goal, minima }: MapJob): Float32Array<ArrayBuffer> {
  const single = Math.fround(radius);
  return Float32Array.from([single * single, goal, ...minima.flat()]);
}
