import { css } from '../../../stage/colormap';
import { drawCross, drawMarker } from '../../../stage/overlay/markers';
import { crisp, line, write } from '../../../stage/overlay/text';
import { drawChangeLines, drawChangeTexts } from './changes';
import type { Polyline } from './decimate';
import { type DrawnLaw, type DrawnMethod, heightAt } from './lines';
import type { PlacedName, Plot } from './plot';
import type { CurveStyle } from './style';

type Canvas = CanvasRenderingContext2D;

/** Draws a view on a canvas that is scaled to CSS pixels, or on a pen that writes it down as SVG. */
export function drawPlot(g: Canvas, plot: Plot): void {
  const { style, rect } = plot;
  g.fillStyle = css(style.ground);
  g.fillRect(0, 0, plot.width, plot.height);
  drawHead(g, plot);
  drawGrid(g, plot);
  drawChangeLines(g, plot);
  g.save();
  g.beginPath();
  g.rect(rect.x - 1, rect.y - style.marker, rect.w + 2, rect.h + 2 * style.marker);
  g.clip();
  drawTarget(g, plot);
  const [dim, full] = [plot.methods.filter((m) => m.dim), plot.methods.filter((m) => !m.dim)];
  for (const methods of [dim, full]) drawMethods(g, methods, style);
  for (const law of plot.laws) drawLaw(g, law, style);
  for (const method of [...dim, ...full]) drawSigns(g, method, style);
  g.restore();
  drawChangeTexts(g, plot);
  for (const name of plot.names) drawName(g, plot, name);
}

function drawHead(g: Canvas, { style, head }: Plot): void {
  g.font = `${style.type}px ${style.font}`;
  for (const { text, x, y, quiet } of head) {
    g.fillStyle = css(style.ink, quiet ? 0.68 : 0.95);
    write(g, text, x, y, 'left');
  }
}

/** Faint lines at the numbers, without a box. */
function drawGrid(g: Canvas, { style, rect, xTicks, yTicks, axis, height }: Plot): void {
  const bottom = rect.y + rect.h;
  g.lineWidth = 1;
  g.font = `${style.type}px ${style.font}`;
  g.fillStyle = css(style.ink, 0.72);
  g.strokeStyle = css(style.ink, 0.1);
  for (const { at, label } of yTicks) {
    line(g, rect.x, crisp(at - 0.5), rect.x + rect.w, crisp(at - 0.5));
    write(g, label, rect.x - 0.6 * style.type, at, 'right');
  }
  g.strokeStyle = css(style.ink, 0.06);
  for (const { at, textAt, label } of xTicks) {
    line(g, crisp(at - 0.5), rect.y, crisp(at - 0.5), bottom);
    write(g, label, textAt, bottom + 1.05 * style.type);
  }
  g.fillStyle = css(style.ink, 0.9);
  write(g, axis, rect.x + rect.w, Math.min(bottom + 2.5 * style.type, height - 0.8 * style.type), 'right');
}

function drawTarget(g: Canvas, { style, rect, target }: Plot): void {
  if (target === undefined) return;
  g.strokeStyle = css(style.ink, 0.6);
  g.lineWidth = style.line / 2;
  g.setLineDash(dashOf(style));
  line(g, rect.x, crisp(target - 0.5), rect.x + rect.w, crisp(target - 0.5));
  g.setLineDash([]);
}

/** The dashes of what is to be reached. */
const dashOf = ({ type }: CurveStyle): number[] => [type / 2, type / 3];

/** How strongly what another method stands out from is drawn. */
const dimmed = 0.25;

/** From the weakest to the strongest, each of all methods, so that no band lies on a line. */
function drawMethods(g: Canvas, methods: readonly DrawnMethod[], style: CurveStyle): void {
  g.lineJoin = 'round';
  const weight = ({ dim }: DrawnMethod) => (dim ? dimmed : 1);
  for (const method of methods) {
    g.fillStyle = method.mark.color;
    g.globalAlpha = style.band * weight(method);
    trace(g, method.band, true);
    g.fill();
  }
  // A little more than a pixel: a hairline's pieces would be laid over each other, until nothing else is seen.
  const thin = style.line * 0.55;
  for (const method of methods) {
    stroke(g, method.beside, method, [thin, 0.24 * weight(method)]);
    stroke(g, method.singles, method, [thin, 0.35 * weight(method)]);
    stroke(g, method.lost, method, [thin, 0.4 * weight(method)]);
    stroke(g, method.raw, method, [thin, 0.35 * weight(method)]);
  }
  for (const method of methods) {
    stroke(g, method.line, { mark: { ...method.mark, color: css(style.ground) } }, [
      style.line * 2,
      0.6 * weight(method),
    ]);
    stroke(g, method.line, method, [style.line, weight(method)], method.mark.dash);
  }
  g.globalAlpha = 1;
}

function stroke(
  g: Canvas,
  lines: readonly Polyline[],
  { mark }: { readonly mark: { readonly color: string } },
  [width, alpha]: readonly [number, number],
  dash: readonly number[] = [],
): void {
  if (lines.length === 0) return;
  g.strokeStyle = mark.color;
  g.lineWidth = width;
  g.globalAlpha = alpha;
  g.setLineDash([...dash]);
  trace(g, lines);
  g.stroke();
  g.setLineDash([]);
}

function trace(g: Canvas, lines: readonly Polyline[], closed = false): void {
  g.beginPath();
  for (const points of lines) {
    g.moveTo(points[0], points[1]);
    // A point alone is a dot.
    if (points.length === 2) g.lineTo(points[0] + 0.01, points[1]);
    for (let i = 2; i < points.length; i += 2) g.lineTo(points[i], points[i + 1]);
    if (closed) g.closePath();
  }
}

/** What a law says: a hairline in ink between dotted edges, unlike anything that was measured. */
function drawLaw(g: Canvas, { mean, edges }: DrawnLaw, style: CurveStyle): void {
  const ink = { mark: { color: css(style.ink) } };
  stroke(g, mean, { mark: { color: css(style.ground) } }, [style.line * 1.5, 0.8]);
  stroke(g, mean, ink, [style.line * 0.55, 0.95]);
  stroke(g, edges, ink, [style.line * 0.5, 0.7], [style.line * 0.6, style.line * 1.5]);
  g.globalAlpha = 1;
}

/** Markers along the lines, and the signs of runs that diverged. */
function drawSigns(g: Canvas, { mark, markers, crosses, dim }: DrawnMethod, style: CurveStyle): void {
  g.globalAlpha = dim ? dimmed : 1;
  for (const [x, y] of markers) drawMarker(g, mark.shape, mark.color, x, y, style.marker);
  for (const [x, y] of crosses) drawDiverged(g, style, mark.color, x, y);
  g.globalAlpha = 1;
}

function drawDiverged(g: Canvas, style: CurveStyle, color: string, x: number, y: number): void {
  drawCross(g, { ground: style.ground }, color, x, y, style.marker * 0.9);
}

/** A name in ink, with its method's marker or a sample of its line, and a thin line from the end of its curve. */
function drawName(g: Canvas, { style }: Plot, { mark, text, x, y, from, dim }: PlacedName): void {
  const at = x - 0.8 * style.type;
  const color = typeof mark === 'string' ? css(style.ink, mark === 'law' ? 1 : 0.6) : mark.color;
  g.globalAlpha = dim ? 0.45 : 1;
  g.strokeStyle = color;
  g.lineWidth = style.line / 2;
  const left = typeof mark === 'string' ? at - 0.4 * style.type : at;
  if (from) line(g, from[0], from[1], left, y);
  if (typeof mark !== 'string') drawMarker(g, mark.shape, mark.color, at, y, style.marker);
  else if (mark !== 'more') {
    g.setLineDash(mark === 'target' ? dashOf(style) : []);
    line(g, left, y, at + 0.5 * style.type, y);
    g.setLineDash([]);
  }
  g.font = `${style.type}px ${style.font}`;
  g.fillStyle = css(style.ink, 0.92);
  write(g, text, x, y, 'left');
  g.globalAlpha = 1;
}

/** The cursor: a line at a place along the axis, and the mark of each method where its curve is there. */
export function drawCursor(g: Canvas, plot: Plot, at: number): void {
  const { style, rect, methods } = plot;
  if (!(at >= rect.x - 0.5 && at <= rect.x + rect.w + 0.5)) return;
  g.strokeStyle = css(style.ink, 0.55);
  g.lineWidth = style.line / 2;
  line(g, crisp(at - 0.5), rect.y, crisp(at - 0.5), rect.y + rect.h);
  for (const { through, mark, dim } of methods) {
    const y = heightAt(through, at);
    if (y === undefined || y < rect.y || y > rect.y + rect.h) continue;
    g.globalAlpha = dim ? dimmed : 1;
    drawMarker(g, mark.shape, mark.color, at, y, style.marker * 1.25);
  }
  g.globalAlpha = 1;
}
