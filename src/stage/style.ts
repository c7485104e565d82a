import { type Ramp, type Rgb, ramps } from './colormap';
import type { Picture } from './types';
import { clamp } from './vector';

/** What the look and the theme decide, in CSS pixels and CSS colours. */
export interface Style {
  readonly ground: Rgb;
  readonly ink: Rgb;
  readonly ramp: Ramp;
  /** The surface is filled with the ramp; false: contour lines on the bare ground. */
  readonly filled: boolean;
  /** Contour lines take the ramp's colours by rank. */
  readonly colored: boolean;
  readonly lineAlpha: number;
  readonly heavyAlpha: number;
  readonly trail: number;
  /** Width of the halo on each side of a trail; 0 is none. */
  readonly halo: number;
  readonly alpha: number;
  /** Recent steps drawn at full width; older ones thinner. Infinity: all alike. */
  readonly recent: number;
  readonly head: number;
  /** Width of contour lines, as a multiple of the usual one. */
  readonly line: number;
  /** How many times larger than usual everything is, on a very large stage. */
  readonly size: number;
  readonly font: string;
  readonly type: number;
  readonly original: boolean;
  /** Where the walls of the 3-D view stand, as a multiple of half the box's sides. */
  readonly walls: number;
  /** Mesh edges this far apart, in units of x and y. */
  readonly meshStep: number | undefined;
}

const paper = { ground: [251, 250, 247], ink: [28, 27, 25], ramp: ramps.sand } as const;
const night = { ground: [20, 20, 22], ink: [236, 236, 234], ramp: ramps.dusk } as const;
const white = { ground: [255, 255, 255], ink: [0, 0, 0] } as const;

/** The page's sans; the system's when it has not loaded. */
const sans = '"Inter Variable", Inter, system-ui, sans-serif';

/** The published figures' sans is Bitstream Vera's successor. */
const verdanaLike = '"DejaVu Sans", Verdana, "Bitstream Vera Sans", sans-serif';

/** matplotlib's box of the time has a forty-eighth of each axis as air at either end (mplot3d/axis3d.py, 1.3). */
const publishedWalls = 1 + 1 / 24;

const ravine = {
  filled: true,
  colored: false,
  lineAlpha: 0.17,
  heavyAlpha: 0.42,
  trail: 2.75,
  halo: 1.25,
  alpha: 1,
  recent: 30,
  head: 5.5,
  line: 1,
  size: 1,
  font: sans,
  type: 12,
  original: false,
  walls: 1,
  meshStep: undefined,
} as const;

/** A stage up to this large, in CSS pixels, is drawn with the sizes above; on a larger one all of them grow, to `largest` times. */
const usual = { width: 1400, height: 950 };
const largest = 2;

/** The style of a picture on a stage of this size, in CSS pixels. */
export function styleOf(picture: Picture, width: number, height: number): Style {
  const style = styleAtUsualSize(picture, Math.min(width / 620, height / 480));
  const size = clamp(Math.min(width / usual.width, height / usual.height), 1, largest);
  const { trail, halo, head, type, line } = style;
  return {
    ...style,
    size,
    ...{ trail: trail * size, halo: halo * size, head: head * size, type: type * size, line: line * size },
  };
}

/** `published`: the stage's size as a multiple of the published figures'; their numbers are large for a small stage. */
function styleAtUsualSize(picture: Picture, published: number): Style {
  const { original, look, theme } = picture;
  const wall = theme === 'projector';
  if (look === 'original' && original) {
    const mesh = original.surface === 'mesh';
    return {
      ...ravine,
      ...white,
      ramp: ramps[original.map],
      filled: mesh,
      colored: !mesh,
      lineAlpha: mesh ? 0.5 : 1,
      heavyAlpha: mesh ? 0.5 : 1,
      trail: wall ? 5 : 3.4,
      halo: 0,
      alpha: original.alpha,
      recent: Number.POSITIVE_INFINITY,
      head: wall ? 8 : mesh ? 4.5 : 6,
      font: verdanaLike,
      type: wall ? 20 : mesh ? 16.5 * clamp(published, 0.73, 1) : 12,
      original: true,
      walls: mesh ? publishedWalls : 1,
      meshStep: mesh ? original.meshStep : undefined,
    };
  }
  if (wall) {
    return {
      ...ravine,
      ...white,
      ramp: ramps.sand,
      trail: 5,
      halo: 2,
      head: 9,
      type: 20,
      line: 1.4,
      lineAlpha: 0.25,
      heavyAlpha: 0.55,
    };
  }
  return { ...ravine, ...(theme === 'dark' ? night : paper) };
}
