import { inSlices } from '../../../live/slices';
import type { Prepared } from '../../../objectives/data/types';
import { batchOf } from '../../../objectives/model/passes';
import { css } from '../../../stage/colormap';
import { write } from '../../../stage/overlay/text';
import type { CurveTheme } from '../curves/types';
import { begun, type Canvas, type Extent, headline } from './pane';
import { outputsOf, toldOf, type Weights } from './predict';

/** A picture whose class a network tells wrong. */
export interface Misread {
  readonly row: number;
  readonly told: number;
  readonly is: number;
  /** The probability of the class that is told. */
  readonly strength: number;
  /** Brightness 0 … 1, row by row from above. */
  readonly pixels: Float64Array;
}

/** All that is told wrong, and of how many. */
export interface MisreadRows {
  readonly rows: number;
  /** The surest first. */
  readonly wrong: readonly Misread[];
}

/** Rows that go through a network at once. */
const atOnce = 64;

/** The rows that a network tells wrong; computed a slice of time after the other, ends with the signal's reason. */
export async function misreadOf(
  weights: Weights,
  data: Prepared,
  rows: ArrayLike<number>,
  signal?: AbortSignal,
): Promise<MisreadRows> {
  const all = Array.from(rows);
  const parts = Array.from({ length: Math.ceil(all.length / atOnce) }, (_, i) =>
    all.slice(i * atOnce, (i + 1) * atOnce),
  );
  const found = await inSlices(parts, (part) => misreadIn(weights, data, part), signal);
  return { rows: all.length, wrong: found.flat().sort((a, b) => b.strength - a.strength || a.row - b.row) };
}

function misreadIn(weights: Weights, data: Prepared, rows: readonly number[]): Misread[] {
  const batch = batchOf(data, rows);
  const outputs = outputsOf(weights, batch.inputs);
  return rows.flatMap((row, r) => {
    const { told, strength } = toldOf(outputs, r, weights.network.loss);
    const is = batch.targets[r];
    if (told === is) return [];
    return [{ row, told, is, strength, pixels: pixelsOf(data, batch.inputs.values, r) }];
  });
}

/** The brightness of a row: what standardising took is given back, then the range of the row is 0 … 1. */
function pixelsOf({ standard, inputs: { width } }: Prepared, values: Float64Array, r: number): Float64Array {
  const pixels = values.slice(r * width, (r + 1) * width);
  for (let i = 0; i < width; i++) {
    const { mean, deviation } = standard?.inputs[i] ?? { mean: 0, deviation: 1 };
    pixels[i] = mean + deviation * pixels[i];
  }
  const [low, high] = [Math.min(...pixels), Math.max(...pixels)];
  return pixels.map((value) => (high > low ? (value - low) / (high - low) : 0));
}

/** A gallery of misread pictures, completely. */
export interface GalleryPicture {
  readonly theme: CurveTheme;
  readonly found: MisreadRows;
  /** Pixels of a picture across and down. */
  readonly sides: readonly [width: number, height: number];
  readonly classes: readonly string[];
  /** What stands above. */
  readonly title: string;
  /** How what is there is written, in a line below it. */
  readonly about?: string;
}

/** Draws as many of the surest mistakes as have room, each with what it was told to be and what it is. */
export function drawGallery(
  g: Canvas,
  { theme, found, sides, classes, title, about }: GalleryPicture,
  size: Extent,
): void {
  const style = begun(g, theme, size);
  const { type } = style;
  headline(g, style, { text: title, row: 0, width: size.width });
  if (about) headline(g, style, { text: about, row: 1, width: size.width, quiet: true });
  const top = (about ? 3.7 : 2.2) * type;
  const [across, down] = sides;
  // A pixel is a whole number of the screen's, so that no lines run between them.
  const pixel = Math.max(1, Math.round((4.2 * type) / across));
  const [w, h] = [across * pixel + type, down * pixel + 2.2 * type];
  const columns = Math.max(1, Math.floor((size.width - 0.6 * type) / w));
  const lines = Math.max(0, Math.floor((size.height - top) / h));
  found.wrong.slice(0, columns * lines).forEach(({ told, is, pixels }, i) => {
    const [x, y] = [Math.round(0.8 * type + (i % columns) * w), Math.round(top + Math.floor(i / columns) * h)];
    g.fillStyle = css(style.ink, 0.06);
    g.fillRect(x, y, across * pixel, down * pixel);
    pixels.forEach((bright, k) => {
      if (bright < 0.02) return;
      g.fillStyle = css(style.ink, bright);
      g.fillRect(x + (k % across) * pixel, y + Math.floor(k / across) * pixel, pixel, pixel);
    });
    g.fillStyle = css(style.ink, 0.85);
    write(g, `${classes[told]} (${classes[is]})`, x, y + down * pixel + 0.8 * type, 'left');
  });
}
