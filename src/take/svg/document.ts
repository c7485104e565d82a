import { css } from '../../stage/colormap';
import { placing } from '../../stage/flat/placing';
import type { Frame } from '../../stage/frame';
import { drawOverlay } from '../../stage/overlay/draw';
import { domainOf } from '../../study/field';
import { bands, contourLines } from './ground';
import { attributes, escapeXml, paint, px } from './numbers';
import { Pen, type Ruler } from './pen';
import { trails } from './trails';

/** What a reader of the file is told about it. */
export interface About {
  readonly title: string;
  readonly description: string;
}

/**
 * A flat frame as an SVG document without a raster: areas and lines of the contours, the paths, and the stage's own
 * letters and symbols. The root says how to read coordinates back: `data-domain` is what `data-frame` (x, y, width,
 * height) shows.
 */
export function documentOf(frame: Frame, about: About, ruler: Ruler): string {
  const { width, height, style, picture } = frame;
  const [pane] = frame.panes;
  const { x, y, w, h } = pane.rect;
  const place = placing(pane);
  const pen = new Pen(ruler);
  pen.add(
    `<rect width="${width}" height="${height}"${attributes(paint('fill', css(style.ground)))}/>`,
    `<clipPath id="ravine-frame"><rect${attributes({ x: px(x), y: px(y), width: px(w), height: px(h) })}/></clipPath>`,
    '<g clip-path="url(#ravine-frame)">',
    ...(style.filled ? [bands(frame, place)] : []),
    contourLines(frame, place),
    trails(frame, place),
    '</g>',
  );
  // It writes down all that the overlay calls; a call that it lacks would fail the tests.
  drawOverlay(pen as unknown as CanvasRenderingContext2D, frame);
  const seen = [place.x(-1), place.y(1), place.x(1) - place.x(-1), place.y(-1) - place.y(1)];
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...{ width, height, viewBox: `0 0 ${width} ${height}` },
    'data-domain': domainOf(picture.surface.field).join(' '),
    'data-frame': seen.map(px).join(' '),
  };
  const head = `<title>${escapeXml(about.title)}</title>\n<desc>${escapeXml(about.description)}</desc>`;
  return `<svg${attributes(root)}>\n${head}\n${pen.markup}\n</svg>\n`;
}
