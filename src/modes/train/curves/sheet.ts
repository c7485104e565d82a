import type { Dictionary } from '../../../i18n/words';
import { drawCursor, drawPlot } from './draw';
import { cursorPlace, type Plot, plotOf } from './plot';
import { curveStyle } from './style';
import type { CurvesInput } from './types';
import { plotWords } from './words';

type Words = Dictionary['curves'];

/** Lays a view out for a canvas, which measures its texts. */
export function layOut(
  g: Pick<CanvasRenderingContext2D, 'font' | 'measureText'>,
  input: CurvesInput,
  words: Words,
  size: { readonly width: number; readonly height: number },
): Plot {
  const { type, font } = curveStyle(input.theme);
  g.font = `${type}px ${font}`;
  return plotOf(input, plotWords(words, input), size, (text) => g.measureText(text).width);
}

/** Draws a whole view, its cursor too. */
export function drawCurves(
  g: CanvasRenderingContext2D,
  input: CurvesInput,
  words: Words,
  size: { readonly width: number; readonly height: number },
): void {
  const plot = layOut(g, input, words, size);
  drawPlot(g, plot);
  drawCursor(g, plot, cursorPlace(plot, input));
}
