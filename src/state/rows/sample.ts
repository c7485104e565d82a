import { dataSets } from '../../objectives/data/catalog';
import type { Sample } from '../../objectives/data/sample';
import { expected } from '../expectation';
import { printNumber, readInteger } from '../numbers';
import { poolOf } from '../training';
import { type Row, right, wrong } from './row';

/** Rows of its own that every seed trains on, `50`, or `50-easy` of the easiest grade; all of them where there is none. */
export const sampleRow: Row<Sample | undefined> = {
  early: 1,
  ground: true,
  default: ({ training }) => (training?.sample === undefined ? undefined : parse(training.sample)),
  read: (text, state) => {
    if (text.trim().toLowerCase() === 'none') return right(undefined);
    const most = poolOf(state) ?? Number.MAX_SAFE_INTEGER;
    const sample = parse(text);
    const graded = dataSets.get(state.data ?? '')?.graded ?? false;
    const fits = sample && sample.rows <= most && (graded || !sample.easy);
    return fits ? right(sample) : wrong(text, expected('sample', { max: most }));
  },
  print: (value) => (value ? `${printNumber(value.rows)}${value.easy ? '-easy' : ''}` : 'none'),
  equal: (a, b) => a?.rows === b?.rows && a?.easy === b?.easy,
  nearest: (value, state) => value && { ...value, rows: Math.min(value.rows, poolOf(state) ?? value.rows) },
};

function parse(text: string): Sample | undefined {
  const [, count = '', easy] = /^\s*(\S+?)(-easy)?\s*$/i.exec(text) ?? [];
  const rows = readInteger(count, 1, Number.MAX_SAFE_INTEGER);
  return rows === undefined ? undefined : { rows, easy: easy !== undefined };
}
