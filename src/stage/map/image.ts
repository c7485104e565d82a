import { endings } from '../../engine/many/ended';
import { isEnded } from '../../engine/many/shares';
import type { Domain, Minimum } from '../../surfaces/types';
import { type Rgb, wordOf } from '../colormap';
import { isFlat, measureAt, toner } from './measure';
import { divergedColor, lateness, minimumColors, mixed, mostCategorical, rateColor, reservedOf, shaded } from './tones';
import type { ColorScale, DrawnMap, Sheet } from './types';

/** Shades of one colour. */
const shades = 128;

/** Colours of the pixels of a map: RGBA bytes in one word, by the pixel's number. From tables, as a million are looked up. */
export type Coloring = (map: DrawnMap) => (i: number) => number;

/** Colours of a map over starts: the minimum, shaded by how late the run settles. */
export const basinColoring =
  (minima: readonly Minimum[], domain: Domain, theme: Sheet['theme']): Coloring =>
  ({ pixels, steps }) => {
    const reserved = reservedOf(theme);
    const [underway, diverged] = [wordOf(reserved.underway), wordOf(reserved.diverged)];
    const many = minima.length > mostCategorical;
    const table = Uint32Array.from(
      minimumColors(minima, domain).flatMap((color) =>
        Array.from({ length: shades }, (_, k) => wordOf(shaded(color, k / (shades - 1), theme, many))),
      ),
    );
    const { minimum, settled } = pixels;
    const shadeAt = perStep(steps, (step) => Math.round(lateness(step, steps) * (shades - 1)));
    return (i) => {
      if (isEnded(pixels, i, steps)) return diverged;
      return minimum[i] < 0 ? underway : table[minimum[i] * shades + shadeAt(settled[i])];
    };
  };

/** Colours of a map over hyperparameters: how well the run did; how soon it diverged. */
export const rateColoring =
  (scale: ColorScale, theme: Sheet['theme']): Coloring =>
  ({ pixels, steps }) => {
    const reserved = reservedOf(theme);
    const [underway, flat, steep] = [reserved.underway, reserved.flat, reserved.steep].map(wordOf);
    const table = Uint32Array.from({ length: shades }, (_, k) => wordOf(rateColor(k / (shades - 1), theme)));
    const tone = toner(scale);
    const divergedAt = perStep(steps, (lived) => wordOf(divergedColor(lived, steps, theme)));
    return (i) => {
      const value = measureAt(scale, pixels, i);
      if (Number.isNaN(value)) return endings[pixels.ended[i]] === 'steep' ? steep : divergedAt(pixels.lived[i]);
      if (value === Number.POSITIVE_INFINITY) return isFlat(scale, pixels, i) ? flat : underway;
      return table[Math.round(tone(value) * (shades - 1))];
    };
  };

/**
 * What depends on a step alone is computed once for it, not for each of a million pixels. From −1 (a start that is not
 * valid) to one past the last (a run that has not settled).
 */
function perStep(steps: number, compute: (step: number) => number): (step: number) => number {
  const unknown = -1;
  const values = new Float64Array(steps + 3).fill(unknown);
  return (step) => {
    if (values[step + 1] === unknown) values[step + 1] = compute(step);
    return values[step + 1];
  };
}

/** The coloring of a sheet. */
const coloringOf = ({ minima, domain, theme, scale }: Sheet): Coloring =>
  scale ? rateColoring(scale, theme) : basinColoring(minima, domain, theme);

/** The pixels of a map as RGBA bytes, the first row on top. */
export function texelsOf(map: DrawnMap, coloring: Coloring): Uint8ClampedArray<ArrayBuffer> {
  const { width, height } = map;
  const words = new Uint32Array(width * height);
  const colorAt = coloring(map);
  for (let y = 0; y < height; y++) {
    const [to, from] = [y * width, (height - 1 - y) * width];
    for (let x = 0; x < width; x++) words[to + x] = colorAt(from + x);
  }
  return new Uint8ClampedArray(words.buffer);
}

/** Canvases of maps, kept while their pixels and colours stay. */
export class MapImages {
  private readonly kept = new WeakMap<DrawnMap, { readonly look: string; readonly canvas: HTMLCanvasElement }>();

  /** The picture of a map, one pixel for each run. */
  of(map: DrawnMap, sheet: Sheet): HTMLCanvasElement {
    const { theme, scale } = sheet;
    const look = JSON.stringify([theme, scale ?? map.key]);
    const kept = this.kept.get(map);
    if (kept?.look === look) return kept.canvas;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [map.width, map.height];
    const image = new ImageData(texelsOf(map, coloringOf(sheet)), map.width, map.height);
    canvas.getContext('2d')?.putImageData(image, 0, 0);
    this.kept.set(map, { look, canvas });
    return canvas;
  }
}

/** A tone between the two of runs that diverged on a hyperparameter map, for the legend. */
export const lostTone = (theme: Sheet['theme']): Rgb =>
  mixed(divergedColor(0, 1, theme), divergedColor(1, 1, theme), 0.4);
