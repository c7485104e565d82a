import { css, type Rgb } from '../colormap';
import type { Rect } from '../layout';
import { line, write } from '../overlay/text';
import { short } from '../ticks';
import { divergedTone } from './image';
import { toneOf } from './measure';
import type { SheetStyle } from './sheet-style';
import { minimumColors, rateColor, reservedOf, shaded } from './tones';
import type { ColorScale, LegendLine, Sheet } from './types';

/** What the colours mean, from the top of its place down; lines that have no room are left out. */
export function drawLegend(g: CanvasRenderingContext2D, sheet: Sheet, rect: Rect, style: SheetStyle): void {
  const { type } = style;
  const text = (size: number, alpha: number, weight = '') => {
    g.font = `${weight} ${size}px ${style.font}`.trim();
    g.fillStyle = css(style.ink, alpha);
  };
  text(type, 0.95, '600');
  let y = rect.y + type * 1.2;
  for (const part of wrapped(g, sheet.legend.title, rect.w)) {
    write(g, part, rect.x, y, 'left');
    y += type * 1.4;
  }
  y += type * 0.4;
  y = sheet.kind === 'basins' ? y : drawBar(g, sheet, rect, y, style);
  const row = type * 1.65;
  const bottom = rect.y + rect.h;
  const colors = minimumColors(sheet.minima, sheet.domain);
  const after = sheet.kind === 'basins' ? row * 2 : row * 2.2;
  const room = Math.max(2, Math.floor((bottom - y - after) / row) + (bottom - y < after + 3 * row ? 1 : 0));
  for (const entry of fitting(sheet.legend.lines, room)) {
    drawSwatch(g, sheet, entry, colors, { x: rect.x, y: y - type * 0.55, w: type * 1.1, h: type * 1.1 }, style);
    text(type, 0.85);
    const valueWidth = entry.value ? g.measureText(entry.value).width + type : 0;
    write(g, cut(g, entry.text, rect.w - type * 1.7 - valueWidth), rect.x + type * 1.7, y, 'left');
    text(type, 0.95, '600');
    if (entry.value) write(g, entry.value, rect.x + rect.w, y, 'right');
    y += row;
  }
  if (sheet.kind === 'basins' && y + row * 1.2 < bottom) drawShades(g, sheet, colors, rect, y + type * 0.4, style);
  if (sheet.kind === 'rates' && sheet.maps.length === 1 && y + row * 2 < bottom + type)
    drawCurveNames(g, sheet, rect, y + type * 0.4, style);
}

/** As many lines as there is room for; the reserved tones stay to the last. */
function fitting(lines: readonly LegendLine[], room: number): readonly LegendLine[] {
  if (lines.length <= room) return lines;
  const kept = lines.filter(({ key }) => key === 'diverged' || key === 'underway');
  return [...lines.filter((entry) => !kept.includes(entry)).slice(0, Math.max(0, room - kept.length)), ...kept];
}

function drawSwatch(
  g: CanvasRenderingContext2D,
  { kind, theme }: Sheet,
  { key, minimum }: LegendLine,
  colors: readonly Rgb[],
  { x, y, w, h }: Rect,
  style: SheetStyle,
): void {
  if (key === 'more') return;
  const tone =
    key === 'minimum'
      ? shaded(colors[minimum ?? 0], 0.3, theme)
      : key === 'diverged'
        ? divergedTone(kind, theme)
        : reservedOf(theme).underway;
  g.fillStyle = css(tone);
  g.fillRect(x, y, w, h);
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, 0.3);
  g.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, Math.round(w) - 1, Math.round(h) - 1);
}

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
    g.fillStyle = css(shaded(colors[0], i / w, theme));
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
  { theme, scale, legend }: Sheet,
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

/** Round values within the bar's range: 1, 2 and 5 times powers of ten; 0 and their negatives where f* is not known. */
function barTicks(scale: ColorScale): { value: number; label: string }[] {
  const wide = scale.to / Math.max(scale.from, 1e-30) > 200;
  const fronts = wide ? [1] : [1, 2, 5];
  const powers = Array.from({ length: 60 }, (_, i) => i - 30);
  const positive = powers.flatMap((p) => fronts.map((front) => front * 10 ** p));
  const unknown = scale.criterion === 'loss' && scale.best === undefined;
  const all = unknown
    ? [
        ...positive
          .filter((v) => v >= 0.1)
          .map((v) => -v)
          .reverse(),
        0,
        ...positive.filter((v) => v >= 0.1),
      ]
    : positive;
  return all.filter((v) => v >= scale.from && v <= scale.to).map((value) => ({ value, label: short(value) }));
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
function cut(g: CanvasRenderingContext2D, text: string, width: number): string {
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
