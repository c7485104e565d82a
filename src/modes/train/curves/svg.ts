import type { Dictionary } from '../../../i18n/words';
import { attributes, escapeXml } from '../../../take/svg/numbers';
import { Pen, type Ruler } from '../../../take/svg/pen';
import { drawOn } from './sheet';
import type { CurvesInput } from './types';

/** The picture as an SVG document, drawn by what draws it on the page. */
export function curvesSvg(
  input: CurvesInput,
  words: Dictionary['curves'],
  size: { readonly width: number; readonly height: number },
  about: { readonly title: string; readonly description: string },
  ruler: Ruler,
): string {
  const pen = new Pen(ruler);
  // It writes down all that the drawing calls; a call that it lacks would fail the tests.
  drawOn(pen as unknown as CanvasRenderingContext2D, input, words, size);
  const { width, height } = size;
  const root = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` };
  const head = `<title>${escapeXml(about.title)}</title>\n<desc>${escapeXml(about.description)}</desc>`;
  return `<svg${attributes(root)}>\n${head}\n${pen.markup}\n</svg>\n`;
}
