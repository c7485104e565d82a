import type { Plateau } from '../../study/plateau';
import { expected } from '../expectation';
import { printNumber, readNumbers } from '../numbers';
import { type Row, right, wrong } from './row';

/** When the rate falls: `threshold,factor`, or none. */
export const plateauRow: Row<Plateau | undefined> = {
  early: 1,
  default: ({ training }) => (training?.plateau === undefined ? undefined : parse(training.plateau)),
  read: (text) => {
    if (text.trim().toLowerCase() === 'none') return right(undefined);
    const plateau = parse(text);
    return plateau ? right(plateau) : wrong(text, expected('plateau'));
  },
  print: (value) => (value ? `${printNumber(value.threshold)},${printNumber(value.factor)}` : 'none'),
  equal: (a, b) => a?.threshold === b?.threshold && a?.factor === b?.factor,
};

function parse(text: string): Plateau | undefined {
  const [threshold, factor] = readNumbers(text, 2) ?? [];
  const fits = threshold !== undefined && factor !== undefined && threshold >= 0 && factor > 0 && factor <= 1;
  return fits ? { threshold, factor } : undefined;
}
