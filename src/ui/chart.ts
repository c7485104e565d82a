import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { nothing, render, svg } from 'lit/html.js';
import type { Mark } from '../stage/types';
import { tick } from './format';
import { shapePath } from './glyph';
import type { Loss } from './loss';
import { type Range, rangeOf, ticksOf } from './scale';

/** The loss chart. */
export interface Chart {
  show(loss: Loss, marks: readonly Mark[]): void;
  /** Puts the playhead on a step. */
  seek(step: number): void;
  /** Draws again, with the colours of the theme. */
  redraw(): void;
  dispose(): void;
}

interface Shown {
  readonly loss: Loss;
  readonly marks: readonly Mark[];
}

/** Colours and letters of the page, in CSS; the size in CSS pixels. */
interface Style {
  readonly ink: string;
  readonly grid: string;
  readonly size: number;
  readonly family: string;
}

/** Asking styles the whole page: once for every theme. */
function styleOf(host: Element): Style {
  const { color, outlineColor, fontSize, fontFamily } = getComputedStyle(host);
  return { ink: color, grid: outlineColor, size: Number.parseFloat(fontSize), family: fontFamily };
}

/** A chart that fills its host; pressing or dragging on it asks for a step. */
export function createChart(host: HTMLElement, seek: (step: number) => void): Chart {
  let plot: uPlot | undefined;
  let kind: Loss['kind'] | undefined;
  let shown: Shown | undefined;
  let step = 0;
  let look = '';
  let range: Range = [0.1, 10];
  let style = styleOf(host);
  const overlay = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  overlay.classList.add('playhead');

  const move = (): void => {
    if (!plot || !shown) return;
    drawPlayhead(plot, overlay, shown, Math.min(step, shown.loss.last));
  };

  const begin = (): void => {
    if (!shown) return;
    plot?.destroy();
    const { loss, marks } = shown;
    plot = plotIn(host, { loss, marks, style: () => style, range: () => range, drawn: move });
    plot.over.append(overlay);
    listen(plot, seek);
    move();
  };
  const redraw = (): void => {
    style = styleOf(host);
    plot?.redraw(false);
  };
  const stop = listenAround(host, {
    resized: () => {
      if (host.clientWidth > 0) plot?.setSize(sizeOf(host));
      move();
    },
    redraw,
  });

  return {
    show: (loss, marks) => {
      shown = { loss, marks };
      range = rangeOf(loss);
      const nextLook = JSON.stringify(marks.map(({ color, dash }) => [color, dash]));
      if (plot && kind === loss.kind && look === nextLook) plot.setData(dataOf(loss));
      else begin();
      kind = loss.kind;
      look = nextLook;
      move();
    },
    seek: (next) => {
      step = next;
      move();
    },
    redraw,
    dispose: () => {
      stop();
      plot?.destroy();
    },
  };
}

const plotIn = (host: HTMLElement, look: Look): uPlot =>
  new uPlot({ ...sizeOf(host), ...optionsOf(look) }, dataOf(look.loss), host);

/** Tells of another size of the host and of other colours of the page; returns its end. */
function listenAround(host: HTMLElement, { resized, redraw }: Readonly<Record<'resized' | 'redraw', () => void>>) {
  const size = new ResizeObserver(resized);
  size.observe(host);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', redraw);
  return () => {
    size.disconnect();
    scheme.removeEventListener('change', redraw);
  };
}

/** A line at a step, and the mark of each run on it. */
function drawPlayhead(plot: uPlot, overlay: SVGElement, { loss, marks }: Shown, at: number): void {
  const x = plot.valToPos(at, 'x');
  // Before its first drawing the plot has no scales.
  if (!Number.isFinite(x)) return;
  render(
    svg`<path class="line" d="M${x} 0V${heightOf(plot)}"></path>${marks.map((mark, run) => headOf(plot, loss, mark, run, at))}`,
    overlay,
  );
}

/** Of the drawn part, in CSS pixels. */
const heightOf = ({ bbox }: uPlot): number => bbox.height / uPlot.pxRatio;

const sizeOf = (host: HTMLElement): { width: number; height: number } => ({
  width: host.clientWidth,
  height: host.clientHeight,
});

/** Distances between ticks of the step axis: whole numbers up to the most steps there may be. */
const wholeIncrements = [1, 10, 100, 1000, 10_000].flatMap((unit) => [unit, 2 * unit, 5 * unit]);

const dataOf = ({ steps, lines }: Loss): uPlot.AlignedData => [[...steps], ...lines.map((line) => [...line])];

/** What a plot is made from. */
interface Look extends Shown {
  readonly style: () => Style;
  readonly range: () => Range;
  readonly drawn: () => void;
}

function optionsOf({ loss: { kind }, marks, style, range, drawn }: Look): Omit<uPlot.Options, 'width' | 'height'> {
  const ink = () => style().ink;
  const grid = { stroke: () => style().grid, width: 1 };
  const { size, family } = style();
  const axis: uPlot.Axis = {
    ...{ stroke: ink, grid, font: `${size}px ${family}`, ticks: { show: false } },
    values: (_, splits) => splits.map((value) => (value === null ? '' : tick(value))),
  };
  return {
    padding: [8, 16, 0, 0],
    hooks: { draw: [drawn] },
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { distr: kind === 'gap' ? 3 : 4, range: () => [...range()] } },
    axes: [
      { ...axis, size: 2 * size, gap: 4, incrs: [...wholeIncrements] },
      {
        ...axis,
        size: 4 * size,
        gap: 4,
        space: 20,
        splits: () => ticksOf(range(), kind),
        filter: (plot, splits) => apart(plot, splits, size + 1),
      },
    ],
    series: [
      {},
      ...marks.map(({ label, color, dash }) => ({
        label,
        stroke: color,
        width: 1.5,
        dash: [...dash],
        points: { show: false },
      })),
    ],
  };
}

/** Leaves out numbers of the loss axis less than a line's height apart: those nearest to 0, but never 0 itself. */
function apart(plot: uPlot, splits: readonly number[], lineHeight: number): (number | null)[] {
  const kept: number[] = [];
  const weightiest = [...splits].sort((a, b) => (a === 0 ? -1 : b === 0 ? 1 : Math.abs(b) - Math.abs(a)));
  for (const value of weightiest) {
    const y = plot.valToPos(value, 'y');
    if (kept.every((other) => Math.abs(plot.valToPos(other, 'y') - y) >= lineHeight)) kept.push(value);
  }
  return splits.map((value) => (kept.includes(value) ? value : null));
}

function headOf(plot: uPlot | undefined, { at }: Loss, { color, shape }: Mark, run: number, step: number) {
  const value = at(run, step);
  if (!plot || value === null) return nothing;
  const y = plot.valToPos(value, 'y');
  if (!(y >= 0 && y <= heightOf(plot))) return nothing;
  const place = `translate(${plot.valToPos(step, 'x')} ${y}) scale(0.8)`;
  return svg`<path class="head" d=${shapePath(shape)} fill=${color} transform=${place}></path>`;
}

function listen(plot: uPlot, seek: (step: number) => void): void {
  const { over } = plot;
  const go = (event: PointerEvent): void => {
    const left = event.clientX - over.getBoundingClientRect().left;
    const last = plot.data[0].at(-1) ?? 0;
    seek(Math.round(Math.min(Math.max(plot.posToVal(left, 'x'), 0), last)));
  };
  over.addEventListener('pointerdown', (event) => {
    over.setPointerCapture(event.pointerId);
    go(event);
  });
  over.addEventListener('pointermove', (event) => {
    if (over.hasPointerCapture(event.pointerId)) go(event);
  });
}
