import { remembered } from '../../study/remembered';
import { type EndingName, endings } from './ended';
import type { MapPixels } from './map';

/** How a run may end before its last step. */
export type EarlyEnd = Exclude<EndingName, 'ok'>;

/** The ends before the last step, in the order in which they are told. */
export const earlyEnds: readonly EarlyEnd[] = ['diverged', 'steep', 'indeterminate'];

/** What became of the runs of a map, as shares of its pixels that sum to one. */
export interface Shares extends Readonly<Record<EarlyEnd, number>> {
  /** Of the pixels that end in each minimum. */
  readonly minima: readonly number[];
  /** On the way still. */
  readonly underway: number;
}

/** The ends before the last step that occur; diverging where none does. */
export function earlyEndsIn(shares: readonly Shares[]): readonly EarlyEnd[] {
  const found = earlyEnds.filter((end) => shares.some((one) => one[end] > 0));
  return found.length > 0 ? found : ['diverged'];
}

/** Whether the run of a pixel ended before its last step; where its start is not valid it did so before the first. */
export const isEnded = ({ lived }: Pick<MapPixels, 'lived'>, i: number, steps: number): boolean => lived[i] < steps;

/** The shares of a map over so many minima. */
export const sharesOf = remembered((pixels: MapPixels, minima: number, steps: number): Shares => {
  const counts = new Array<number>(minima).fill(0);
  const early = { ok: 0, diverged: 0, steep: 0, indeterminate: 0 };
  let underway = 0;
  const all = pixels.minimum.length;
  for (let i = 0; i < all; i++) {
    if (isEnded(pixels, i, steps)) early[endings[pixels.ended[i]]]++;
    else if (pixels.minimum[i] < 0) underway++;
    else counts[pixels.minimum[i]]++;
  }
  const share = (count: number) => count / all;
  return {
    minima: counts.map(share),
    underway: share(underway),
    diverged: share(early.diverged),
    steep: share(early.steep),
    indeterminate: share(early.indeterminate),
  };
});
