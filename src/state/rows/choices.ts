import { expected } from '../expectation';
import type { State } from '../types';
import { type ChoiceRow, type Phase, type Reading, type Row, right, wrong } from './row';

/** A row of a few words. */
export function choiceRow<T extends string>(phase: Phase, options: readonly T[]): ChoiceRow<T> {
  return {
    phase,
    options,
    read: (text) => readChoice(text, options),
    print: (value) => value,
    equal: Object.is,
  };
}

/** A row whose value is an id of a catalog, or none. */
export function idRow(phase: Phase, catalog: ReadonlyMap<string, unknown>): Row<string | undefined> {
  return {
    phase,
    read: (text) => readChoice(text, [...catalog.keys()]),
    print: (value) => value ?? '',
    equal: Object.is,
  };
}

/** Three dimensions, seen from above, or both beside each other. */
export const viewRow = choiceRow<State['view']>('view', ['3d', 'contour', 'both']);
/** The published figure's look or Ravine's own. */
export const lookRow = choiceRow<State['look']>('view', ['original', 'ravine']);
/** Colours of the page. */
export const themeRow = choiceRow<State['theme']>('view', ['auto', 'light', 'dark', 'projector']);
/** How contour levels are spaced. */
export const levelsRow = choiceRow<State['levels']>('view', ['quantile', 'linear', 'log']);
/** Whether minima, saddles and maxima are marked. */
export const stationaryRow = choiceRow<State['stationary']>('view', ['hidden', 'shown']);
/** How heights are shown. */
export const scaleRow = choiceRow<State['scale']>('view', ['linear', 'log']);

function readChoice<T extends string>(text: string, options: readonly T[]): Reading<T> {
  const value = options.find((option) => option === text);
  return value === undefined ? wrong(text, expected('choice', { options: options.join(', ') })) : right(value);
}
