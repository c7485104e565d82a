import { domainOf } from '../../study/field';
import type { StationaryKind } from '../../surfaces/stationary';
import { css } from '../colormap';
import { type Frame, type Pane, unitOf } from '../frame';
import { placeOf, ringedCross } from './markers';

type Trace = (g: CanvasRenderingContext2D, x: number, y: number, r: number) => void;

/** The outlines around a place; a minimum has the sign of the known ones. */
const traces: Readonly<Record<Exclude<StationaryKind, 'minimum'>, Trace>> = {
  saddle: (g, x, y, r) => {
    g.moveTo(x - r, y - r);
    g.lineTo(x + r, y + r);
    g.moveTo(x - r, y + r);
    g.lineTo(x + r, y - r);
  },
  maximum: (g, x, y, r) => {
    g.moveTo(x, y - 1.15 * r);
    g.lineTo(x + 1.15 * r, y + 0.9 * r);
    g.lineTo(x - 1.15 * r, y + 0.9 * r);
    g.closePath();
  },
  degenerate: (g, x, y, r) => {
    g.moveTo(x, y - 1.3 * r);
    g.lineTo(x + 1.3 * r, y);
    g.lineTo(x, y + 1.3 * r);
    g.lineTo(x - 1.3 * r, y);
    g.closePath();
  },
};

/** The stationary points, where they are asked for: hollow and in ink, so that no method's marker looks like one. */
export function drawStationary(g: CanvasRenderingContext2D, frame: Frame, pane: Pane): void {
  const { stationary, surface } = frame.picture;
  for (const { kind, at, f } of stationary ?? []) {
    if (kind === 'minimum' && surface.minima.some((known) => near(known.at, at, domainOf(surface.field)))) continue;
    const place = placeOf(frame, pane, unitOf(frame, at[0], at[1], f));
    if (!place) continue;
    g.save();
    g.globalAlpha = place.alpha;
    if (kind === 'minimum') ringedCross(g, frame, place.x, place.y);
    else outline(g, frame, traces[kind], place.x, place.y);
    g.restore();
  }
}

const near = (a: readonly number[], b: readonly number[], [x0, x1, y0, y1]: readonly number[]): boolean =>
  Math.abs(a[0] - b[0]) < 1e-3 * (x1 - x0) && Math.abs(a[1] - b[1]) < 1e-3 * (y1 - y0);

function outline(g: CanvasRenderingContext2D, { style }: Frame, trace: Trace, x: number, y: number): void {
  g.beginPath();
  trace(g, x, y, 0.8 * style.head);
  g.lineJoin = 'round';
  g.setLineDash([]);
  g.lineWidth = 3.2;
  g.strokeStyle = css(style.ground, 0.75);
  g.stroke();
  g.lineWidth = style.type > 16 ? 2 : 1.25;
  g.strokeStyle = css(style.ink, 0.85);
  g.stroke();
}
