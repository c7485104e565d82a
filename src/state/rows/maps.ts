import type { Domain } from '../../surfaces/types';
import { expected } from '../expectation';
import { maxMagnitude } from '../limits';
import { printNumbers, readNumbers } from '../numbers';
import { listedRow } from './listed';
import { type Row, right, type ValuesOf, wrong } from './row';

/** The part of a map that is enlarged, in the units of its axes; undefined: all of it. */
const windowRow: Row<Domain | undefined> = {
  default: undefined,
  ground: true,
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

/** The two hyperparameters of the map; a method without one of them takes its own. undefined: each method's first two. */
const axesRow: Row<readonly [string, string] | undefined> = {
  default: undefined,
  read: (text, { methods }) => {
    const names = text.split(',');
    const known = new Set(methods.flatMap(({ hyper }) => Object.keys(hyper)));
    const fits = names.length === 2 && names[0] !== names[1] && names.every((name) => known.has(name));
    return fits ? right([names[0], names[1]]) : wrong(text, expected('axes', { options: [...known].join(', ') }));
  },
  print: (value) => value?.join() ?? '',
  equal: (a, b) => a?.join() === b?.join(),
};

/** What the maps of starts and of hyperparameters have in common. */
export const mapRows = {
  window: windowRow,
  /** The method whose map stands alone; undefined: all of them beside each other. */
  focus: listedRow({ default: undefined }),
};

/** What the maps of hyperparameters alone have. */
export const ratesRows = { axes: axesRow };

declare module '../types' {
  interface State extends ValuesOf<typeof mapRows>, ValuesOf<typeof ratesRows> {}
  interface Modes {
    readonly basins: Record<never, never>;
    readonly rates: typeof ratesRows;
  }
}
