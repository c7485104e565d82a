import type { Dictionary } from '../i18n/en';
import { fill } from '../i18n/words';
import type { MessageKey } from '../state/messages';
import { printNumber } from '../state/numbers';
import type { Expectation, Problem } from '../state/types';

type FormulaKey = Extract<MessageKey, `formula.${string}`>;
type FormulaCode = FormulaKey extends `formula.${infer Code}` ? Code : never;
const prefix = 'formula.';

/** The sentences of every message; a message without one is a type error here. */
const expectations = ({ expected }: Dictionary): Record<Exclude<MessageKey, FormulaKey>, string> => expected;
const faults = ({ formula }: Dictionary): Record<FormulaCode, string> => formula;

const lookUp = (table: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(table, key) ? table[key] : key;

const inWords = (value: string | number): string => (typeof value === 'number' ? printNumber(value) : value);

/** What is wrong with a typed formula, in words; characters are counted from 1. */
export function formulaFault(words: Dictionary, { message, values = {} }: Expectation): string {
  const { expected, suggestion } = words.formulaHints;
  const sentence = fill(lookUp(faults(words), message.slice(prefix.length)), {
    ...values,
    position: Number(values.position ?? 0) + 1,
  });
  if (values.suggestion) return `${sentence} ${fill(suggestion, values)}`;
  const wantsMore = message === 'formula.unexpected-end' || message === 'formula.unexpected-token';
  return wantsMore && values.expected ? `${sentence} ${fill(expected, values)}` : sentence;
}

/** A problem as a sentence that names the key, what was found and what was expected. */
export function problemText(words: Dictionary, { key, found, expected }: Problem): string {
  const { sentence, unreadable, empty } = words.problems;
  const read = found === '' ? empty : found;
  if (expected.message.startsWith(prefix)) {
    return fill(unreadable, { key, found: read, fault: formulaFault(words, expected) });
  }
  const values = Object.entries(expected.values ?? {}).map(([name, value]) => [name, inWords(value)] as const);
  const wanted = fill(lookUp(expectations(words), expected.message), Object.fromEntries(values));
  return fill(sentence, { key, found: read, expected: wanted });
}
