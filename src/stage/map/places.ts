import { type Level, sampleAt, shareOf, valueAt } from '../../engine/many/axis';
import type { Rect } from '../layout';
import type { Axes, DrawnMap } from './types';

/** Where two values are on a map. A band has one row: its middle, or its lower or upper edge. */
export function placeIn(
  { x, y, w, h }: Rect,
  [across, up]: Axes,
  acrossValue: number,
  upValue: number | undefined,
  band: 'middle' | 'edge' | 'far' = 'middle',
): [x: number, y: number] {
  const flat = band === 'middle' ? 0.5 : band === 'edge' ? 0 : 1;
  const share = up && upValue !== undefined ? shareOf(up, upValue) : flat;
  return [x + w * shareOf(across, acrossValue), y + h * (1 - share)];
}

/** The pixel under a place of a map; undefined outside. */
export function pixelUnder(
  { x, y, w, h }: Rect,
  map: Pick<DrawnMap, 'axes' | 'width' | 'height'>,
  shown: Axes,
  [px, py]: readonly [x: number, y: number],
): readonly [column: number, row: number] | undefined {
  const [u, v] = [(px - x) / w, 1 - (py - y) / h];
  if (!(u >= 0 && u < 1 && v > 0 && v <= 1)) return undefined;
  const along = (axis: Axes[0], own: Axes[0], share: number, count: number): number =>
    Math.floor(shareOf(own, valueAt(axis, share)) * count);
  const column = along(shown[0], map.axes[0], u, map.width);
  const row = shown[1] && map.axes[1] ? along(shown[1], map.axes[1], Math.min(v, 1 - 1e-9), map.height) : 0;
  const inside = column >= 0 && column < map.width && row >= 0 && row < map.height;
  return inside ? [column, row] : undefined;
}

/** The two values that a pixel stands for; a band has no second. */
export const valuesOf = (
  { axes: [across, up], level }: { readonly axes: Axes; readonly level: Level },
  [column, row]: readonly [number, number],
): readonly [across: number, up: number | undefined] => [
  sampleAt(across, column, level),
  up && sampleAt(up, row, level),
];
