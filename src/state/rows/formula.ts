import { ParseError, parseExpression } from '../../math';
import { namesWith } from '../../surfaces/constants';
import { expected } from '../expectation';
import type { Expectation } from '../types';
import { type Row, right, wrong } from './row';

/** What is wrong with a typed f(x, y), which may use the letters given; undefined when nothing is. Positions count UTF-16 units from 0. */
export function faultOfFormula(text: string, letters: Iterable<string> = []): Expectation | undefined {
  try {
    parseExpression(text, namesWith(letters));
    return undefined;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { name = '', expected: wanted = '', suggestion = '' } = error.detail;
    return expected(`formula.${error.code}`, { position: error.position, name, expected: wanted, suggestion });
  }
}

/** A surface as typed. */
export const formulaRow: Row<string | undefined> = {
  default: ({ f }) => f,
  ground: true,
  read: (text, { constants }) => {
    const fault = faultOfFormula(text, Object.keys(constants));
    return fault ? wrong(text, fault) : right(text);
  },
  print: (value) => value ?? '',
  equal: Object.is,
};
