import { finePixel, type Level } from '../../../engine/many/axis';
import { endingOf, endings } from '../../../engine/many/ended';
import { emptyPixels, type MapPixels } from '../../../engine/many/map';
import { worseMedian } from '../../../engine/many/score';
import type { Trained } from '../../../engine/train/types';
import type { DrawnMap, PixelRuns, TrainedPixels } from '../../../stage/map/types';
import { remembered } from '../../../study/remembered';
import type { Computed } from '../../maps/types';

/** The runs of a pixel from what training has left, a run a seed; `at`: the updates at which losses were looked at. */
export function runsOf(seeds: readonly Trained[], at: readonly number[]): PixelRuns {
  const losses = new Float32Array(seeds.length * at.length).fill(Number.NaN);
  seeds.forEach(({ columns: { loss }, stopped }, s) => {
    const known = new Map(loss.at.map((update, k) => [update, loss.value[k]]));
    let last = Number.NaN;
    at.forEach((update, k) => {
      const value = known.get(update);
      // What patience has ended stays as it is.
      if (value !== undefined || stopped) losses[s * at.length + k] = last = value ?? last;
    });
  });
  const last = at[at.length - 1];
  return {
    losses,
    lived: seeds.map(({ divergedAt }) => (divergedAt === undefined ? last : divergedAt - 1)),
    ended: seeds.map(({ divergedAt, why }) => endingOf(divergedAt === undefined ? 'ok' : (why ?? 'diverged'))),
  };
}

/** Runs by the number of their pixel on the finest level. */
export type Found = ReadonlyMap<number, PixelRuns>;

/** The number of a pixel among those of the finest level. */
export const fineOf = (column: number, row: number, level: Level, flat: boolean): number =>
  finePixel(column, level) + (flat ? 0 : 1024 * finePixel(row, level));

/**
 * The pixels of a level as far as they are found; one that is not is what stands at its place on a coarser level. Undefined
 * where nothing stands there either.
 */
export function assembled(found: Found, level: Level, flat: boolean, at: readonly number[]): Computed | undefined {
  const [width, height] = [level, flat ? 1 : level];
  const known = new Uint8Array(width * height);
  const runs = Array.from(known, (_, i): PixelRuns | undefined => {
    const [column, row] = [i % width, Math.floor(i / width)];
    const own = found.get(fineOf(column, row, level, flat));
    known[i] = own ? 1 : 0;
    return own ?? coarser(found, level, flat, column, row);
  });
  const there = runs.filter((one) => one !== undefined);
  if (there.length < runs.length) return undefined;
  const trained = { at, runs: there };
  const whole = known.every((one) => one === 1);
  return {
    ...{ trained, pixels: pixelsOf(trained), began: beganOf(there[0], at) },
    ...(!whole && { known }),
  };
}

function coarser(found: Found, level: Level, flat: boolean, column: number, row: number): PixelRuns | undefined {
  let [x, y] = [column, row];
  for (let size = level / 2; size >= 4; size /= 2) {
    [x, y] = [x >> 1, y >> 1];
    const stand = found.get(fineOf(x, y, size as Level, flat));
    if (stand) return stand;
  }
  return undefined;
}

/** The loss that runs begin with: the median over the seeds, whose weights all pixels have in common. */
function beganOf({ losses, lived }: PixelRuns, at: readonly number[]): number {
  return worseMedian(lived.map((_, s) => losses[s * at.length]));
}

/** What became of the runs of every pixel, in the median over its seeds; nothing is reached yet. */
function pixelsOf({ at, runs }: TrainedPixels): MapPixels {
  const pixels = emptyPixels(runs.length);
  const last = at[at.length - 1];
  runs.forEach(({ losses, lived, ended }, i) => {
    const ends = lived.map((_, s) => lastOf(losses.subarray(s * at.length, (s + 1) * at.length)));
    const median = worseMedian(ends.map((loss, s) => (ended[s] === 0 ? loss : Number.POSITIVE_INFINITY)));
    const early = median === Number.POSITIVE_INFINITY;
    pixels.f[i] = early ? worseMedian(ends) : median;
    pixels.lived[i] = early ? worseMedian(lived.filter((_, s) => ended[s] !== 0)) : last;
    pixels.ended[i] = early ? commonest(ended.filter((end) => end !== 0)) : 0;
  });
  return pixels;
}

/** The last loss that is known; NaN where none is. */
function lastOf(losses: Float32Array): number {
  let k = losses.length - 1;
  while (k > 0 && Number.isNaN(losses[k])) k--;
  return losses[k];
}

/** The number that stands most often; of several, the first in the order of `endings`. */
function commonest(numbers: readonly number[]): number {
  const counts = endings.map((_, end) => numbers.filter((one) => one === end).length);
  return counts.indexOf(Math.max(...counts));
}

/** Share of the way from the first loss to the lowest one that ends a target's way, where none is given. */
const way = 0.9;

/** The loss that runs are to stay below: the one asked for, or nine tenths of the way from the first to the lowest of all ends. */
export function targetOf(maps: Iterable<DrawnMap>, asked: number | undefined): number | undefined {
  if (asked !== undefined) return asked;
  const all = [...maps].filter(({ trained }) => trained);
  const [began] = all.flatMap((map) => (map.began === undefined ? [] : [map.began]));
  const lowest = all.reduce((least, { pixels, steps }) => {
    return pixels.f.reduce((low, f, i) => (pixels.lived[i] >= steps && f < low ? f : low), least);
  }, Number.POSITIVE_INFINITY);
  return began === undefined || !(lowest < began) ? undefined : Number((began - way * (began - lowest)).toPrecision(3));
}

/** The maps with what their runs reach: the update from which the loss, wherever it is looked at, stays below the target. */
export const judged = remembered((map: DrawnMap, goal: number): DrawnMap => {
  const { trained, pixels } = map;
  if (!trained) return map;
  const { at, runs } = trained;
  const reached = Int32Array.from(runs, ({ losses, lived }) => {
    const firsts = lived.map((_, s) => firstBelow(losses.subarray(s * at.length, (s + 1) * at.length), goal));
    const median = worseMedian(firsts.map((k) => (k === undefined ? Number.POSITIVE_INFINITY : at[k])));
    return Number.isFinite(median) ? median : -1;
  });
  return { ...map, goal, pixels: { ...pixels, reached } };
});

/** The first of the looks from which every one is below a loss. */
function firstBelow(losses: Float32Array, goal: number): number | undefined {
  let k = losses.length;
  while (k > 0 && losses[k - 1] < goal) k--;
  return k < losses.length ? k : undefined;
}
