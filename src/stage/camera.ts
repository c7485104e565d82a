import type { Camera } from '../scenes/types';
import { domainOf } from '../study/field';
import type { Insets, Rect } from './layout';
import { axesOf, type Pose, project } from './pose';
import type { Style } from './style';
import type { StageSurface } from './types';
import { add, mix, mix3, scale, times, type Vec3 } from './vector';

/** What a person moved beyond the picture's own camera. */
export interface Pan {
  /** Of the 3-D view, in units of half the viewport. */
  readonly shift: readonly [x: number, y: number];
  /** What the contour view has in its middle, in the box's −1 … 1. */
  readonly center: readonly [u: number, v: number];
}

/** A view: its viewport, its camera and the box it looks at. */
export interface Eye {
  readonly pose: Pose;
  readonly rect: Rect;
  /** Half the box's sides; the geometry in −1 … 1 is multiplied by them. */
  readonly half: Vec3;
}

const fieldOfView = (28 * Math.PI) / 180;
const flatFieldOfView = (0.5 * Math.PI) / 180;

/**
 * matplotlib's old 3-D camera, measured on the published frame (620 × 480): ten box sides away, f = 2675 px along y,
 * the unit cube of its walls stretched to the figure's shape, its centre 8 px right of and 7 px above the middle.
 */
const published = { tanHalf: 240 / 2675, distance: 20, stretch: 620 / 480, width: 620, height: 480, x: 8, y: 7 };

/** Half the sides of the box in the 3-D view: the field's shape, kept within 5 : 3, and lower than wide. */
function solidHalf({ field }: StageSurface, style: Style): Vec3 {
  const [x0, x1, y0, y1] = domainOf(field);
  if (style.original && style.filled) return scale([1, 1, 1], 1 / style.walls);
  const r = Math.min(Math.max((x1 - x0) / (y1 - y0), 0.6), 1 / 0.6);
  return [Math.min(1, r), Math.min(1, 1 / r), 0.56];
}

/**
 * The camera at `flatness` between the 3-D view (0) and the contour view (1). On the way it rises to look straight down,
 * and narrows its field of view while it backs off, so that the picture keeps its size (a dolly zoom).
 */
export function lookAt(
  surface: StageSurface,
  style: Style,
  [azimuth, elevation, zoom]: Camera,
  pan: Pan,
  flatness: number,
  rect: Rect,
  insets: Insets,
): Eye {
  const solid = solidHalf(surface, style);
  const flat: Vec3 = [rect.w / rect.h, 1, 0];
  const half = mix3(solid, flat, flatness);
  const north = -90 + 360 * Math.round((azimuth + 90) / 360);
  const axes = axesOf(mix(azimuth, north, flatness), mix(elevation, 90, flatness));
  const fit = style.original && style.filled ? publishedFit(rect) : fitted(solid, elevation, rect, insets);
  const tanHalf = Math.tan(fov(Math.atan(fit.tanHalf) * 2, flatness) / 2);
  const height = mix(fit.height / zoom, 1 / Math.max(zoom, 1), flatness);
  const target = scale(times([...pan.center, 0], half), flatness);
  const distance = height / tanHalf;
  const radius = Math.hypot(...half) + Math.hypot(...target) + 0.1;
  const solidShift: Vec3 = [fit.shift[0] * zoom + pan.shift[0], fit.shift[1] * zoom + pan.shift[1], 0];
  const shift = scale(solidShift, 1 - flatness);
  const pose: Pose = {
    ...axes,
    eye: add(target, scale(axes.back, distance)),
    tanHalf,
    aspect: mix(rect.w / rect.h / fit.stretch, rect.w / rect.h, flatness),
    shift: [shift[0], shift[1]],
    near: Math.max(distance - radius, distance * 0.02),
    far: distance + radius,
  };
  return { pose, rect, half };
}

interface Fit {
  readonly tanHalf: number;
  readonly height: number;
  readonly stretch: number;
  readonly shift: readonly [number, number];
}

const fov = (solid: number, flatness: number): number =>
  Math.exp(mix(Math.log(solid), Math.log(flatFieldOfView), flatness));

function publishedFit(rect: Rect): Fit {
  const shown = Math.min(rect.h, (rect.w * published.height) / published.width) / published.height;
  return {
    tanHalf: published.tanHalf,
    height: (published.distance * published.tanHalf * rect.h) / (published.height * shown),
    stretch: published.stretch,
    shift: [(published.x * shown * 2) / rect.w, (published.y * shown * 2) / rect.h],
  };
}

/** The box fitted into the viewport less its insets for every azimuth, so that orbiting does not change its size. */
function fitted(half: Vec3, elevation: number, rect: Rect, insets: Insets): Fit {
  const tanHalf = Math.tan(fieldOfView / 2);
  const w = Math.max(rect.w - insets.left - insets.right, 16);
  const h = Math.max(rect.h - insets.top - insets.bottom, 16);
  let height = 2;
  let middle = 0;
  for (let pass = 0; pass < 4; pass++) {
    const seen = extent(half, elevation, rect, tanHalf, height);
    height *= Math.max(seen.x / (w / rect.w), (seen.top - seen.bottom) / 2 / (h / rect.h));
    middle = (seen.top + seen.bottom) / 2;
  }
  const x = (insets.left - insets.right) / rect.w;
  const y = (insets.bottom - insets.top) / rect.h;
  return { tanHalf, height, stretch: 1, shift: [x, y - middle] };
}

/** How far the box's corners reach over all azimuths, in units of half the viewport. */
function extent(half: Vec3, elevation: number, rect: Rect, tanHalf: number, height: number) {
  const unit: Rect = { x: -1, y: -1, w: 2, h: 2 };
  const seen = { x: 0, top: -9, bottom: 9 };
  for (let k = 0; k < 16; k++) {
    const axes = axesOf(22.5 * k, elevation);
    const eye = scale(axes.back, height / tanHalf);
    const pose: Pose = { ...axes, eye, tanHalf, aspect: rect.w / rect.h, shift: [0, 0], near: 0, far: 0 };
    for (let c = 0; c < 8; c++) {
      const corner: Vec3 = [c & 1 ? 1 : -1, c & 2 ? 1 : -1, c & 4 ? 1 : -1];
      const p = project(pose, unit, times(corner, half));
      seen.x = Math.max(seen.x, Math.abs(p.x));
      seen.top = Math.max(seen.top, -p.y);
      seen.bottom = Math.min(seen.bottom, -p.y);
    }
  }
  return seen;
}
