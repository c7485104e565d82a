import type { ExportOptions } from '../api/published';
import { checkSize } from '../stage/sheet-canvas';
import { TakeFault } from './fault';
import type { Chosen, Format, TakeSource } from './types';

/** The most frames of a film. */
const mostFrames = 2000;

/** Frames that a film has unless asked otherwise. */
const usualFrames = 250;

/** The smallest and largest value of every option; what depends on the steps is bounded by them as well. */
export const bounds = {
  width: [64, 8192],
  height: [64, 8192],
  scale: [0.5, 4],
  from: [0, Number.POSITIVE_INFINITY],
  to: [0, Number.POSITIVE_INFINITY],
  every: [1, Number.POSITIVE_INFINITY],
  fps: [1, 50],
} as const satisfies Record<keyof ExportOptions, readonly [number, number]>;

const isOption = (name: string): name is keyof ExportOptions => Object.hasOwn(bounds, name);

/** Every option with its value; throws a RangeError that names what cannot be used. */
export function chosenOf(
  format: Format,
  given: ExportOptions,
  { size, state }: Pick<TakeSource, 'size' | 'state'>,
): Chosen {
  for (const [name, value] of Object.entries(given)) checkOption(name, value);
  const { width = size.width, height = size.height, scale = 1, from = 0, fps = 25 } = given;
  const to = Math.min(given.to ?? state.steps, state.steps);
  if (from > to) throw new RangeError(`export: from=${from} lies beyond the last step, ${to}`);
  const every = given.every ?? Math.max(1, Math.ceil((to - from) / usualFrames));
  const chosen = { width: Math.round(width), height: Math.round(height), scale, from, to, every, fps };
  if (format.reads.includes('scale')) checkSize(chosen.width * scale, chosen.height * scale);
  if (format.reads.includes('every')) checkFrames(chosen);
  return chosen;
}

function checkOption(name: string, value: unknown): void {
  if (value === undefined) return;
  if (!isOption(name))
    throw new RangeError(`export: no option '${name}'; expected one of ${Object.keys(bounds).join(' ')}`);
  const [min, max] = bounds[name];
  const whole = name === 'scale' || Number.isInteger(value);
  if (typeof value === 'number' && whole && value >= min && value <= max) return;
  const kind = name === 'scale' ? 'a number' : 'a whole number';
  const range = max === Number.POSITIVE_INFINITY ? `from ${min}` : `from ${min} to ${max}`;
  throw new RangeError(`export: ${name}=${String(value)} cannot be used; expected ${kind} ${range}`);
}

function checkFrames(chosen: Chosen): void {
  const count = countFrames(chosen);
  if (count > mostFrames) throw new TakeFault('tooManyFrames', { count, max: mostFrames });
}

type Span = Pick<Chosen, 'from' | 'to' | 'every'>;

const countFrames = ({ from, to, every }: Span): number => Math.ceil((to - from) / every) + 1;

/** The steps that are frames of a film: every so many, and always the last. */
export const framesOf = (span: Span): number[] =>
  Array.from({ length: countFrames(span) }, (_, i) => Math.min(span.from + i * span.every, span.to));
