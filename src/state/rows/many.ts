import type { Domain } from '../../surfaces/types';
import { expected } from '../expectation';
import { maxMagnitude } from '../limits';
import { idsOf } from '../methods';
import { clamp, printNumber, printNumbers, readNumber, readNumbers } from '../numbers';
import type { State } from '../types';
import { choiceRow } from './choices';
import { integerRow } from './integers';
import { type Phase, type RangeRow, type Row, right, wrong } from './row';

/** One path of every method, or what many runs of them show. */
export const showRow = choiceRow<State['show']>('view', ['race', 'swarm', 'basins', 'rates', 'compare']);
/** Particles of the swarm, those of all methods together. */
export const particlesRow = integerRow('run', 4, 2 ** 20);
/** What the colour of a particle tells. */
export const colorRow = choiceRow<State['color']>('view', ['method', 'loss', 'speed']);
/** What the colour of a pixel of the hyperparameter map, and the place in a comparison, are measured by. */
export const criterionRow = choiceRow<State['criterion']>('view', ['steps', 'loss']);
/** Candidates that a sweep tries for each method. */
export const budgetRow = integerRow('run', 4, 4096);

/** Starts on each surface of a ranking. */
export const startsRow = integerRow('run', 1, 64);

/** A number between two bounds. */
function numberRow(phase: Phase, min: number, max: number): RangeRow {
  return {
    ...{ phase, min, max },
    read: (text) => {
      const value = readNumber(text);
      const fits = value !== undefined && value >= min && value <= max;
      return fits ? right(value) : wrong(text, expected('number', { min, max }));
    },
    print: printNumber,
    equal: (a, b) => a === b,
    nearest: (value) => clamp(value, min, max),
  };
}

/** How much of the domain the swarm starts from: all of it, or a patch around the start of that share of its sides. */
export const spreadRow = numberRow('run', 1e-3, 1);
/** f − f* below which a run has reached its goal. */
export const goalRow = numberRow('run', 1e-12, 1e6);

/** The part of a map that is enlarged, in the units of its axes; undefined: all of it. */
export const windowRow: Row<Domain | undefined> = {
  phase: 'run',
  read: (text) => {
    const numbers = readNumbers(text, 4);
    const fits = numbers && numbers[0] < numbers[1] && numbers[2] < numbers[3];
    const small = numbers?.every((edge) => Math.abs(edge) <= maxMagnitude);
    if (!numbers || !fits || !small) return wrong(text, expected('domain', { limit: maxMagnitude }));
    return right([numbers[0], numbers[1], numbers[2], numbers[3]]);
  },
  print: (value) => (value ? printNumbers(value) : ''),
  equal: (a, b) => printWindow(a) === printWindow(b),
};

const printWindow = (value: Domain | undefined): string => (value ? value.join() : '');

/** The method whose map stands alone, by its id in the list: `adam`, `adam-2`; undefined: all of them beside each other. */
export const focusRow: Row<string | undefined> = {
  phase: 'view',
  read: (text, { methods }) => {
    const ids = idsOf(methods);
    return ids.includes(text) ? right(text) : wrong(text, expected('choice', { options: ids.join(', ') }));
  },
  print: (value) => value ?? '',
  equal: Object.is,
  nearest: (value, { methods }) => (value !== undefined && idsOf(methods).includes(value) ? value : undefined),
};

/** The method whose step is explained, by its id; an empty text is none, where a scene opens with one. */
export const explainRow: Row<string | undefined> = {
  ...focusRow,
  read: (text, state) => (text === '' ? right(undefined) : focusRow.read(text, state)),
};

/** The two hyperparameters of the map; a method without one of them takes its own. undefined: each method's first two. */
export const axesRow: Row<readonly [string, string] | undefined> = {
  phase: 'run',
  read: (text, { methods }) => {
    const names = text.split(',');
    const known = new Set(methods.flatMap(({ hyper }) => Object.keys(hyper)));
    const fits = names.length === 2 && names[0] !== names[1] && names.every((name) => known.has(name));
    return fits ? right([names[0], names[1]]) : wrong(text, expected('axes', { options: [...known].join(', ') }));
  },
  print: (value) => value?.join() ?? '',
  equal: (a, b) => a?.join() === b?.join(),
};
