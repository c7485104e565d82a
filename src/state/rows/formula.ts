import { ParseError, parseExpression, repaired } from '../../math';
import { namesWith } from '../../surfaces/constants';
import { expected } from '../expectation';
import type { Expectation } from '../types';
import { type Row, right, wrong } from './row';

/**
 * What is wrong with a typed f(x, y), which may use the letters given; undefined when nothing is. Positions count UTF-16
 * units from 0. `suggestion` stands for the word at the mistake, `rewrite` for the whole text; '' where there is none.
 */
export function faultOfFormula(text: string, letters: Iterable<string> = []): Expectation | undefined {
  const names = namesWith(letters);
  try {
    parseExpression(text, names);
    return undefined;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { name = '', expected: wanted = '' } = error.detail;
    const offer = offered(text, error, names);
    return expected(`formula.${error.code}`, { position: error.position, name, expected: wanted, ...offer });
  }
}

/** A word in place of the one at the mistake, where that is all that is wrong, or else the whole text as it was meant. */
function offered(text: string, { position, detail }: ParseError, names: ReadonlySet<string>) {
  const { name = '', suggestion = '' } = detail;
  if (suggestion !== '' && text.startsWith(name, position)) {
    const mended = text.slice(0, position) + suggestion + text.slice(position + name.length);
    if (isFormula(mended, names)) return { suggestion, rewrite: '' };
  }
  return { suggestion: '', rewrite: repaired(text, names) ?? '' };
}

function isFormula(text: string, names: ReadonlySet<string>): boolean {
  try {
    return Boolean(parseExpression(text, names));
  } catch {
    return false;
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
