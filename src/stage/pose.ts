import type { Rect } from './layout';
import { add, dot, scale, sub, type Vec3 } from './vector';

/** Where the camera is and how it sees: the one description that the GPU, the overlay and the pointer all read. */
export interface Pose {
  readonly eye: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  /** From the target to the eye, of length 1. */
  readonly back: Vec3;
  /** Half the view's height at distance 1. */
  readonly tanHalf: number;
  /** Width over height of what is seen; not the viewport's where the picture is stretched. */
  readonly aspect: number;
  /** Offset of the picture in the viewport, in units of half its width and height, up positive. */
  readonly shift: readonly [x: number, y: number];
  readonly near: number;
  readonly far: number;
}

/** A place on the stage in CSS pixels, and its distance from the camera. */
export interface Projected {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

/** Unit vectors of a camera at azimuth and elevation (degrees; matplotlib's convention, z up). */
export function axesOf(azimuth: number, elevation: number): Pick<Pose, 'right' | 'up' | 'back'> {
  const a = (azimuth * Math.PI) / 180;
  const e = (elevation * Math.PI) / 180;
  const [ca, sa, ce, se] = [Math.cos(a), Math.sin(a), Math.cos(e), Math.sin(e)];
  return { right: [-sa, ca, 0], up: [-se * ca, -se * sa, ce], back: [ce * ca, ce * sa, se] };
}

/** A point of the box on the stage. */
export function project(pose: Pose, rect: Rect, point: Vec3): Projected {
  const p = sub(point, pose.eye);
  const depth = Math.max(-dot(p, pose.back), 1e-6);
  const x = dot(p, pose.right) / (depth * pose.tanHalf * pose.aspect) + pose.shift[0];
  const y = dot(p, pose.up) / (depth * pose.tanHalf) + pose.shift[1];
  return { x: rect.x + (rect.w * (1 + x)) / 2, y: rect.y + (rect.h * (1 - y)) / 2, depth };
}

/** The line of sight through a place on the stage. */
export function rayAt(pose: Pose, rect: Rect, x: number, y: number): { readonly from: Vec3; readonly toward: Vec3 } {
  const nx = (2 * (x - rect.x)) / rect.w - 1 - pose.shift[0];
  const ny = 1 - (2 * (y - rect.y)) / rect.h - pose.shift[1];
  const sideways = scale(pose.right, nx * pose.tanHalf * pose.aspect);
  return { from: pose.eye, toward: add(sub(sideways, pose.back), scale(pose.up, ny * pose.tanHalf)) };
}
