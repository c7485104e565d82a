import { expected } from '../../state/expectation';
import { printNumber, readNumber } from '../../state/numbers';
import { choiceRow, integerRow } from '../../state/rows/kinds';
import { type Default, type Row, right, type ValuesOf, wrong } from '../../state/rows/row';
import { tidied } from '../../state/rows/rules';
import { graphRows } from './graph/rows';

/** The most workers. */
export const mostWorkers = 10_000;

/** A worker that dies by hand, and when, in seconds of the simulated clock. */
export interface Killed {
  readonly worker: number;
  readonly time: number;
}

/** A name of a catalogue that is loaded with the mode, with values: whether there is such a name is said by the mode. */
const namedRow = (usual: Default<string>): Row<string> => ({
  default: usual,
  read: (text) => {
    const value = text.trim();
    return /^[a-z][\w-]*(\(.*\))?$/is.test(value) ? right(value) : wrong(text, expected('methodSyntax'));
  },
  print: (value) => value,
  equal: Object.is,
});

const schemesRow: Row<readonly string[]> = {
  default: ({ parallel }) => parallel?.schemes ?? [],
  read: (text) => right(text.trim() === '' ? [] : text.split('|').map(tidied)),
  print: (schemes) => schemes.map((text) => text.replaceAll('\n', ';')).join('|'),
  equal: (a, b) => a.join('|') === b.join('|'),
};

/** `worker:seconds,…` */
const killedRow: Row<readonly Killed[]> = {
  default: ({ parallel }) => parallel?.killed ?? [],
  read: (text) => {
    const killed = text === '' ? [] : text.split(',').map((one) => one.split(':').map(readNumber));
    const fits = killed.every(
      ([worker = -1, time = -1, ...more]) => Number.isInteger(worker) && worker >= 0 && time >= 0 && more.length === 0,
    );
    return fits ? right(killed.map(([worker = 0, time = 0]) => ({ worker, time }))) : wrong(text, expected('killed'));
  },
  print: (killed) => killed.map(({ worker, time }) => `${worker}:${printNumber(time)}`).join(),
  equal: (a, b) => killedRow.print(a, undefined as never) === killedRow.print(b, undefined as never),
  nearest: (killed, { workers }) => killed.filter(({ worker }) => worker < workers),
};

/** How work is spread, over how many, on which clock, and how that is looked at. */
export const parallelRows = {
  scheme: namedRow(({ parallel }) => parallel?.scheme ?? 'hogwild'),
  /** Schemes as typed; `scheme` names them scheme1, scheme2 … */
  schemes: schemesRow,
  workers: integerRow({ min: 1, max: mostWorkers, default: ({ parallel }) => parallel?.workers ?? 4 }),
  /** Threads are real, and begin at a button or by this key alone. */
  clock: choiceRow(['simulated', 'threads'], { default: 'simulated' }),
  network: namedRow(({ parallel }) => parallel?.network ?? 'rack'),
  killed: killedRow,
  /** What stands under the picture. */
  under: choiceRow(['lanes', 'loss', 'delays', 'lost', 'speedup'], {
    default: ({ parallel }) => parallel?.under ?? 'lanes',
  }),
  ...graphRows,
};

declare module '../../state/types' {
  interface State extends ValuesOf<typeof parallelRows> {}
  interface Modes {
    readonly parallel: typeof parallelRows;
  }
}
