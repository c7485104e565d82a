import { dataSets, ownPrefix } from '../../objectives/data/catalog';
import { orders, type Split } from '../../objectives/data/types';
import { expected } from '../expectation';
import { maxSteps } from '../limits';
import { clamp, printNumber, readNumber, readNumbers } from '../numbers';
import { mostUpdates, trainingRowsOf } from '../training';
import { choiceRow, idRow, integerRow } from './kinds';
import { initRow, modelRow } from './model';
import { plateauRow } from './plateau';
import { type Row, right, type ValuesOf, wrong } from './row';
import { sampleRow } from './sample';
import { varyRow } from './vary';

const early = { early: 1, ground: true } as const;

/** Training, validation and test rows in per cent. */
const usualSplit: Split = [70, 15, 15];

const splitRow: Row<Split> = {
  ...early,
  default: ({ training }) => training?.split ?? usualSplit,
  read: (text) => {
    if (text.trim().toLowerCase() === 'all') return right('all');
    const numbers = readNumbers(text, 3);
    const [training, validation, test] = numbers ?? [0, 0, 0];
    const fits = training > 0 && validation >= 0 && test >= 0 && Math.abs(training + validation + test - 100) < 1e-9;
    return fits ? right([training, validation, test]) : wrong(text, expected('split'));
  },
  print: (value) => (value === 'all' ? value : value.map(printNumber).join()),
  equal: (a, b) => String(a) === String(b),
};

/** Rows of a batch; 'all' stays all when the split changes. */
const batchRow: Row<number | 'all'> = {
  ...early,
  default: ({ training }) => training?.batch ?? 10,
  read: (text, state) => {
    if (text.trim().toLowerCase() === 'all') return right('all');
    const most = trainingRowsOf(state) ?? Number.MAX_SAFE_INTEGER;
    const value = readNumber(text);
    const fits = value !== undefined && Number.isInteger(value) && value >= 1 && value <= most;
    return fits ? right(value) : wrong(text, expected('batch', { max: most }));
  },
  print: (value) => (value === 'all' ? value : printNumber(value)),
  equal: Object.is,
  nearest: (value, state) => (value === 'all' ? value : Math.min(value, trainingRowsOf(state) ?? value)),
};

/** Passes through the training rows; a part of one is allowed. */
const epochsRow: Row<number> = {
  ...early,
  default: ({ training }) => training?.epochs ?? 10,
  read: (text, state) => {
    const value = readNumber(text);
    const most = mostEpochs(state);
    return value !== undefined && value > 0 && value <= most
      ? right(value)
      : wrong(text, expected('epochs', { max: most }));
  },
  print: printNumber,
  equal: Object.is,
  nearest: (value, state) => clamp(value, 1e-6, mostEpochs(state)),
};

/** Epochs whose updates are as many as a run may have. */
const mostEpochs = (state: Parameters<typeof mostUpdates>[0]): number =>
  Math.floor(maxSteps / Math.max(1, mostUpdates({ ...state, epochs: 1 })));

const patienceRow: Row<number | undefined> = {
  ...early,
  default: ({ training }) => training?.patience,
  read: (text) => {
    if (text.trim().toLowerCase() === 'none') return right(undefined);
    const value = readNumber(text);
    const fits = value !== undefined && Number.isInteger(value) && value >= 1 && value <= 1000;
    return fits ? right(value) : wrong(text, expected('patience'));
  },
  print: (value) => (value === undefined ? 'none' : printNumber(value)),
  equal: Object.is,
};

const known = idRow(dataSets, { default: ({ data }) => data?.id, ground: true });
const dataRow: typeof known = {
  ...known,
  early: 1,
  read: (text, state) => {
    const gone = text.startsWith(ownPrefix) && !dataSets.has(text);
    return gone ? wrong(text, expected('ownData')) : known.read(text, state);
  },
};

/** What is trained, on what, and for how long: read whatever is shown. */
export const trainingRows = {
  data: dataRow,
  /** How inputs come to a model: standardised by the training rows, as they are, or as words. */
  features: {
    ...choiceRow(['standardised', 'raw', 'words'], {
      default: ({ training, data }) => training?.features ?? (data?.sparse ? 'words' : 'standardised'),
      ground: true,
    }),
    early: 1 as const,
  },
  split: splitRow,
  sample: sampleRow,
  model: modelRow,
  init: initRow,
  batch: batchRow,
  epochs: epochsRow,
  /** In which order the training rows are taken. */
  order: {
    ...choiceRow(orders, { default: ({ training }) => training?.order ?? 'reshuffled', ground: true }),
    early: 1 as const,
  },
  vary: varyRow,
  /** Replicas of every method, each from a seed of its own. */
  seeds: integerRow({ min: 1, max: 256, default: ({ training, parallel }) => training?.seeds ?? parallel?.seeds ?? 1 }),
  patience: patienceRow,
  plateau: plateauRow,
};

declare module '../types' {
  interface State extends ValuesOf<typeof trainingRows> {}
}
