import { type Frame, type Pane, pointAt, unitOf } from './frame';
import { rayAt } from './pose';
import { add, clamp, scale, sub, times, type Vec3 } from './vector';

/** Steps along a line of sight; the box is crossed in this many. */
const marchSteps = 160;

/** Height of the drawn surface at u, v in the box (bilinear; cut at the box's floor and lid); NaN over a hole. */
export function surfaceAt({ relief, picture }: Pick<Frame, 'relief' | 'picture'>, u: number, v: number): number {
  const { n, values } = relief.samples;
  const x = clamp(((u + 1) / 2) * (n - 1), 0, n - 1);
  const y = clamp(((v + 1) / 2) * (n - 1), 0, n - 1);
  const i = Math.min(Math.floor(x), n - 2);
  const j = Math.min(Math.floor(y), n - 2);
  const w = (di: number, dj: number) =>
    clamp(unitOf({ relief, picture }, 0, 0, values[(j + dj) * n + i + di])[2], -1, 1);
  const [s, t] = [x - i, y - j];
  return (w(0, 0) * (1 - s) + w(1, 0) * s) * (1 - t) + (w(0, 1) * (1 - s) + w(1, 1) * s) * t;
}

/** Whether the surface stands between the camera and a point of the box. */
export function hidden(frame: Frame, pane: Pane, unit: Vec3): boolean {
  if (pane.flatness > 0.5) return false;
  const start = times(unit, pane.half);
  const toward = sub(pane.pose.eye, start);
  const reach = (2.2 * Math.hypot(...pane.half)) / Math.hypot(...toward);
  for (let k = 3; k <= marchSteps; k++) {
    const p = scaledBack(add(start, scale(toward, (reach * k) / marchSteps)), pane.half);
    if (Math.abs(p[0]) > 1 || Math.abs(p[1]) > 1 || p[2] > 1) return false;
    if (p[2] < surfaceAt(frame, p[0], p[1]) - 0.02) return true;
  }
  return false;
}

/** The point of the domain that is seen at a place on the stage; undefined outside the surface. */
export function pick(frame: Frame, pane: Pane, x: number, y: number): [x: number, y: number] | undefined {
  if (pane.flatness > 0.5) {
    const at = groundAt(pane, x, y);
    return inside(at) ? pointAt(frame, at[0], at[1]) : undefined;
  }
  const { from, toward } = rayAt(pane.pose, pane.rect, x, y);
  const { near, far } = pane.pose;
  let above = 0;
  for (let k = 0; k <= marchSteps * 2; k++) {
    const p = scaledBack(add(from, scale(toward, near + ((far - near) * k) / (marchSteps * 2))), pane.half);
    const gap = inside(p) ? p[2] - surfaceAt(frame, p[0], p[1]) : Number.NaN;
    if (Number.isNaN(gap)) above = 0;
    else if (above !== 0 && Math.sign(gap) !== above) return pointAt(frame, p[0], p[1]);
    else above = Math.sign(gap);
  }
  return undefined;
}

/** The same for a hand that drags: beyond the contour view's edge it is the nearest point of the edge. */
export function pickNear(frame: Frame, pane: Pane, x: number, y: number): [x: number, y: number] | undefined {
  if (pane.flatness <= 0.5) return pick(frame, pane, x, y);
  const [u, v] = groundAt(pane, x, y);
  return pointAt(frame, clamp(u, -1, 1), clamp(v, -1, 1));
}

/** The place of the ground under a place of the contour view, in −1 … 1 within the domain. */
function groundAt({ pose, rect, half }: Pane, x: number, y: number): Vec3 {
  const { from, toward } = rayAt(pose, rect, x, y);
  return scaledBack(add(from, scale(toward, -from[2] / toward[2])), [half[0], half[1], 1]);
}

const inside = (p: Vec3): boolean => Math.abs(p[0]) <= 1 && Math.abs(p[1]) <= 1;

const scaledBack = (p: Vec3, half: Vec3): Vec3 => [p[0] / half[0], p[1] / half[1], p[2] / (half[2] || 1)];
