import { inSlices } from '../live/slices';
import { domainOf, type FieldAxis, finished } from '../study/field';
import { type Eye, lookAt, type Pan } from './camera';
import { type Contours, contoursIn } from './contours';
import { type HeightScale, heightOf } from './height';
import { contourFrame, contourInsets, divide, type Insets, type Rect, solidInsets } from './layout';
import { baseOf, heightsOf, levelsOf, toneOf } from './levels';
import { type Samples, samplesIn } from './samples';
import { type Style, styleOf } from './style';
import type { Picture } from './types';
import { mix, type Vec3 } from './vector';

/** What may still move while the picture stays: the way between views, and what the person panned. */
export interface ViewState {
  /** 0: the main view is 3-D; 1: it is seen flat from above. */
  readonly flatness: number;
  /** 0: the main view alone; 1: the contour view beside it. */
  readonly split: number;
  readonly camera: Picture['camera'];
  readonly pan: Pan;
  /** The start marker is under the pointer or held. */
  readonly held: boolean;
}

/** One viewport of the stage. */
export interface Pane extends Eye {
  readonly flatness: number;
  /** The part of the stage it belongs to; `rect` is the frame inside it. */
  readonly part: Rect;
}

/** What depends on the surface and how it is shown, not on the step or the camera. */
export interface Relief {
  readonly key: string;
  readonly samples: Samples;
  readonly heights: HeightScale;
  readonly tone: (f: number) => number;
  readonly contours: Contours;
}

/** Everything one drawing needs, on whichever canvas. */
export interface Frame {
  readonly picture: Picture;
  readonly style: Style;
  readonly relief: Relief;
  readonly panes: readonly Pane[];
  readonly width: number;
  readonly height: number;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
  readonly held: boolean;
  readonly pan: Pan;
}

/** Puts a picture and a view together for a size. */
export function frameOf(picture: Picture, view: ViewState, width: number, height: number, ratio: number): Frame {
  const style = styleOf(picture, width, height);
  const { main, side } = divide(width, height, view.split);
  const panes = [paneOf(picture, style, view, main, view.flatness)];
  if (side) panes.push(paneOf(picture, style, view, side, 1));
  return { picture, style, relief: reliefOf(picture), panes, width, height, ratio, held: view.held, pan: view.pan };
}

function paneOf(picture: Picture, style: Style, view: ViewState, part: Rect, flatness: number): Pane {
  const frame = contourFrame(part, picture, style);
  const rect: Rect = {
    x: mix(part.x, frame.x, flatness),
    y: mix(part.y, frame.y, flatness),
    w: mix(part.w, frame.w, flatness),
    h: mix(part.h, frame.h, flatness),
  };
  const insets: Insets = flatness < 1 ? solidInsets(part, picture, style) : contourInsets(part, picture, style);
  return { ...lookAt(picture.surface, style, view.camera, view.pan, flatness, rect, insets), flatness, part };
}

let last: Relief | undefined;

/** Field, heights, tones and contour lines of a picture; the last one is kept. */
export const reliefOf = (picture: Picture): Relief => finished(reliefIn(picture));

/** Computes the relief of a picture, where it is another one, in slices of time between which the page does other things. */
export async function prepareRelief(picture: Picture): Promise<void> {
  await inSlices(reliefIn(picture), () => undefined);
}

/** Whether the relief of a picture is the one that is kept. */
export const hasRelief = (picture: Picture): boolean => last?.key === reliefKey(picture);

function reliefKey(picture: Picture): string {
  const { surface, scale, levels, look, original } = picture;
  const own = look === 'original' ? original : undefined;
  return JSON.stringify([surface.key, surface.heights, scale, levels, own?.surface, own?.levels, baseOf(picture)]);
}

function* reliefIn(picture: Picture): Generator<void, Relief> {
  const key = reliefKey(picture);
  if (last?.key === key) return last;
  const samples = yield* samplesIn(picture.surface);
  const contours = yield* contoursIn(samples, levelsOf(picture, samples));
  last = { key, samples, heights: heightsOf(picture, samples), tone: toneOf(picture, samples), contours };
  return last;
}

/** A point of the surface or a path in the box's −1 … 1. */
export function unitOf({ picture, relief }: Pick<Frame, 'picture' | 'relief'>, x: number, y: number, f: number): Vec3 {
  const [across, up] = picture.surface.field.axes;
  return [placeOn(across, x), placeOn(up, y), heightOf(relief.heights, f)];
}

const placeOn = ({ from, to }: FieldAxis, value: number): number => (2 * (value - from)) / (to - from) - 1;

/** The domain's coordinates of a place in the box. */
export function pointAt({ picture }: Pick<Frame, 'picture'>, u: number, v: number): [x: number, y: number] {
  const [x0, x1, y0, y1] = domainOf(picture.surface.field);
  return [mix(x0, x1, (u + 1) / 2), mix(y0, y1, (v + 1) / 2)];
}
