import type { Camera } from '../scenes/types';
import { domainOf } from '../study/field';
import type { Point } from '../surfaces/types';
import type { Frame, Pane } from './frame';

/** A point as exactly as a hand can mean it: to at least a tenth of a CSS pixel, so that an address holding it is short. */
export function pointOfHand({ picture }: Frame, { rect }: Pane, [x, y]: Point): Point {
  const [x0, x1, y0, y1] = domainOf(picture.surface.field);
  const zoom = Math.max(picture.camera[2], 1);
  return [toPlace(x, (x1 - x0) / (rect.w * zoom)), toPlace(y, (y1 - y0) / (rect.h * zoom))];
}

/** A camera as a hand means it: tenths of a degree, three digits of zoom. */
export const cameraOfHand = ([azimuth, elevation, zoom]: Camera): Camera => [
  toPlace(azimuth, 1),
  toPlace(elevation, 1),
  Number(zoom.toPrecision(3)),
];

/** Rounds to the decimal place below that of `unit`. */
function toPlace(value: number, unit: number): number {
  const places = 1 - Math.floor(Math.log10(unit));
  if (places > 15) return value;
  return places >= 0 ? Number(value.toFixed(places)) + 0 : Math.round(value / 10 ** -places) * 10 ** -places;
}
