import type { AppliedPush, Span } from '../../../engine/parallel/types';
import { css } from '../../../stage/colormap';
import { crisp, line, write } from '../../../stage/overlay/text';
import { ticks } from '../../../stage/ticks';
import type { CurveStyle } from '../../train/curves/style';
import { begun, type Canvas, type Extent } from '../../train/views/pane';
import { workerColor } from '../groups';
import { drawDense } from './dense';
import { type LanesPicture, type LanesPlace, mostLanes, placeOf } from './lanes-layout';

/** What every worker did, one lane under the other, and the server's updates above them, over the seconds of the clock. */
export function drawLanes(g: Canvas, picture: LanesPicture, size: Extent): void {
  const style = begun(g, picture.theme, size);
  const place = placeOf(picture, size, style.type);
  drawLegend(g, style, picture, place);
  drawAxis(g, style, picture, place);
  g.save();
  g.beginPath();
  g.rect(place.left, 0, place.right - place.left, size.height);
  g.clip();
  if (picture.run.variant.workers > mostLanes) drawDense(g, style, picture, place);
  else drawSpans(g, style, picture, place);
  drawServer(g, style, picture, place);
  drawHovered(g, style, picture, place);
  g.restore();
  drawNames(g, style, picture, place);
  drawCursor(g, style, picture, place);
}

const kinds: readonly Span['kind'][] = ['compute', 'send', 'wait', 'barrier', 'dead'];

function drawSpans(g: Canvas, style: CurveStyle, picture: LanesPicture, place: LanesPlace): void {
  const { run, from, to, theme } = picture;
  for (const span of [...run.left.spans, ...deadForGood(run)]) {
    if (span.to < from || span.from > to) continue;
    const [x0, x1] = [place.xOf(span.from), place.xOf(span.to)];
    const color = workerColor(span.worker, theme === 'print' ? 'light' : theme);
    drawSpan(g, style, span.kind, { x0, x1: Math.max(x1, x0 + 0.5), y: place.yOf(span.worker), h: place.row }, color);
  }
}

/** Workers that were killed by hand, from then on: nothing else of them is written down. */
const deadForGood = ({ left, variant }: LanesPicture['run']): Span[] =>
  variant.state.killed
    .filter(({ worker, time }) => worker < variant.workers && time < left.time)
    .map(({ worker, time }) => ({ worker, kind: 'dead', from: time, to: left.time }));

interface Strip {
  readonly x0: number;
  readonly x1: number;
  /** The middle. */
  readonly y: number;
  readonly h: number;
}

/** One span: kinds differ by height and pattern, so that no colour is needed to tell them apart. */
function drawSpan(
  g: Canvas,
  { ink, ground }: CurveStyle,
  kind: Span['kind'],
  { x0, x1, y, h }: Strip,
  color: string,
): void {
  const w = x1 - x0;
  const bar = Math.min(h * 0.78, 22);
  if (kind === 'compute') {
    g.fillStyle = color;
    g.fillRect(x0, y - bar / 2, Math.max(0.5, w - (w > 4 ? 1 : 0)), bar);
  } else if (kind === 'send') {
    g.fillStyle = css(ink, 0.75);
    g.fillRect(x0, y - bar / 5, w, Math.max(1, bar / 2.5));
  } else if (kind === 'wait') {
    g.strokeStyle = css(ink, 0.5);
    g.lineWidth = 1;
    line(g, x0, crisp(y - 0.5), x1, crisp(y - 0.5));
  } else if (kind === 'barrier') {
    g.strokeStyle = css(ink, 0.55);
    g.lineWidth = 1;
    g.strokeRect(x0 + 0.5, y - bar / 2 + 0.5, Math.max(0, w - 1), Math.max(0, bar - 1));
  } else {
    g.fillStyle = css(ground);
    g.fillRect(x0, y - bar / 2, w, bar);
    hatch(g, css(ink, 0.6), { x0, x1, y, h: bar });
  }
}

function hatch(g: Canvas, color: string, { x0, x1, y, h }: Strip): void {
  g.save();
  g.beginPath();
  g.rect(x0, y - h / 2, x1 - x0, h);
  g.clip();
  g.strokeStyle = color;
  g.lineWidth = 1;
  for (let x = Math.floor(x0 / 5) * 5 - h; x < x1; x += 5) line(g, x, y + h / 2, x + h, y - h / 2);
  g.strokeRect(x0 + 0.5, y - h / 2 + 0.5, x1 - x0 - 1, h - 1);
  g.restore();
}

/** A tick for each update of the server. */
function drawServer(g: Canvas, style: CurveStyle, { run, from, to }: LanesPicture, place: LanesPlace): void {
  const { value = [] } = run.left.server.time ?? {};
  g.strokeStyle = css(style.ink, 0.25);
  g.lineWidth = 1;
  line(g, place.left, crisp(place.server), place.right, crisp(place.server));
  g.strokeStyle = css(style.ink, 0.85);
  const height = 0.42 * style.type;
  let last = -1;
  for (const time of value) {
    if (time < from || time > to) continue;
    const x = crisp(place.xOf(time));
    if (x === last) continue;
    last = x;
    line(g, x, place.server - height, x, place.server + height);
  }
}

/** The update that is pointed at: from where each of its gradients was read to where it was applied. */
function drawHovered(g: Canvas, style: CurveStyle, { run, hovered }: LanesPicture, place: LanesPlace): void {
  if (hovered === undefined) return;
  // An exchange reads where it writes.
  const { exchange } = run.run.program;
  for (const push of run.left.pushes) {
    if (push.update !== hovered) continue;
    const readTime = exchange && exchange.order !== 'after' ? push.time : push.readTime;
    drawPush(g, style, { ...push, readTime }, place);
  }
}

function drawPush(g: Canvas, style: CurveStyle, push: AppliedPush, place: LanesPlace): void {
  const from = [place.xOf(push.readTime), place.yOf(push.worker)] as const;
  const to = [place.xOf(push.time), place.server] as const;
  const bend = [to[0], from[1]] as const;
  for (const [color, width] of [
    [css(style.ground, 0.9), 5],
    [css(style.ink), 1.8],
  ] as const) {
    g.strokeStyle = color;
    g.fillStyle = color;
    g.lineWidth = width;
    g.beginPath();
    g.arc(from[0], from[1], 3, 0, 2 * Math.PI);
    g.fill();
    g.beginPath();
    g.moveTo(...from);
    g.quadraticCurveTo(...bend, ...to);
    g.stroke();
    g.beginPath();
    g.moveTo(to[0], to[1] - 1);
    g.lineTo(to[0] - 4, to[1] + 8);
    g.lineTo(to[0] + 4, to[1] + 8);
    g.closePath();
    g.fill();
  }
}

function drawNames(g: Canvas, style: CurveStyle, { run, words }: LanesPicture, place: LanesPlace): void {
  const { workers } = run.variant;
  g.fillStyle = css(style.ink, 0.9);
  write(g, words.server, place.left - 0.6 * style.type, place.server, 'right');
  if (workers > mostLanes) return;
  const every = Math.ceil((1.15 * style.type) / place.row);
  g.fillStyle = css(style.ink, 0.72);
  for (let worker = 0; worker < workers; worker += every)
    write(g, String(worker), place.left - 0.6 * style.type, place.yOf(worker), 'right');
}

function drawAxis(g: Canvas, style: CurveStyle, { from, to, words }: LanesPicture, place: LanesPlace): void {
  const { type } = style;
  const name = g.measureText(words.seconds).width;
  for (const { value, label } of ticks(from, to, Math.max(2, (place.right - place.left) / (7 * type)))) {
    const x = place.xOf(value);
    g.strokeStyle = css(style.ink, 0.08);
    g.lineWidth = 1;
    line(g, crisp(x - 0.5), place.server, crisp(x - 0.5), place.bottom);
    if (x > place.right - name - 2 * type) continue;
    g.fillStyle = css(style.ink, 0.72);
    write(g, label, x, place.bottom + 0.9 * type);
  }
  g.fillStyle = css(style.ink, 0.9);
  write(g, words.seconds, place.right, place.bottom + 0.9 * type, 'right');
}

function drawLegend(g: Canvas, style: CurveStyle, { run, words, theme }: LanesPicture, place: LanesPlace): void {
  const { type } = style;
  if (run.variant.workers > mostLanes) {
    g.fillStyle = css(style.ink, 0.72);
    write(g, words.busy, place.left, 0.9 * type, 'left');
    return;
  }
  const there = new Set([...run.left.spans, ...deadForGood(run)].map(({ kind }) => kind));
  const color = workerColor(0, theme === 'print' ? 'light' : theme);
  let x = place.left;
  for (const kind of kinds) {
    if (!there.has(kind)) continue;
    drawSpan(g, style, kind, { x0: x, x1: x + 1.8 * type, y: 0.9 * type, h: 1.1 * type }, color);
    g.fillStyle = css(style.ink, 0.72);
    write(g, words.kinds[kind], x + 2.3 * type, 0.9 * type, 'left');
    x += 3.4 * type + g.measureText(words.kinds[kind]).width;
  }
  if (there.size > 0) return;
  g.fillStyle = css(style.ink, 0.72);
  write(g, words.missing, place.left, 0.9 * type, 'left');
}

function drawCursor(g: Canvas, style: CurveStyle, { now, from, to }: LanesPicture, place: LanesPlace): void {
  if (now < from || now > to) return;
  const x = place.xOf(now);
  g.strokeStyle = css(style.ink, 0.9);
  g.lineWidth = 1.25;
  g.setLineDash([4, 3]);
  line(g, x, place.server - 0.8 * style.type, x, place.bottom);
  g.setLineDash([]);
}
