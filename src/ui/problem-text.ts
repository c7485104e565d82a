import type { Core } from '../i18n/en';
import { fill } from '../i18n/words';
import type { MessageKey } from '../state/messages';
import { printNumber } from '../state/numbers';
import type { Expectation, Problem } from '../state/types';

type FormulaKey = Extract<MessageKey, `formula.${string}`>;
type RuleKey = Extract<MessageKey, `rule.${string}`>;
type FormulaCode = FormulaKey extends `formula.${infer Code}` ? Code : never;
type RuleCode = RuleKey extends `rule.${infer Code}` ? Code : never;
/** Messages that are whole sentences, about the page instead of a key of the address. */
type WholeKey = keyof Core['problems']['whole'] & MessageKey;
type Outcome = keyof Core['problems']['outcomes'];
const prefix = 'formula.';
const rulePrefix = 'rule.';

/** The sentences of every message; a message without one is a type error here. */
const expectations = ({ expected }: Core): Record<Exclude<MessageKey, FormulaKey | RuleKey | WholeKey>, string> =>
  expected;
const faults = ({ formula }: Core): Record<FormulaCode, string> => formula;
const ruleFaults = ({ rules }: Core): Record<RuleCode, string> => rules.faults;

const lookUp = (table: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(table, key) ? table[key] : key;

/** Whole numbers up to this are read more easily in full than as a power of ten. */
const longest = 1e15;

const inWords = (value: string | number): string => {
  if (typeof value === 'string') return value;
  return Number.isInteger(value) && Math.abs(value) < longest ? String(value) : printNumber(value);
};

/** What becomes of that which cannot be used, where it is not replaced by the usual value. */
const outcomes: Partial<Record<MessageKey, Outcome>> = {
  percentKey: 'leftOut',
  unknownKey: 'leftOut',
  besideF: 'leftOut',
  methodSyntax: 'leftOut',
  method: 'leftOut',
  methodCount: 'othersOut',
  ruleCount: 'othersOut',
  linkLength: 'usualPicture',
};

/** What helps with a mistake of the grammar: by what was expected there, else by what stood there. */
function hintFor({ formulaHints }: Core, { message, values = {} }: Expectation): string | undefined {
  const { suggestion, expected, call } = formulaHints;
  if (values.suggestion) return fill(suggestion, values);
  if (message !== 'formula.unexpected-end' && message !== 'formula.unexpected-token') return undefined;
  if (values.expected === '(') return call;
  return values.expected ? fill(expected, values) : undefined;
}

/** What is wrong with a typed formula, in words, without a stop at its end; characters are counted from 1. */
export function formulaFault(words: Core, expectation: Expectation): string {
  const { message, values = {} } = expectation;
  const first = fill(lookUp(faults(words), message.slice(prefix.length)), {
    ...values,
    position: Number(values.position ?? 0) + 1,
  });
  const offered = values.rewrite ? fill(words.formulaHints.rewrite, { fault: first, rewrite: values.rewrite }) : first;
  const second = hintFor(words, expectation);
  return second === undefined ? offered : fill(words.joined, { first: offered, second });
}

/** What is wrong with a typed optimizer, in words, without a stop at its end. */
export function ruleFaultText(words: Core, { message, values = {} }: Expectation): string {
  const first = fill(lookUp(ruleFaults(words), message.slice(rulePrefix.length)), values);
  if (!values.suggestion) return first;
  return fill(words.joined, { first, second: fill(words.formulaHints.suggestion, values) });
}

/** The values of a sentence that goes on after them, so without stops of their own. */
const withoutStops = ({ values = {} }: Expectation): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWords(value).replace(/[.。]+$/, '')]));

const isWhole = ({ problems }: Core, message: MessageKey): message is WholeKey =>
  Object.hasOwn(problems.whole, message);

/** What was expected, in words, without a stop at its end: what is wrong with a text, else what a value should have been. */
export function wantedText(words: Core, expected: Expectation): string {
  const { message, values = {} } = expected;
  if (isWhole(words, message))
    return fill(words.problems.whole[message], { ...withoutStops(expected), outcome: '' }).replace(/[.。]\s*$/, '');
  if (message.startsWith(rulePrefix)) return ruleFaultText(words, expected);
  if (message.startsWith(prefix)) return formulaFault(words, expected);
  const filled = Object.entries(values).map(([name, value]) => [name, inWords(value)] as const);
  return fill(lookUp(expectations(words), message), Object.fromEntries(filled));
}

/** A problem as a sentence that names the key, what was found and what was expected, or as its own whole sentence. */
export function problemText(words: Core, { key, found, expected }: Problem): string {
  const { sentence, unreadable, empty, whole } = words.problems;
  const read = found === '' ? empty : found;
  const { message } = expected;
  const outcome = words.problems.outcomes[outcomes[message] ?? 'usual'];
  if (isWhole(words, message)) return fill(whole[message], { ...withoutStops(expected), outcome });
  const wanted = wantedText(words, expected);
  return message.startsWith(rulePrefix) || message.startsWith(prefix)
    ? fill(unreadable, { key, found: read, fault: wanted, outcome })
    : fill(sentence, { key, found: read, expected: wanted, outcome });
}
