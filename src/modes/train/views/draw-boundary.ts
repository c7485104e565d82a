import { css, type Rgb } from '../../../stage/colormap';
import { categorical, mixed } from '../../../stage/map/tones';
import { drawMarker } from '../../../stage/overlay/markers';
import { write } from '../../../stage/overlay/text';
import type { Shape } from '../../../stage/types';
import { placeOn } from '../curves/scale';
import type { CurveTheme } from '../curves/types';
import { type Boundary, type BoundaryPoint, edgesOf, type Plane } from './boundary';
import { type Canvas, drawPane, type Extent, headline, type Pane, within } from './pane';

/** A decision boundary, completely. */
export interface BoundaryPicture {
  readonly theme: CurveTheme;
  readonly plane: Plane;
  readonly boundary: Boundary;
  readonly points: readonly BoundaryPoint[];
  /** What the classes are called. */
  readonly classes: readonly string[];
  /** What filled, hollow and small markers are, and a ring: training, validation, test, told wrong. */
  readonly parts: readonly [train: string, validation: string, test: string, wrong: string];
  /** Whose it is, and when. */
  readonly title: string;
}

const shapes: readonly Shape[] = ['circle', 'triangle', 'square', 'diamond', 'pentagon', 'star', 'plus', 'hexagon'];

/** Tones between a class that is as likely as another and one that is certain. */
const tones = 12;

const colorOf = (k: number): Rgb => categorical[k % categorical.length];

/** Draws what a network tells over two inputs, with the rows of the data on it. */
export function drawBoundary(g: Canvas, picture: BoundaryPicture, size: Extent): void {
  const { theme, plane, boundary, points } = picture;
  const pane = drawPane(g, theme, size, plane.sides, 3);
  within(g, pane, () => {
    drawGround(g, picture, pane);
    drawEdges(g, boundary, pane);
  });
  for (const point of points) drawPoint(g, pane, point);
  headline(g, pane.style, { text: picture.title, row: 0, width: size.width });
  drawKeys(g, picture, pane, size.width);
}

/** The squares in the tone of their class, paler where it is less sure; neighbours alike are one. */
function drawGround(
  g: Canvas,
  { boundary: { n, told, strength, leads }, theme }: BoundaryPicture,
  { rect, style }: Pane,
): void {
  const least = 1 / leads.length;
  const most = theme === 'dark' ? 0.55 : 0.5;
  const toneAt = (i: number, j: number): number => {
    const at = (j + 1) * (n + 2) + i + 1;
    const share = Math.max(0, Math.min(1, (strength[at] - least) / (1 - least)));
    return told[at] * tones + Math.min(tones - 1, Math.floor(share * tones));
  };
  const edge = (k: number, from: number, length: number) => Math.round(from + (k / n) * length);
  for (let j = 0; j < n; j++) {
    const [top, bottom] = [edge(n - 1 - j, rect.y, rect.h), edge(n - j, rect.y, rect.h)];
    for (let i = 0; i < n; ) {
      const tone = toneAt(i, j);
      const from = i;
      while (i < n && toneAt(i, j) === tone) i++;
      const [left, right] = [edge(from, rect.x, rect.w), edge(i, rect.x, rect.w)];
      const share = ((tone % tones) + 0.5) / tones;
      g.fillStyle = css(mixed(style.ground, colorOf(Math.floor(tone / tones)), 0.06 + most * share));
      g.fillRect(left, top, right - left, bottom - top);
    }
  }
}

/** A line in ink where two classes are equally likely. */
function drawEdges(g: Canvas, boundary: Boundary, { rect, style }: Pane): void {
  const { n, leads } = boundary;
  g.strokeStyle = css(style.ink, 0.8);
  g.lineWidth = style.line * 0.6;
  g.lineCap = 'round';
  g.beginPath();
  // Of two classes both have the same edge.
  for (let k = leads.length === 2 ? 1 : 0; k < leads.length; k++) {
    const pieces = edgesOf(boundary, k);
    for (let i = 0; i < pieces.length; i += 2) {
      const [x, y] = [rect.x + (pieces[i] / n) * rect.w, rect.y + rect.h * (1 - pieces[i + 1] / n)];
      if (i % 4 === 0) g.moveTo(x, y);
      else g.lineTo(x, y);
    }
  }
  g.stroke();
}

function drawPoint(g: Canvas, pane: Pane, { at, class: k, part, wrong }: BoundaryPoint): void {
  const [x, y] = [placeOn(pane.x, at[0]), placeOn(pane.y, at[1])];
  drawRow(g, pane, { k, part, wrong, x, y });
}

interface Row {
  /** The class; undefined: any, in ink. */
  readonly k: number | undefined;
  readonly part: BoundaryPoint['part'];
  readonly wrong: boolean;
  readonly x: number;
  readonly y: number;
}

/** A marker of a row: filled where it trains, hollow where it validates, small and hollow where it tests; a ring where it is told wrong. */
function drawRow(g: Canvas, { style }: Pick<Pane, 'style'>, { k, part, wrong, x, y }: Row): void {
  const radius = style.marker * (part === 'test' ? 0.55 : 0.8);
  const [shape, color] = k === undefined ? (['circle', style.ink] as const) : [shapes[k % shapes.length], colorOf(k)];
  drawMarker(g, shape, css(color), x, y, radius, part === 'train' ? undefined : css(style.ground));
  if (!wrong) return;
  g.beginPath();
  g.arc(x, y, radius + style.line * 1.4, 0, 2 * Math.PI);
  g.strokeStyle = css(style.ink, 0.9);
  g.lineWidth = style.line * 0.6;
  g.stroke();
}

/** What colours, shapes and fillings mean, in two rows below the title. */
function drawKeys(g: Canvas, { classes, parts, points }: BoundaryPicture, pane: Pane, width: number): void {
  const { style } = pane;
  const { type } = style;
  const has = (part: BoundaryPoint['part']) => points.some((point) => point.part === part);
  const kinds = (['train', 'validation', 'test'] as const).flatMap((part, p) =>
    has(part) ? [{ k: undefined, part, wrong: false, text: parts[p] }] : [],
  );
  const wrong = points.some((point) => point.wrong)
    ? [{ k: undefined, part: 'train' as const, wrong: true, text: parts[3] }]
    : [];
  const names = classes.map((text, k) => ({ k, part: 'train' as const, wrong: false, text }));
  [names, [...kinds, ...wrong]].forEach((row, r) => {
    let x = 0.8 * type;
    for (const { text, ...key } of row) {
      const wide = g.measureText(text).width;
      if (x + wide + 1.6 * type > width) break;
      const y = (2.6 + 1.5 * r) * type;
      drawRow(g, { style }, { ...key, x: x + 0.4 * type, y });
      g.fillStyle = css(style.ink, 0.92);
      write(g, text, x + 1.2 * type, y, 'left');
      x += wide + 2.4 * type;
    }
  });
}
