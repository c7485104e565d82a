import type { Camera } from '../scenes/types';
import type { Pan } from './camera';
import type { ViewState } from './frame';
import type { Picture } from './types';
import { clamp, mix } from './vector';

/** How long a move between views takes. */
export const easeMilliseconds = 380;

/** The camera of the 3-D view never goes below the floor. */
const lowest = 4;
const highest = 90;

const unpanned: Pan = { shift: [0, 0], center: [0, 0] };

/** The view a picture asks for, at rest. */
export function restOf(picture: Picture, pan: Pan, held: boolean, flatOnly: boolean): ViewState {
  const both = picture.view === 'both' && !flatOnly;
  const flat = flatOnly || picture.view === 'contour';
  return {
    flatness: flat ? 1 : 0,
    split: both ? 1 : 0,
    camera: picture.camera,
    pan: within(pan, picture.camera),
    held,
  };
}

/** What was panned, kept while the surface and the view stay; a camera set from outside at zoom 1 clears it. */
export function panFor(picture: Picture, before: Picture | undefined, pan: Pan, told: Camera | undefined): Pan {
  const same = before && before.surface.key === picture.surface.key && before.view === picture.view;
  const reset =
    picture.camera[2] === 1 && !alike(picture.camera, told) && before && !alike(before.camera, picture.camera);
  return same && !reset ? pan : unpanned;
}

/** Whether two cameras are one, but for rounding on the way through a URL. */
export function alike(a: Camera, b: Camera | undefined): boolean {
  return b !== undefined && Math.abs(a[0] - b[0]) < 1 && Math.abs(a[1] - b[1]) < 1 && Math.abs(a[2] / b[2] - 1) < 0.02;
}

/** The contour view never shows what is outside the domain. */
function within(pan: Pan, [, , zoom]: Camera): Pan {
  const most = 1 - 1 / Math.max(zoom, 1);
  return { ...pan, center: [clamp(pan.center[0], -most, most), clamp(pan.center[1], -most, most)] };
}

/** A view between two, t from 0 to 1, slow at both ends. */
export function between(a: ViewState, b: ViewState, t: number): ViewState {
  const s = t * t * (3 - 2 * t);
  const turn = b.camera[0] + 360 * Math.round((a.camera[0] - b.camera[0]) / 360);
  const pair = (p: readonly [number, number], q: readonly [number, number]) =>
    [mix(p[0], q[0], s), mix(p[1], q[1], s)] as const;
  return {
    flatness: mix(a.flatness, b.flatness, s),
    split: mix(a.split, b.split, s),
    camera: [mix(a.camera[0], turn, s), mix(a.camera[1], b.camera[1], s), mix(a.camera[2], b.camera[2], s)],
    pan: { shift: pair(a.pan.shift, b.pan.shift), center: pair(a.pan.center, b.pan.center) },
    held: b.held,
  };
}

/** A camera turned by degrees, kept above the floor; azimuth within ±180. */
export function turned([azimuth, elevation, zoom]: Camera, by: readonly [number, number]): Camera {
  const a = azimuth + by[0];
  return [a - 360 * Math.round(a / 360), clamp(elevation + by[1], lowest, highest), zoom];
}

/** A camera brought nearer by a factor. */
export function zoomed([azimuth, elevation, zoom]: Camera, factor: number, flat: boolean): Camera {
  return [azimuth, elevation, clamp(zoom * factor, flat ? 1 : 0.4, 40)];
}
