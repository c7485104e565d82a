import { wholeX } from './ranges';
import { type Axis, valueOn } from './scale';
import type { CurvesInput, CurveWindow } from './types';

/** The narrowest part of an axis that is shown, as a share of its whole. */
const narrowest = 1e-4;

type Part = readonly [from: number, to: number];

/** The part of an axis that a zoom by a factor about a pixel shows. */
export function partAbout(axis: Axis, about: number, factor: number): Part {
  return [valueOn(axis, about + (axis.start - about) / factor), valueOn(axis, about + (axis.end - about) / factor)];
}

/** The part of an axis that is moved by pixels. */
export const partMoved = (axis: Axis, by: number): Part => [
  valueOn(axis, axis.start + by),
  valueOn(axis, axis.end + by),
];

/** The window of a part of the horizontal axis, on it and no narrower than can be read; undefined: the whole. */
export function windowOf(input: CurvesInput, [from, to]: Part, y?: Part): CurveWindow | undefined {
  const whole = wholeX(input);
  const log = input.x === 'log';
  const [there, back] = log ? [Math.log, Math.exp] : [Number, Number];
  const [low, high] = whole.map(there);
  const wide = Math.min(Math.max(there(to) - there(from), (high - low) * narrowest), high - low);
  const start = Math.min(Math.max(there(from), low), high - wide);
  const all = start - low < 1e-9 * (high - low) && wide > (1 - 1e-9) * (high - low);
  if (all && !y) return undefined;
  return { x: all ? whole : [back(start), back(start + wide)], ...(y && { y }) };
}
