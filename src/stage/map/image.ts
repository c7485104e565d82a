import { isEnded } from '../../engine/many/shares';
import type { Domain, Minimum } from '../../surfaces/types';
import type { Rgb } from '../colormap';
import { measureAt, toner } from './measure';
import { divergedColor, lateness, minimumColors, mixed, mostCategorical, rateColor, reservedOf, shaded } from './tones';
import type { ColorScale, DrawnMap, Sheet } from './types';

/** Shades of one colour. */
const shades = 128;

/** What colours are looked up in: all that the pixels of a map may be. */
export type Coloring = (pixels: DrawnMap, i: number) => Rgb;

/** Colours of a map over starts: the minimum, shaded by how late the run settles. */
export function basinColoring(minima: readonly Minimum[], domain: Domain, theme: Sheet['theme']): Coloring {
  const { underway, diverged } = reservedOf(theme);
  const table = minimumColors(minima, domain).map((color) =>
    Array.from({ length: shades }, (_, k) => shaded(color, k / (shades - 1), theme, minima.length > mostCategorical)),
  );
  const shadeAt = perStep((settled, steps) => Math.round(lateness(settled, steps) * (shades - 1)));
  return ({ pixels, steps }, i) => {
    if (isEnded(pixels, i, steps)) return diverged;
    const minimum = pixels.minimum[i];
    return minimum < 0 ? underway : table[minimum][shadeAt(pixels.settled[i], steps)];
  };
}

/** Colours of a map over hyperparameters: how well the run did; how soon it diverged. */
export function rateColoring(scale: ColorScale, theme: Sheet['theme']): Coloring {
  const { underway } = reservedOf(theme);
  const table = Array.from({ length: shades }, (_, k) => rateColor(k / (shades - 1), theme));
  const tone = toner(scale);
  const divergedAt = perStep((lived, steps) => divergedColor(lived, steps, theme));
  return ({ pixels, steps }, i) => {
    const value = measureAt(scale, pixels, i);
    if (Number.isNaN(value)) return divergedAt(pixels.lived[i], steps);
    return value === Number.POSITIVE_INFINITY ? underway : table[Math.round(tone(value) * (shades - 1))];
  };
}

/** What depends on a step alone is computed once for it, not for each of a million pixels. */
function perStep<T>(compute: (step: number, steps: number) => T): (step: number, steps: number) => T {
  let known: { readonly steps: number; readonly values: Map<number, T> } | undefined;
  return (step, steps) => {
    if (known?.steps !== steps) known = { steps, values: new Map() };
    const found = known.values.get(step);
    if (found !== undefined) return found;
    const value = compute(step, steps);
    known.values.set(step, value);
    return value;
  };
}

/** The coloring of a sheet. */
const coloringOf = ({ kind, minima, domain, theme, scale }: Sheet): Coloring =>
  kind === 'starts' ? basinColoring(minima, domain, theme) : rateColoring(scale, theme);

/** The pixels of a map as RGBA bytes, the first row on top. */
export function texelsOf(map: DrawnMap, coloring: Coloring): Uint8ClampedArray<ArrayBuffer> {
  const { width, height } = map;
  const texels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b] = coloring(map, (height - 1 - y) * width + x);
      const at = (y * width + x) * 4;
      texels[at] = r;
      texels[at + 1] = g;
      texels[at + 2] = b;
      texels[at + 3] = 255;
    }
  }
  return texels;
}

/** Canvases of maps, kept while their pixels and colours stay. */
export class MapImages {
  private readonly kept = new WeakMap<DrawnMap, { readonly look: string; readonly canvas: HTMLCanvasElement }>();

  /** The picture of a map, one pixel for each run. */
  of(map: DrawnMap, sheet: Sheet): HTMLCanvasElement {
    const { kind, theme, scale } = sheet;
    const look = JSON.stringify([kind, theme, kind === 'values' ? scale : map.key]);
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

/** A tone between the two of runs that diverged, for the legend. */
export const divergedTone = (kind: Sheet['kind'], theme: Sheet['theme']): Rgb =>
  kind === 'starts' ? reservedOf(theme).diverged : mixed(divergedColor(0, 1, theme), divergedColor(1, 1, theme), 0.4);
