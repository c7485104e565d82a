import type { Dictionary } from '../i18n/words';
import { fill } from '../i18n/words';
import { isInteger } from '../state/numbers';
import { controls } from '../state/schema';

/** What is wrong with a typed number of steps; undefined when it may be used. */
export function stepsFault({ timeline }: Dictionary, value: number | undefined): string | undefined {
  const { min, max } = controls.steps;
  return value !== undefined && isInteger(value, min, max) ? undefined : fill(timeline.stepsRange, { max });
}
