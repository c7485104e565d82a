import type { MapPixels } from './map';

/** What became of the runs of a map, as shares of its pixels that sum to one. */
export interface Shares {
  /** Of the pixels that end in each minimum. */
  readonly minima: readonly number[];
  readonly diverged: number;
  /** On the way still. */
  readonly underway: number;
}

/** Whether the run of a pixel diverged; where its start is not valid it did so before the first step. */
export const isDiverged = ({ lived }: Pick<MapPixels, 'lived'>, i: number, steps: number): boolean => lived[i] < steps;

/** The shares of a map over so many minima. */
export function sharesOf(pixels: MapPixels, minima: number, steps: number): Shares {
  const counts = new Array<number>(minima).fill(0);
  let [diverged, underway] = [0, 0];
  const all = pixels.minimum.length;
  for (let i = 0; i < all; i++) {
    if (isDiverged(pixels, i, steps)) diverged++;
    else if (pixels.minimum[i] < 0) underway++;
    else counts[pixels.minimum[i]]++;
  }
  return { minima: counts.map((count) => count / all), diverged: diverged / all, underway: underway / all };
}
