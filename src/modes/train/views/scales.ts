import { css } from '../../../stage/colormap';
import { crisp, line, write } from '../../../stage/overlay/text';
import type { Mark } from '../../../stage/types';
import { type Axis, axisTicks, placerOf } from '../curves/scale';
import type { CurveStyle } from '../curves/style';
import type { CurveTheme } from '../curves/types';
import { markedLine } from './marked-line';
import { begun, type Canvas, type Extent } from './pane';

/** How large numbers are on their way through the layers of a network, of one run. */
export interface RunScales {
  readonly mark: Mark;
  /** Root mean squares over rows and units: of the inputs, then of the weighted sums of each layer. */
  readonly given: readonly number[];
  /** Of the slopes of a row's loss by those sums. */
  readonly back: readonly number[];
}

/** Takes the numbers of a measure of scales apart. */
export function scalesOf(mark: Mark, values: ArrayLike<number>): RunScales {
  const layers = (values.length - 1) / 2;
  const all = Array.from(values);
  return { mark, given: all.slice(0, layers + 1), back: all.slice(layers + 1) };
}

/** What a layer multiplies the scale by, on average from the first to the last of some; NaN where there is no step, or nothing. */
export function gainOf(scales: readonly number[]): number {
  const [first, last] = [scales[0], scales.at(-1) ?? Number.NaN];
  return (last / first) ** (1 / (scales.length - 1));
}

/** Gains of the hidden layers after the first, forward, and of the same steps backward: those whose shapes are alike. */
export function gainsOf({ given, back }: RunScales): { readonly forward: number; readonly backward: number } {
  return { forward: gainOf(given.slice(1, -1)), backward: gainOf(back.slice(0, -1).toReversed()) };
}

/** Scales by depth, completely. */
export interface ScalesPicture {
  readonly theme: CurveTheme;
  readonly runs: readonly RunScales[];
  readonly titles: { readonly given: string; readonly back: string; readonly layer: string };
}

/** Draws both, one under the other, over the layers; what is 0 lies at the bottom. */
export function drawScales(g: Canvas, { theme, runs, titles }: ScalesPicture, size: Extent): void {
  const style = begun(g, theme, size);
  const half = Math.floor(size.height / 2);
  const layers = Math.max(1, ...runs.map(({ back }) => back.length));
  const { layer } = titles;
  const bands = [
    bandOf(
      style,
      { title: titles.given, layer, layers, top: 0, height: half },
      0,
      runs.map(({ mark, given }) => ({ mark, values: given })),
    ),
    bandOf(
      style,
      { title: titles.back, layer, layers, top: half, height: size.height - half },
      1,
      runs.map(({ mark, back }) => ({ mark, values: back })),
    ),
  ];
  const labels = bands.flatMap(({ ticks }) => ticks.map(({ label }) => g.measureText(label).width));
  const start = Math.max(2 * style.type, ...labels) + 1.4 * style.type;
  const x: Axis = { kind: 'linear', from: 0, to: layers, start, end: Math.max(start + 1, size.width - 2 * style.type) };
  for (const band of bands) {
    drawAxes(g, style, x, band);
    drawLines(g, style, x, band);
  }
}

interface Line {
  readonly mark: Mark;
  readonly values: readonly number[];
}

/** Lines over the layers, on an axis of their own. */
interface Band {
  readonly title: string;
  readonly layer: string;
  readonly layers: number;
  readonly top: number;
  readonly height: number;
  /** The layer of a line's first value. */
  readonly first: number;
  readonly lines: readonly Line[];
  readonly y: Axis;
  readonly ticks: ReturnType<typeof axisTicks>;
}

function bandOf(
  { type }: CurveStyle,
  place: Pick<Band, 'title' | 'layer' | 'layers' | 'top' | 'height'>,
  first: number,
  lines: readonly Line[],
): Band {
  const [from, to] = rangeOf(lines);
  const y: Axis = { kind: 'log', from, to, start: place.top + place.height - 3.4 * type, end: place.top + 2.4 * type };
  return { ...place, first, lines, y, ticks: axisTicks(y, Math.max(2, (y.start - y.end) / (3 * type))) };
}

function drawLines(g: Canvas, style: CurveStyle, x: Axis, { lines, first, y }: Band): void {
  const [across, up] = [placerOf(x), placerOf(y)];
  for (const { mark, values } of lines) {
    const points = values.flatMap((value, i) =>
      Number.isFinite(value) ? [[across(first + i), value > 0 ? up(value) : y.start] as const] : [],
    );
    markedLine(g, mark, points, style);
  }
}

function drawAxes(g: Canvas, style: CurveStyle, x: Axis, { title, layer, layers, top, y, ticks, lines }: Band): void {
  const { type } = style;
  const [across, up] = [placerOf(x), placerOf(y)];
  g.fillStyle = css(style.ink, 0.95);
  write(g, title, 0.8 * type, top + 1.1 * type, 'left');
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, 0.1);
  g.fillStyle = css(style.ink, 0.72);
  // What is 0 lies at the bottom, and is said to.
  const zero = lines.some(({ values }) => values.includes(0));
  if (zero) write(g, '0', x.start - 0.6 * type, y.start, 'right');
  for (const { value, label } of ticks) {
    if (zero && y.start - up(value) < type) continue;
    line(g, x.start, crisp(up(value) - 0.5), x.end, crisp(up(value) - 0.5));
    write(g, label, x.start - 0.6 * type, up(value), 'right');
  }
  const apart = Math.max(1, Math.ceil((layers * 2.5 * type) / (x.end - x.start)));
  for (let k = 0; k <= layers; k += apart) {
    line(g, crisp(across(k) - 0.5), y.end, crisp(across(k) - 0.5), y.start);
    write(g, String(k), across(k), y.start + 1.05 * type);
  }
  g.fillStyle = css(style.ink, 0.9);
  write(g, layer, x.end, y.start + 2.4 * type, 'right');
}

/** From the least to the greatest that is above 0, with room, and a factor of ten at least. */
function rangeOf(lines: readonly Line[]): [number, number] {
  const all = lines.flatMap(({ values }) => values.filter((value) => value > 0 && Number.isFinite(value)));
  if (all.length === 0) return [0.1, 10];
  const [low, high] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  const wide = Math.max(Math.sqrt(10 / (high / low)), 1) * 1.2;
  return [low / wide, high * wide];
}
