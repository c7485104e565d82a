import { readOptimizer } from '../../optimizers/text/read';
import { expected } from '../expectation';
import { maxRules } from '../rules';
import type { Expectation } from '../types';
import { type Reading, type Row, right, type Wrong } from './row';

/** Between the optimizers of a list: no text of one has it. */
const between = '|';

/** Optimizers as typed, each on one line. */
export const rulesRow: Row<readonly string[]> = {
  default: ({ scene }) => scene?.rules ?? [],
  read: readRules,
  print: (rules) => rules.map(oneLine).join(between),
  equal: (a, b) => a.length === b.length && a.every((rule, i) => rule === b[i]),
  nearest: (rules) => rules.slice(0, maxRules).map(tidied),
};

/** The statements of a text without its remarks, and without what separates texts. */
const statements = (rule: string): string[] =>
  rule
    .replaceAll(between, '/')
    .split('\n')
    .flatMap((line) => line.split('#')[0].split(';'))
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

const oneLine = (rule: string): string => statements(rule).join(';');

/** A text as a link gives it back: a statement on each line, and nothing else. */
export const tidied = (rule: string): string => statements(rule).join('\n');

/** The texts that can be read; one that cannot keeps its place, so that the ids of the others stay. */
function readRules(text: string): Reading<readonly string[]> {
  if (text.trim() === '') return right([]);
  const texts = text.split(between).map(tidied);
  const wrong: Wrong[] = [];
  const value = texts.slice(0, maxRules).map((rule, index) => {
    const fault = faultOfRule(rule);
    if (fault) wrong.push({ found: oneLine(rule) || String(index + 1), expected: fault });
    return fault ? '' : rule;
  });
  if (texts.length > maxRules) {
    wrong.push({ found: String(texts.length), expected: expected('ruleCount', { max: maxRules }) });
  }
  return { value, wrong };
}

/** The first thing that is wrong with a typed optimizer; undefined when nothing is. */
export function faultOfRule(rule: string): Expectation | undefined {
  const [fault] = readOptimizer(rule).faults;
  if (!fault) return undefined;
  const { name = '', expected: wanted = '', suggestion = '' } = fault.detail;
  return expected(`rule.${fault.code}`, {
    ...{ line: fault.line, column: fault.column, position: fault.column - 1 },
    ...{ name, expected: wanted, suggestion },
  });
}
