import { type Axis, isResolved, shareOf, valueAt } from '../../engine/many/axis';
import type { Axes } from '../../stage/map/types';
import type { Domain } from '../../surfaces/types';
import type { Place } from './hand';

/** A part of both axes, as shares of the way along each: from, to. */
export interface Box {
  readonly across: readonly [from: number, to: number];
  readonly up: readonly [from: number, to: number];
}

/** A window, and whether single precision kept it from being as small as was asked for. */
export interface Zoomed {
  /** undefined: the whole map. */
  readonly window: Domain | undefined;
  readonly limited: boolean;
}

/** The box of a zoom by a factor that leaves a place where it is. */
export function boxAbout([u, v]: readonly [number, number], factor: number): Box {
  const around = (at: number): [number, number] => [at - at / factor, at + (1 - at) / factor];
  return { across: around(u), up: around(v) };
}

/** The box of a map that is moved by shares of its sides. */
export const boxMoved = (u: number, v: number): Box => ({ across: [u, 1 + u], up: [v, 1 + v] });

/** The window of a box of the axes that are shown, within the whole map and as far as single precision goes. */
export function zoomTo([across, up]: Axes, [fullAcross, fullUp]: Axes, box: Box): Zoomed {
  const first = partOf(across, fullAcross, box.across);
  const second = up && fullUp ? partOf(up, fullUp, box.up) : undefined;
  const whole = isWhole(first.axis, fullAcross) && (!second || !fullUp || isWhole(second.axis, fullUp));
  const [a, b] = [first.axis, second?.axis];
  const window: Domain = [a.from, a.to, b?.from ?? 0, b?.to ?? 1];
  return { window: whole ? undefined : window, limited: first.limited || second?.limited === true };
}

/** A part of an axis, moved to lie on the whole one, and widened until its pixels are different numbers. */
function partOf(axis: Axis, full: Axis, [from, to]: readonly [number, number]): { axis: Axis; limited: boolean } {
  let [low, high] = [from, to];
  for (let widened = 0; widened < 200; widened++) {
    const part = within(axis, full, low, high);
    if (isResolved(part)) return { axis: part, limited: widened > 0 };
    const more = Math.max(high - low, 1e-9) * 0.1;
    [low, high] = [low - more, high + more];
  }
  return { axis: full, limited: true };
}

function within(axis: Axis, full: Axis, low: number, high: number): Axis {
  const wide = Math.min(high - low, shareOf(axis, full.to) - shareOf(axis, full.from));
  const least = shareOf(axis, full.from);
  const start = Math.min(Math.max(low, least), shareOf(axis, full.to) - wide);
  const [a, b] = [valueAt(axis, start), valueAt(axis, start + wide)];
  const width = Math.abs(b - a);
  // Numbers that an address can hold: a millionth of the width is less than any pixel.
  return { ...axis, from: Math.max(rounded(a, width), full.from), to: Math.min(rounded(b, width), full.to) };
}

function rounded(value: number, width: number): number {
  const size = Math.min(Math.abs(value), width);
  if (size === 0 || width === 0) return value;
  const digits = Math.ceil(Math.log10(Math.abs(value) / size)) + 7;
  return Number(value.toPrecision(Math.min(17, Math.max(1, digits))));
}

const isWhole = (part: Axis, full: Axis): boolean => {
  const [a, b] = [shareOf(full, part.from), shareOf(full, part.to)];
  return a <= 1e-6 && b >= 1 - 1e-6;
};

/** The box between two corners. */
export const boxBetween = (a: Place, b: Place): Box => ({
  across: [Math.min(a[0], b[0]), Math.max(a[0], b[0])],
  up: [Math.min(a[1], b[1]), Math.max(a[1], b[1])],
});
