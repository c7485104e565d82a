import type { BatchLaw } from '../../../objectives/laws/batch-size';
import { css } from '../../../stage/colormap';
import { drawMarker } from '../../../stage/overlay/markers';
import { crisp, line, write } from '../../../stage/overlay/text';
import type { Mark } from '../../../stage/types';
import { type Axis, axisTicks, placerOf } from '../curves/scale';
import type { CurveStyle } from '../curves/style';
import type { CurveTheme } from '../curves/types';
import { begun, type Canvas, type Extent, headline } from './pane';

/** What a size of batch takes to the target: the median over the seeds with its interval. */
export interface Worth {
  readonly batch: number;
  readonly updates: number;
  readonly low: number;
  readonly high: number;
}

/** What larger batches are worth, completely. */
export interface WorthPicture {
  readonly theme: CurveTheme;
  readonly mark: Pick<Mark, 'color' | 'shape'>;
  /** Those that reach the target. */
  readonly sizes: readonly Worth[];
  /** Fitted to them; undefined of fewer than two. */
  readonly law: BatchLaw | undefined;
  readonly titles: {
    readonly updates: string;
    readonly examples: string;
    readonly across: string;
    readonly law: string;
  };
}

/** One of the two pictures: what is counted, by how much an update counts. */
interface Band {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Of an update of so many rows. */
  readonly counts: (batch: number) => number;
}

/** Draws updates, and below them examples, against the size of a batch, both on log axes, with the law through them. */
export function drawWorth(g: Canvas, picture: WorthPicture, size: Extent): void {
  const { theme, sizes, titles } = picture;
  const style = begun(g, theme, size);
  const { type } = style;
  headline(g, style, { text: titles.law, row: 0, width: size.width });
  const top = 1.8 * type;
  const half = (size.height - top) / 2;
  const across = rangeOf(sizes.map(({ batch }) => batch));
  const bands = [
    { title: titles.updates, counts: () => 1, from: top },
    { title: titles.examples, counts: (batch: number) => batch, from: top + half },
  ].map(({ title, counts, from }): Band => {
    const [low, high] = rangeOf(sizes.flatMap((one) => spanOf(one).map((updates) => updates * counts(one.batch))));
    const y: Axis = { kind: 'log', from: low, to: high, start: from + half - 3.4 * type, end: from + 2 * type };
    const x: Axis = { kind: 'log', from: across[0], to: across[1], start: 5 * type, end: size.width - 1.6 * type };
    return { title, x, y, counts };
  });
  for (const band of bands) {
    drawAxes(g, style, band, titles.across);
    drawLaw(g, style, band, picture.law);
    for (const one of sizes) drawSize(g, style, band, { ...one, mark: picture.mark });
  }
}

/** The median, and the ends of its interval that are known. */
const spanOf = ({ updates, low, high }: Worth): number[] =>
  [updates, low, high].filter((n) => Number.isFinite(n) && n > 0);

function drawAxes(g: Canvas, style: CurveStyle, { title, x, y }: Band, across: string): void {
  const { type } = style;
  g.fillStyle = css(style.ink, 0.95);
  write(g, title, 0.8 * type, y.end - 1.1 * type, 'left');
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, 0.1);
  g.fillStyle = css(style.ink, 0.72);
  for (const { value, label } of axisTicks(y, Math.max(2, (y.start - y.end) / (3 * type)))) {
    const at = placerOf(y)(value);
    line(g, x.start, crisp(at - 0.5), x.end, crisp(at - 0.5));
    write(g, label, x.start - 0.6 * type, at, 'right');
  }
  for (const { value, label } of axisTicks(x, Math.max(2, (x.end - x.start) / (5 * type)))) {
    const at = placerOf(x)(value);
    line(g, crisp(at - 0.5), y.end, crisp(at - 0.5), y.start);
    write(g, label, at, y.start + 1.05 * type);
  }
  g.fillStyle = css(style.ink, 0.9);
  write(g, across, x.end, y.start + 2.4 * type, 'right');
}

/** Places that the law is drawn through. */
const pieces = 64;

/** A hairline in ink, unlike what was measured. */
function drawLaw(g: Canvas, style: CurveStyle, { x, y, counts }: Band, law: BatchLaw | undefined): void {
  if (!law) return;
  const [across, up] = [placerOf(x), placerOf(y)];
  g.save();
  g.beginPath();
  g.rect(x.start, y.end, x.end - x.start, y.start - y.end);
  g.clip();
  g.beginPath();
  for (let k = 0; k <= pieces; k++) {
    const batch = x.from * (x.to / x.from) ** (k / pieces);
    const value = law.least * (1 + law.critical / batch) * counts(batch);
    if (k === 0) g.moveTo(across(batch), up(value));
    else g.lineTo(across(batch), up(value));
  }
  g.strokeStyle = css(style.ink, 0.95);
  g.lineWidth = style.line * 0.6;
  g.stroke();
  g.restore();
}

/** A marker at the median, on a line over its interval. */
function drawSize(
  g: Canvas,
  style: CurveStyle,
  { x, y, counts }: Band,
  { mark, ...size }: Worth & Pick<WorthPicture, 'mark'>,
): void {
  const [at, up] = [placerOf(x)(size.batch), placerOf(y)];
  const ends = spanOf(size).map((updates) => up(updates * counts(size.batch)));
  g.strokeStyle = mark.color;
  g.lineWidth = style.line;
  line(g, at, Math.min(...ends), at, Math.max(...ends));
  drawMarker(g, mark.shape, mark.color, at, up(size.updates * counts(size.batch)), style.marker * 1.2);
}

/** From the least to the greatest, with room; of none, some. */
function rangeOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [1, 100];
  const room = 1.5;
  return [Math.min(...values) / room, Math.max(...values) * room];
}
