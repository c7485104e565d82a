import { valueAt } from '../../engine/many/axis';
import { css } from '../colormap';
import { drawMarker } from '../overlay/markers';
import { crisp, line, write } from '../overlay/text';
import { axisTicks, type PlacedTick } from './axis-ticks';
import { drawCurves } from './draw-curves';
import { cut, drawLegend } from './draw-legend';
import { drawMinima, drawPresent } from './draw-marks';
import { drawRate, drawTicks, isOfCurves } from './draw-rate';
import type { MapImages } from './image';
import { type Cell, layoutSheet, type Shape, type SheetLayout } from './layout';
import { placeIn } from './places';
import { type SheetStyle, sheetStyle } from './sheet-style';
import type { Axes, Sheet, SheetMap } from './types';

/** Places of everything on a sheet of a size. */
export const placesOf = (sheet: Sheet, width: number, height: number): SheetLayout =>
  layoutSheet(shapeOf(sheet), width, height);

function shapeOf(sheet: Sheet): Shape {
  const { scale, theme, maps } = sheet;
  const lines = isOfCurves(sheet);
  return {
    ...{ curves: scale !== undefined && !lines, type: sheetStyle(theme).type },
    aspects: maps.map(({ axes }) => (lines ? curveAspect : scale ? 1 : aspectOf(axes))),
    bands: maps.map(({ axes }) => !lines && axes[1] === undefined),
  };
}

/** Width over height of a curve. */
const curveAspect = 1.5;

/** Width over height of the ground that is shown, within what still looks like a map. */
function aspectOf([across, up]: Axes): number {
  const aspect = up ? (across.to - across.from) / (up.to - up.from) : 1;
  return Math.min(Math.max(aspect, 0.6), 2);
}

/** Draws a sheet on a canvas that is scaled to CSS pixels already. */
export function drawSheet(
  g: CanvasRenderingContext2D,
  sheet: Sheet,
  layout: SheetLayout,
  images: MapImages,
  size: { readonly width: number; readonly height: number },
): void {
  const style = sheetStyle(sheet.theme);
  g.fillStyle = css(style.ground);
  g.fillRect(0, 0, size.width, size.height);
  layout.cells.forEach((cell, i) => {
    drawMap(g, sheet, sheet.maps[i], cell, style, images);
  });
  drawNotes(g, sheet, layout, style);
  if (layout.legend) drawLegend(g, sheet, layout.legend, style);
}

function drawMap(
  g: CanvasRenderingContext2D,
  sheet: Sheet,
  map: SheetMap,
  cell: Cell,
  style: SheetStyle,
  images: MapImages,
): void {
  drawTitle(g, map, cell, style);
  const { x, y, w, h } = cell.map;
  g.save();
  g.beginPath();
  g.rect(x, y, w, h);
  g.clip();
  g.fillStyle = css(style.ink, 0.06);
  g.fillRect(x, y, w, h);
  const scale = isOfCurves(sheet) ? sheet.scale : undefined;
  if (scale) drawRate(g, scale, sheet.theme, map, cell.map, style);
  else {
    drawPixels(g, sheet, map, cell, images);
    if (!sheet.scale) drawMinima(g, sheet, map, cell.map, style);
    drawPresent(g, sheet, map, cell.map, style);
  }
  g.restore();
  drawAxes(g, map, cell, style);
  if (scale && map.drawn) drawTicks(g, scale, cell.map, style, false);
  if (cell.curves && map.drawn && sheet.scale) drawCurves(g, sheet.scale, map, map.drawn, cell, style);
}

/** The pixels where they belong on the axes of now: those of another window are moved until their own come. */
function drawPixels(g: CanvasRenderingContext2D, sheet: Sheet, map: SheetMap, cell: Cell, images: MapImages): void {
  const { drawn } = map;
  if (!drawn) return;
  const [across, up] = drawn.axes;
  const [x0, y1] = placeIn(cell.map, map.axes, valueAt(across, 0), up ? valueAt(up, 0) : undefined, 'edge');
  const [x1, y0] = placeIn(cell.map, map.axes, valueAt(across, 1), up ? valueAt(up, 1) : undefined, 'far');
  if (![x0, x1, y0, y1].every(Number.isFinite)) return;
  g.imageSmoothingEnabled = drawn.width > cell.map.w * 1.5;
  g.imageSmoothingQuality = 'high';
  g.drawImage(images.of(drawn, sheet), x0, y0, x1 - x0, y1 - y0);
}

/** The corner of a title is for the button that enlarges; where there is none, the name may have all of it. */
export const hasCorner = ({ w }: Cell['title'], type: number): boolean => w >= type * 10;

function drawTitle(g: CanvasRenderingContext2D, { mark }: SheetMap, { title }: Cell, style: SheetStyle): void {
  const { type } = style;
  const y = title.y + title.h / 2 + type * 0.15;
  drawMarker(g, mark.shape, mark.color, title.x + type * 0.5, y, type * 0.42);
  g.font = nameFont(style);
  g.fillStyle = css(style.ink, 0.95);
  const room = title.w - type * (hasCorner(title, type) ? 3.3 : 1.4);
  write(g, cut(g, mark.label, room), title.x + type * 1.4, y, 'left');
}

const nameFont = ({ type, font }: SheetStyle): string => `600 ${type + 1}px ${font}`;

/** A short line beside each name; where one has no room for it, none has. */
function drawNotes(g: CanvasRenderingContext2D, { maps }: Sheet, { cells }: SheetLayout, style: SheetStyle): void {
  const { type } = style;
  g.fillStyle = css(style.ink, 0.68);
  const rights = cells.map(({ title }) => title.x + title.w - type * 1.9);
  const fits = maps.every(({ mark, note }, i) => {
    g.font = nameFont(style);
    const name = g.measureText(mark.label).width;
    g.font = `${type}px ${style.font}`;
    return cells[i].title.x + type * 2.4 + name + g.measureText(note).width <= rights[i];
  });
  if (!fits) return;
  maps.forEach(({ note }, i) => {
    const { title } = cells[i];
    write(g, note, rights[i], title.y + title.h / 2 + type * 0.15, 'right');
  });
}

function drawAxes(g: CanvasRenderingContext2D, map: SheetMap, { map: { x, y, w, h } }: Cell, style: SheetStyle): void {
  const { type } = style;
  const [across, up] = map.axes;
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, 0.45);
  g.strokeRect(Math.round(x) - 0.5, Math.round(y) - 0.5, Math.round(w) + 1, Math.round(h) + 1);
  g.font = `${type}px ${style.font}`;
  g.fillStyle = css(style.ink, 0.72);
  // Between its numbers there is room for a sign; for a longer name, between fewer.
  const each = g.measureText(map.labels[0]).width > type * 1.2 ? 7 : 5;
  const level = clear(axisTicks(across, w / (type * each)), (tick) => [x + tick.share * w, type * 2.4]);
  for (const { label, at } of level) {
    line(g, crisp(at - 0.5), y + h + 1, crisp(at - 0.5), y + h + 4);
    write(g, label, at, y + h + 6, 'center', 'top');
  }
  const upright = up ? clear(axisTicks(up, h / (type * 3.5)), (tick) => [y + h - tick.share * h, type * 1.5]) : [];
  for (const { label, at } of upright) {
    line(g, x - 4, crisp(at - 0.5), x - 1, crisp(at - 0.5));
    write(g, label, x - 6, at, 'right');
  }
  g.font = `italic ${type + 1}px ${style.font}`;
  g.fillStyle = css(style.ink, 0.9);
  write(g, map.labels[0], widestGap(level, x, x + w, 0.5), y + h + 6, 'center', 'top');
  if (up) write(g, map.labels[1], x - 8, widestGap(upright, y + h, y, 0.5), 'right');
}

/** A tick's text and its place. */
export interface Standing {
  readonly label: string;
  readonly at: number;
}

/** Ticks that keep their distance from the one before. */
function clear(ticks: readonly PlacedTick[], place: (tick: PlacedTick) => [at: number, room: number]): Standing[] {
  const kept: Standing[] = [];
  for (const tick of ticks) {
    const [at, room] = place(tick);
    const before = kept[kept.length - 1];
    if (before === undefined || Math.abs(at - before.at) >= room) kept.push({ label: tick.label, at });
  }
  return kept;
}

/** The middle of the gap between ticks that is nearest to the middle of the axis: its name stands there, also where an axis has no length. */
export function widestGap(ticks: readonly Standing[], from: number, to: number, share: number): number {
  const middle = from + (to - from) * share;
  const edges = [from, ...ticks.map(({ at }) => at), to];
  const gaps = edges.slice(1).map((edge, i) => ({ at: (edge + edges[i]) / 2, wide: Math.abs(edge - edges[i]) }));
  const widest = Math.max(...gaps.map(({ wide }) => wide));
  const wide = gaps.filter((gap) => gap.wide >= 0.7 * widest);
  return wide.reduce((best, gap) => (Math.abs(gap.at - middle) < Math.abs(best.at - middle) ? gap : best)).at;
}
