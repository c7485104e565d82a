import { formulaOf, type State } from '../../state';
import type { MapPlan } from './types';

/** What runs on a surface depend on, a line each, for the head of a file. */
export const surfaceSettings = (state: State, { minima, best }: MapPlan): string[] => [
  `f: ${formulaOf(state)}`,
  `domain: ${state.domain.join(' ')}`,
  `lowest value known: ${best ?? 'none'}`,
  `minima: ${minima.map(({ at, f }) => `(${at.join(' ')} f=${f})`).join(' ')}`,
];
