import type { Axis } from '../../engine/many/axis';
import type { Hyperparameter } from '../../optimizers/types';
import type { Axes } from './types';

/** The axis of a hyperparameter: the range and the spacing of its control. */
const axisOf = (name: string, { min, max, scale }: Hyperparameter): Axis => ({
  ...{ name, from: min, to: max },
  scale: scale === 'log' && min > 0 ? 'log' : 'linear',
});

/**
 * The axes of a method's map: those wanted, where it has them, else its own first ones; a single one where one is wanted.
 * A method without hyperparameters has no map.
 */
export function axesOf(
  hyper: Readonly<Record<string, Hyperparameter>>,
  wanted: readonly [across: string, up?: string] | undefined,
): Axes | undefined {
  const names = Object.keys(hyper);
  const has = (name: string | undefined) => (name !== undefined && names.includes(name) ? name : undefined);
  const [first, second] = [has(wanted?.[0]), has(wanted?.[1])];
  const across = first ?? names.find((name) => name !== second);
  if (across === undefined) return second === undefined ? undefined : [axisOf(second, hyper[second]), undefined];
  if (wanted?.length === 1) return [axisOf(across, hyper[across]), undefined];
  const up = second !== across ? (second ?? names.find((name) => name !== across)) : undefined;
  return [axisOf(across, hyper[across]), up === undefined ? undefined : axisOf(up, hyper[up])];
}

/** The part of both axes that a window enlarges; the axes themselves where it cannot be one of theirs. */
export function enlarged(
  [across, up]: Axes,
  window: readonly [x0: number, x1: number, y0: number, y1: number] | undefined,
): Axes {
  if (!window) return [across, up];
  const [x0, x1, y0, y1] = window;
  const wrong = (across.scale === 'log' && x0 <= 0) || (up?.scale === 'log' && y0 <= 0);
  if (wrong) return [across, up];
  return [{ ...across, from: x0, to: x1 }, up && { ...up, from: y0, to: y1 }];
}
