import { expected } from '../../state/expectation';
import { maxMagnitude } from '../../state/limits';
import { printNumbers, readNumbers } from '../../state/numbers';
import { listedRow } from '../../state/rows/listed';
import { type Row, right, type ValuesOf, wrong } from '../../state/rows/row';
import type { Domain } from '../../surfaces/types';

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

/** What the maps of starts and of hyperparameters have in common. */
export const mapRows = {
  window: windowRow,
  /** The method whose map stands alone; undefined: all of them beside each other. */
  focus: listedRow({ default: undefined }),
};

declare module '../../state/types' {
  interface State extends ValuesOf<typeof mapRows> {}
}
