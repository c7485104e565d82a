import { CpuMap } from '../../src/engine/cpu/map';
import { CpuRace } from '../../src/engine/cpu/race';
import { endingOf } from '../../src/engine/many/ended';
import { type MapJob, type MapPixels, pixelFields } from '../../src/engine/many/map';
import { tracesOf } from '../../src/engine/traces';
import type { Paths, RaceJob } from '../../src/engine/types';
import { pointOf } from '../../src/study/trace';

/** `count` values from `from` to `to`, both ends included, each as a change of one name. */
export const axis = (name: string, from: number, to: number, count: number): Record<string, number>[] =>
  Array.from({ length: count }, (_, i) => ({ [name]: from + ((to - from) * i) / Math.max(1, count - 1) }));

/** The race that a pixel of a map is. */
export function raceOfPixel({ f, run, start, steps, across, up }: MapJob, x: number, y: number): RaceJob {
  const change: Record<string, number> = { ...across[x], ...up[y] };
  const { x: startX = start[0], y: startY = start[1], ...hyper } = change;
  return { f, runs: [{ ...run, hyper: { ...run.hyper, ...hyper } }], start: [startX, startY], steps };
}

/** What a pixel must be, read from the path of its race by plain loops. */
export function pixelOf({ minima, radius, goal, steps }: MapJob, paths: Paths): Record<keyof MapPixels, number> {
  const { length, divergedAt, why = 'diverged' } = paths.ends[0];
  const points = Array.from({ length: Math.max(1, length) }, (_, k) => pointOf(tracesOf(paths)[0], k));
  const [x, y, f] = points[points.length - 1];
  const far = (px: number, py: number, [mx, my]: readonly [number, number]) => {
    const [dx, dy] = [Math.fround(px - Math.fround(mx)), Math.fround(py - Math.fround(my))];
    return Math.fround(Math.fround(dx * dx) + Math.fround(dy * dy));
  };
  const limit = Math.fround(Math.fround(radius) * Math.fround(radius));
  const below = Math.fround(goal);
  const minimum = minima.findIndex((m) => far(x, y, m) <= limit);
  const inside = points.map(([px, py]) => minimum >= 0 && far(px, py, minima[minimum]) <= limit);
  return {
    f,
    minimum,
    settled: minimum < 0 ? steps + 1 : inside.lastIndexOf(false) + 1,
    reached: divergedAt === undefined && f < below ? points.findLastIndex((p) => p[2] >= below) + 1 : -1,
    lived: divergedAt === undefined ? steps : length - 1,
    ended: endingOf(divergedAt === undefined ? 'ok' : why),
  };
}

/** One pixel of a map. */
export const pixelAt = (pixels: MapPixels, i: number): Record<keyof MapPixels, number> =>
  Object.fromEntries(pixelFields.map((field) => [field, pixels[field][i]])) as Record<keyof MapPixels, number>;

const maps = new CpuMap();
const races = new CpuRace();

/** Pixels of a map on the CPU that are not what the race of the pixel says. */
export function wrongPixels(job: MapJob): unknown[] {
  const [width, height] = [job.across.length, job.up.length];
  const pixels = maps.run(job);
  return Array.from({ length: width * height }, (_, i) => i).flatMap((i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const expected = pixelOf(job, races.run(raceOfPixel(job, x, y)));
    const found = pixelAt(pixels, i);
    return JSON.stringify(found) === JSON.stringify(expected) ? [] : [{ x, y, found, expected }];
  });
}
