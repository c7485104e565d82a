import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { Dictionary } from '../../../i18n/words';
import { css } from '../../../stage/colormap';
import { pixelRatio, scaledCanvas } from '../../../stage/sheet-canvas';
import { type CurvesAsked, handOf } from './acting';
import { drawCursor, drawPlot } from './draw';
import { listenToCurves, type Place } from './hand';
import { cursorPlace, type Plot } from './plot';
import { layOut } from './sheet';
import type { CurvesInput } from './types';
import { plotLabel } from './words';
import './curves.css';

type Words = Dictionary['curves'];

/** Training curves on the page. */
export interface CurvesView {
  zoom(factor: number): void;
  /** Draws at once what waits for the next frame. */
  settle(): void;
  dispose(): void;
}

interface Drawn {
  readonly input: CurvesInput;
  readonly words: Words;
  readonly plot: Plot;
  readonly ratio: number;
}

/** Views so far: each has a text of its own that says what keys do. */
let count = 0;

/** Puts curves into a host, which they fill, and keeps them as the input says; what is asked for by hand is told. */
export function createCurves(
  host: HTMLElement,
  input: ReadonlySignal<CurvesInput | undefined>,
  words: ReadonlySignal<Words>,
  asked: CurvesAsked,
): CurvesView {
  const { sheet, below, above, keys } = partsIn(host);
  // As it was when last told: asking would lay out the whole page in the middle of a change.
  let extent = sizeOf(sheet);
  let drawn: Drawn | undefined;
  let box: readonly [Place, Place] | undefined;
  let frame = 0;
  const draw = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    drawn = drawAll(extent, below, above, input.peek(), words.peek(), drawn, box);
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(draw);
  };
  const hand = handOf(
    // Keys come faster than frames: what is drawn may be older than where the cursor is.
    () => drawn && { plot: drawn.plot, input: input.peek() ?? drawn.input },
    asked,
    (next) => {
      box = next;
      soon();
    },
  );
  const ended = new AbortController();
  listenToCurves(sheet, hand, ended.signal);
  listenAround(sheet, ended.signal, {
    resized: () => {
      extent = sizeOf(sheet);
      soon();
    },
    lettered: () => {
      drawn = undefined;
      soon();
    },
  });
  const stop = effect(() => {
    const now = input.value;
    if (now) sheet.setAttribute('aria-label', plotLabel(words.value, now));
    keys.textContent = words.value.keys;
    soon();
  });
  return {
    zoom: (factor) => hand.zoom([sheet.clientWidth / 2, sheet.clientHeight / 2], factor, 'x'),
    settle: draw,
    dispose: () => {
      ended.abort();
      stop();
      cancelAnimationFrame(frame);
      sheet.remove();
      keys.remove();
    },
  };
}

/** A sheet with two canvases, one over the other, and the text that says what keys do. */
function partsIn(host: HTMLElement) {
  const sheet = document.createElement('div');
  sheet.className = 'curves-sheet';
  sheet.tabIndex = 0;
  sheet.setAttribute('role', 'img');
  const [below, above] = [document.createElement('canvas'), document.createElement('canvas')];
  const keys = document.createElement('span');
  keys.className = 'hidden';
  keys.id = `curves-keys-${++count}`;
  sheet.setAttribute('aria-describedby', keys.id);
  sheet.append(below, above);
  host.append(sheet, keys);
  return { sheet, below, above, keys };
}

/** Tells, until the signal, of another size of the sheet, and once when letters drawn so far may have lacked their font. */
function listenAround(
  sheet: HTMLElement,
  ended: AbortSignal,
  { resized, lettered }: Readonly<Record<'resized' | 'lettered', () => void>>,
): void {
  const size = new ResizeObserver(resized);
  size.observe(sheet);
  ended.addEventListener('abort', () => size.disconnect());
  void document.fonts.ready.then(() => {
    if (!ended.aborted) lettered();
  });
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight });

/** Draws the lines where anything but the cursor is new, then what lies over them. */
function drawAll(
  { width, height }: ReturnType<typeof sizeOf>,
  below: HTMLCanvasElement,
  above: HTMLCanvasElement,
  input: CurvesInput | undefined,
  words: Words,
  before: Drawn | undefined,
  box: readonly [Place, Place] | undefined,
): Drawn | undefined {
  if (!input || width < 2 || height < 2) return undefined;
  const ratio = pixelRatio();
  const kept =
    before?.words === words &&
    before.ratio === ratio &&
    before.plot.width === width &&
    before.plot.height === height &&
    alike(before.input, input);
  let plot = before?.plot;
  if (!kept || !plot) {
    const g = scaledCanvas(below, width, height, ratio);
    if (!g) return undefined;
    plot = layOut(g, input, words, { width, height });
    drawPlot(g, plot);
  }
  const g = scaledCanvas(above, width, height, ratio);
  if (g) {
    drawCursor(g, plot, cursorPlace(plot, input));
    if (box) drawBox(g, plot, box);
  }
  return { input, words, plot, ratio };
}

/** Whether two inputs differ in their cursor at most. */
const alike = (a: CurvesInput, b: CurvesInput): boolean =>
  (Object.keys({ ...a, ...b }) as (keyof CurvesInput)[]).every((key) => key === 'cursor' || a[key] === b[key]);

function drawBox(g: CanvasRenderingContext2D, { style }: Plot, [[x0, y0], [x1, y1]]: readonly [Place, Place]): void {
  const [x, y, w, h] = [Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0)];
  g.fillStyle = css(style.ink, 0.08);
  g.fillRect(x, y, w, h);
  g.strokeStyle = css(style.ink, 0.7);
  g.lineWidth = 1;
  g.strokeRect(x, y, w, h);
}
