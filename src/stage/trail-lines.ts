import { Detail } from '../study/detail';
import { domainOf } from '../study/field';
import type { Frame } from './frame';
import { heightOf } from './height';
import { packedOf, placesOf, stepsOf, type Trails } from './trails';

/** Steps up to which every one is drawn. */
export const everyStep = 2000;

/** The lines of a run's trail: numbers of points, two for each line. */
export interface TrailLines {
  /** Those older than the recent steps. */
  readonly old: readonly number[];
  readonly recent: readonly number[];
}

/** The lines of every run's trail up to the step of a frame; of a long trail those that the screen can show. */
export function trailLines(frame: Frame): readonly TrailLines[] {
  const { trails, step } = frame.picture;
  if (!trails) return [];
  const details = stepsOf(trails) > everyStep ? detailsOf(frame, trails) : undefined;
  return trails.traces.map(({ length }, run) => {
    const last = Math.min(Math.floor(step), length - 1);
    const turn = Math.max(0, last - Math.min(frame.style.recent, last));
    if (turn > 0) return { old: details?.[run].upTo(turn) ?? range(0, turn), recent: range(turn, last) };
    return { old: [], recent: details?.[run].upTo(Math.max(0, last)) ?? range(0, last) };
  });
}

/** Every step from one point to another as a line. */
function range(from: number, to: number): number[] {
  const lines: number[] = [];
  for (let k = from; k < to; k++) lines.push(k, k + 1);
  return lines;
}

let kept: { readonly trails: Trails; readonly key: string; readonly details: readonly Detail[] } | undefined;

/** The details of long trails as large as they are seen, in powers of two; the last ones are kept. */
function detailsOf(frame: Frame, trails: Trails): readonly Detail[] {
  const { picture, relief } = frame;
  const pixels = 2 ** Math.ceil(Math.log2(pixelsOf(frame)));
  const key = JSON.stringify([relief.key, domainOf(picture.surface.field), pixels]);
  if (kept?.trails === trails && kept.key === key) return kept.details;
  const [x0, x1, y0, y1] = domainOf(picture.surface.field);
  const [kx, ky] = [(2 * pixels) / (x1 - x0), (2 * pixels) / (y1 - y0)];
  // On a surface, the height follows from the place.
  const dimensions = packedOf(trails) ? 2 : 3;
  const details = placesOf(trails).map(
    ({ columns: { x, y, f } }) =>
      new Detail((k, into) => {
        into[0] = (x.at(k) - x0) * kx - pixels;
        into[1] = (y.at(k) - y0) * ky - pixels;
        into[2] = heightOf(relief.heights, f.at(k)) * pixels;
      }, dimensions),
  );
  kept = { trails, key, details };
  return details;
}

/** Pixels of the screen in a unit of the box, where it is largest. */
export const pixelsOf = ({ panes, picture, ratio }: Frame): number =>
  (Math.max(...panes.flatMap(({ rect }) => [rect.w, rect.h])) / 2) * Math.max(1, picture.camera[2]) * ratio;
