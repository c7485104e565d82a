import type { Prepared, Standard } from '../../../objectives/data/types';
import { matrix } from '../../../objectives/model/layers/row';
import { batchOf } from '../../../objectives/model/passes';
import { css } from '../../../stage/colormap';
import { drawMarker } from '../../../stage/overlay/markers';
import type { Mark } from '../../../stage/types';
import { decimated, near } from '../curves/decimate';
import { placerOf } from '../curves/scale';
import type { CurveTheme } from '../curves/types';
import { type Canvas, drawPane, type Extent, type Side, sideOf, within } from './pane';
import { outputsOf, type Weights } from './predict';

/** Places at which a fitted line is computed. */
const places = 200;

/** A row of one feature and its number, in the units of the table. */
export interface FitPoint {
  readonly x: number;
  readonly y: number;
  readonly trains: boolean;
}

/** What a network of one input says along it, in the units of the table. */
export interface FitLine {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Fitted lines over the rows, completely. */
export interface FitPicture {
  readonly theme: CurveTheme;
  readonly sides: readonly [Side, Side];
  readonly points: readonly FitPoint[];
  readonly lines: readonly { readonly mark: Mark; readonly line: FitLine }[];
}

const asItIs: Standard = { mean: 0, deviation: 1 };

/** The rows of a set of one feature. */
export function fitPoints(data: Prepared): FitPoint[] {
  const { mean, deviation } = data.standard?.inputs[0] ?? asItIs;
  const target = data.standard?.target ?? asItIs;
  const rows = Array.from(data.targets, (_, r) => r);
  const trains = new Set(data.train);
  const { inputs, targets } = batchOf(data, rows);
  return rows.map((r) => ({
    x: mean + deviation * inputs.values[r * inputs.width],
    y: target.mean + target.deviation * targets[r],
    trains: trains.has(r),
  }));
}

/** The sides that show all rows. */
export const fitSides = (points: readonly FitPoint[], names: readonly [string, string]): [Side, Side] => [
  sideOf(
    names[0],
    points.map(({ x }) => x),
    0.05,
  ),
  sideOf(
    names[1],
    points.map(({ y }) => y),
    0.08,
  ),
];

/** What a network of one input says from one side to the other. */
export function fitLine(weights: Weights, data: Pick<Prepared, 'standard'>, { from, to }: Side): FitLine {
  const input = data.standard?.inputs[0] ?? asItIs;
  const target = data.standard?.target ?? asItIs;
  const x = Float64Array.from({ length: places }, (_, i) => from + (i / (places - 1)) * (to - from));
  const rows = matrix(places, 1);
  x.forEach((value, i) => {
    rows.values[i] = (value - input.mean) / input.deviation;
  });
  const y = outputsOf(weights, rows).values.map((value) => target.mean + target.deviation * value);
  return { x, y };
}

/** Draws fitted lines over their rows; rows that do not train are hollow. */
export function drawFit(g: Canvas, { theme, sides, points, lines }: FitPicture, size: Extent): void {
  const pane = drawPane(g, theme, size, sides);
  const { style } = pane;
  const [across, up] = [placerOf(pane.x), placerOf(pane.y)];
  within(g, pane, () => {
    for (const { x, y, trains } of points) {
      g.beginPath();
      g.arc(across(x), up(y), style.marker * 0.55, 0, 2 * Math.PI);
      g.fillStyle = css(style.ink, trains ? 0.4 : 0);
      g.strokeStyle = css(style.ink, 0.5);
      g.lineWidth = style.line / 2;
      if (trains) g.fill();
      else g.stroke();
    }
    for (const { mark, line } of lines) {
      const xs = line.x.map(across);
      const ys = line.y.map((value) => (Number.isFinite(value) ? near(up(value)) : Number.NaN));
      const drawn = decimated(xs, ys, [pane.x.start, pane.x.end]);
      for (const [color, width] of [
        [css(style.ground), style.line * 2],
        [mark.color, style.line * 1.1],
      ] as const) {
        g.strokeStyle = color;
        g.lineWidth = width;
        g.lineJoin = 'round';
        g.setLineDash(color === mark.color ? [...mark.dash] : []);
        g.beginPath();
        for (const points of drawn)
          for (let i = 0; i < points.length; i += 2)
            if (i === 0) g.moveTo(points[0], points[1]);
            else g.lineTo(points[i], points[i + 1]);
        g.stroke();
      }
      g.setLineDash([]);
    }
  });
  drawEnds(g, lines, pane);
}

/** A method's marker on its line, each farther from the right side than the one before. */
function drawEnds(g: Canvas, lines: FitPicture['lines'], { x, y, style, rect }: ReturnType<typeof drawPane>): void {
  lines.forEach(({ mark, line }, order) => {
    const i = Math.max(0, line.x.length - 8 - order * 9);
    const [px, py] = [placerOf(x)(line.x[i]), placerOf(y)(line.y[i])];
    if (!(py >= rect.y && py <= rect.y + rect.h)) return;
    drawMarker(g, mark.shape, mark.color, px, py, style.marker);
  });
}
