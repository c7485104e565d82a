import { css, type Rgb } from '../colormap';
import type { Rect } from '../layout';
import { line, write } from '../overlay/text';
import { barTicks } from './bar-ticks';
import { isOfCurves } from './draw-rate';
import { lostTone } from './image';
import { toneOf } from './measure';
import type { SheetStyle } from './sheet-style';
import { minimumColors, mostCategorical, rateColor, reservedOf, shaded } from './tones';
import type { ColorScale, LegendLine, Sheet } from './types';

/** What the colours mean, from the top of its place down; lines that have no room are left out. */
export function drawLegend(g: CanvasRenderingContext2D, sheet: Sheet, rect: Rect, style: SheetStyle): void {
  const { type } = style;
  g.font = `600 ${type}px ${style.font}`;
  g.fillStyle = css(style.ink, 0.95);
  let y = rect.y + type * 1.2;
  for (const part of wrapped(g, sheet.legend.title, rect.w)) {
    write(g, part, rect.x, y, 'left');
    y += type * 1.4;
  }
  y += type * 0.4;
  const curves = isOfCurves(sheet);
  y = sheet.scale && !curves ? drawBar(g, sheet, sheet.scale, rect, y, style) : y;
  const free = rect.y + rect.h - y + type;
  const row = Math.min(Math.max(free / sheet.legend.lines.length, type * 1.35), type * 1.65);
  const colors = minimumColors(sheet.minima, sheet.domain);
  const rows = Math.max(1, Math.floor(free / row + 1e-6));
  const most = Math.max(1, Math.floor(rect.w / (type * 9.5)));
  const columns = sheet.legend.lines.length > rows ? Math.min(most, sheet.legend.lines.length) : 1;
  const lines = fitting(sheet.legend.lines, rows * columns);
  const each = Math.ceil(lines.length / columns);
  const w = rect.w / columns;
  lines.forEach((entry, i) => {
    const place = {
      x: rect.x + Math.floor(i / each) * w,
      y: y + (i % each) * row,
      w: w - (columns > 1 ? type : 0),
      h: row,
    };
    drawLine(g, sheet, entry, colors, place, style);
  });
  y += each * row;
  const left = rect.y + rect.h - y;
  if (!sheet.scale && left > row * 1.2) drawShades(g, sheet, colors, rect, y + type * 0.4, style);
  if (sheet.scale && !curves && sheet.maps.length === 1 && left > row * 1.6)
    drawCurveNames(g, sheet, rect, y + type * 0.4, style);
}

/** One line of the legend, its middle at the top of its place. */
function drawLine(
  g: CanvasRenderingContext2D,
  sheet: Sheet,
  entry: LegendLine,
  colors: readonly Rgb[],
  { x, y, w }: Rect,
  style: SheetStyle,
): void {
  const { type } = style;
  const indent = entry.key === 'more' ? 0 : type * 1.7;
  drawSwatch(g, sheet, entry, colors, { x, y: y - type * 0.55, w: type * 1.1, h: type * 1.1 }, style);
  g.font = `600 ${type}px ${style.font}`;
  const valueWidth = entry.value ? g.measureText(entry.value).width + type : 0;
  g.fillStyle = css(style.ink, 0.95);
  if (entry.value) write(g, entry.value, x + w, y, 'right');
  g.font = `${type}px ${style.font}`;
  g.fillStyle = css(style.ink, 0.85);
  write(g, cut(g, entry.text, w - indent - valueWidth), x + indent, y, 'left');
}

/** As many lines as there is room for; the reserved tones stay to the last. */
function fitting(lines: readonly LegendLine[], room: number): readonly LegendLine[] {
  if (lines.length <= room) return lines;
  const kept = lines.filter(({ key }) => key !== 'minimum' && key !== 'more');
  return [...lines.filter((entry) => !kept.includes(entry)).slice(0, Math.max(0, room - kept.length)), ...kept];
}

function drawSwatch(
  g: CanvasRenderingContext2D,
  { scale, theme }: Sheet,
  { key, minimum }: LegendLine,
  colors: readonly Rgb[],
  { x, y, w, h }: Rect,
  style: SheetStyle,
): void {
  if (key === 'more') return;
  const reserved = reservedOf(theme);
  const tone =
    key === 'minimum'
      ? shaded(colors[minimum ?? 0], 0.3, theme, colors.length > mostCategorical)
      : key === 'diverged' && scale
        ? lostTone(theme)
        : reserved[key];
  g.fillStyle = css(tone);
  g.fillRect(x, y, w, h);
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, 0.3);
  g.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, Math.round(w) - 1, Math.round(h) - 1);
}

/** The colour whose shades stand for all of many. */
const shadesOf: Rgb = [90, 96, 104];

/** The shades of one minimum, from runs that settle at once to those that settle last. */
function drawShades(
  g: CanvasRenderingContext2D,
  { theme, legend }: Sheet,
  colors: readonly Rgb[],
  rect: Rect,
  y: number,
  style: SheetStyle,
): void {
  const { type } = style;
  if (colors.length === 0) return;
  const w = Math.min(rect.w, type * 12);
  for (let i = 0; i < w; i++) {
    g.fillStyle = css(shaded(colors.length > mostCategorical ? shadesOf : colors[0], i / w, theme));
    g.fillRect(rect.x + i, y - type * 0.4, 1.5, type * 0.7);
  }
  g.font = `${type}px ${style.font}`;
  g.fillStyle = css(style.ink, 0.72);
  write(g, legend.shade[0], rect.x, y + type * 1.1, 'left');
  write(g, legend.shade[1], rect.x + w, y + type * 1.1, 'right');
}

/** The colour bar of a hyperparameter map with its ends and round values between; returns where the next line stands. */
function drawBar(
  g: CanvasRenderingContext2D,
  { theme, legend }: Sheet,
  scale: ColorScale,
  rect: Rect,
  y: number,
  style: SheetStyle,
): number {
  const { type } = style;
  const w = Math.min(rect.w, type * 16);
  const h = type * 0.9;
  for (let i = 0; i < w; i++) {
    g.fillStyle = css(rateColor(i / w, theme));
    g.fillRect(rect.x + i, y - type * 0.4, 1.5, h);
  }
  g.strokeStyle = css(style.ink, 0.5);
  g.fillStyle = css(style.ink, 0.8);
  g.lineWidth = 1;
  g.font = `${type}px ${style.font}`;
  const foot = y - type * 0.4 + h;
  let free = rect.x - type * 9;
  for (const { value, label } of barTicks(scale)) {
    const x = rect.x + w * toneOf(scale, value);
    const half = g.measureText(label).width / 2;
    const at = Math.min(Math.max(x, rect.x + half), rect.x + w - half);
    if (at - half < free + type * 0.6) continue;
    line(g, Math.round(x) + 0.5, foot, Math.round(x) + 0.5, foot + 3);
    write(g, label, at, foot + 5, 'center', 'top');
    free = at + half;
  }
  const names = foot + 5 + type * 1.9;
  g.fillStyle = css(style.ink, 0.68);
  write(g, legend.shade[0], rect.x, names, 'left');
  write(g, legend.shade[1], rect.x + w, names, 'right');
  return names + type * 2;
}

function drawCurveNames(
  g: CanvasRenderingContext2D,
  { legend, maps }: Sheet,
  rect: Rect,
  y: number,
  style: SheetStyle,
): void {
  const { type } = style;
  const samples = [
    { color: maps[0].mark.color, dash: [], width: 2, name: legend.curves[0] },
    { color: css(style.ink, 0.75), dash: [type * 0.35, type * 0.3], width: 1.4, name: legend.curves[1] },
  ];
  samples.forEach(({ color, dash, width, name }, i) => {
    const at = y + i * type * 1.6;
    g.strokeStyle = color;
    g.lineWidth = width * (type / 12);
    g.setLineDash(dash);
    line(g, rect.x, at, rect.x + type * 1.4, at);
    g.setLineDash([]);
    g.font = `${type}px ${style.font}`;
    g.fillStyle = css(style.ink, 0.85);
    write(g, cut(g, name, rect.w - type * 2), rect.x + type * 2, at, 'left');
  });
}

/** A text that ends with dots where it is too long. */
export function cut(g: CanvasRenderingContext2D, text: string, width: number): string {
  if (g.measureText(text).width <= width) return text;
  let length = text.length;
  while (length > 1 && g.measureText(`${text.slice(0, length)}…`).width > width) length--;
  return `${text.slice(0, length)}…`;
}

/** A text in lines of a width; words of Chinese may break anywhere. */
function wrapped(g: CanvasRenderingContext2D, text: string, width: number): string[] {
  const words = /[\u3400-\u9fff]/.test(text) ? [...text] : text.split(/(?<= )/);
  const lines = [''];
  for (const word of words) {
    const longer = lines[lines.length - 1] + word;
    if (lines[lines.length - 1] !== '' && g.measureText(longer.trimEnd()).width > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((part) => part.trimEnd());
}
