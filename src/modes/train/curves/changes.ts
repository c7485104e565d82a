import { css } from '../../../stage/colormap';
import type { Rect } from '../../../stage/layout';
import { crisp, line, write } from '../../../stage/overlay/text';
import { type Axis, placeOn } from './scale';
import type { CurveStyle } from './style';
import type { CurvesInput } from './types';

/** Where something changes: an upright line, and what changes where there is room for it, in CSS pixels. */
export interface DrawnChange {
  readonly x: number;
  readonly text: { readonly label: string; readonly x: number; readonly y: number; readonly wide: number } | undefined;
}

/** Rows of texts at the top of the lines; what has no room in any is a line alone. */
const rows = 4;

/** The changes within what is shown, each text beside its line and on no other. */
export function placedChanges(
  { changes, axis, methods }: Pick<CurvesInput, 'changes' | 'axis' | 'methods'>,
  x: Axis,
  rect: Rect,
  { type, measure }: { readonly type: number; readonly measure: (text: string) => number },
): DrawnChange[] {
  const [first] = methods;
  if (!first) return [];
  const ends = Array.from({ length: Math.min(rows, Math.floor(rect.h / (3 * type))) }, () => rect.x);
  return changes.flatMap(({ at, label }): DrawnChange[] => {
    const place = placeOn(x, first.pace.countAt(axis, at));
    if (!(place >= x.start && place <= x.end)) return [];
    const [wide, gap] = [measure(label), 0.4 * type];
    const begins = place + gap + wide <= rect.x + rect.w ? place + gap : place - gap - wide;
    const row = ends.findIndex((end) => end <= begins);
    if (row < 0) return [{ x: place, text: undefined }];
    ends[row] = begins + wide + gap;
    return [{ x: place, text: { label, x: begins, y: rect.y + (0.9 + 1.35 * row) * type, wide } }];
  });
}

type Canvas = CanvasRenderingContext2D;

interface Drawn {
  readonly style: CurveStyle;
  readonly rect: Rect;
  readonly changes: readonly DrawnChange[];
}

/** Draws the lines of changes; what stands over them comes later. */
export function drawChangeLines(g: Canvas, { style, rect, changes }: Drawn): void {
  if (changes.length === 0) return;
  g.strokeStyle = css(style.ink, 0.5);
  g.lineWidth = style.line / 2;
  g.setLineDash([style.type / 6, style.type / 4]);
  for (const { x } of changes) line(g, crisp(x - 0.5), rect.y, crisp(x - 0.5), rect.y + rect.h);
  g.setLineDash([]);
}

/** Writes what changes, over curves that are there. */
export function drawChangeTexts(g: Canvas, { style, changes }: Omit<Drawn, 'rect'>): void {
  g.font = `${style.type}px ${style.font}`;
  for (const { text } of changes) {
    if (!text) continue;
    const { label, x, y, wide } = text;
    g.fillStyle = css(style.ground, 0.8);
    g.fillRect(x - 0.2 * style.type, y - 0.65 * style.type, wide + 0.4 * style.type, 1.3 * style.type);
    g.fillStyle = css(style.ink, 0.9);
    write(g, label, x, y, 'left');
  }
}
