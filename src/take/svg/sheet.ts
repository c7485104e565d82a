import type { About } from './document';
import { attributes, escapeXml } from './numbers';
import { Pen, type Ruler } from './pen';

/** What is drawn on a canvas of a size, in CSS pixels, as an SVG document: by the one code that draws it on the page. */
export function sheetAsSvg(
  { width, height }: { readonly width: number; readonly height: number },
  { title, description }: About,
  ruler: Ruler,
  draw: (g: CanvasRenderingContext2D) => void,
): string {
  const pen = new Pen(ruler);
  // It writes down all that the drawing calls; a call that it lacks would fail the tests.
  draw(pen as unknown as CanvasRenderingContext2D);
  const root = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` };
  const head = `<title>${escapeXml(title)}</title>\n<desc>${escapeXml(description)}</desc>`;
  return `<svg${attributes(root)}>\n${head}\n${pen.markup}\n</svg>\n`;
}
