import type { Text } from '../../i18n/text';
import type { SchemeFault, SchemeFaultCode } from './faults';

/** What is wrong, with `{found}` and `{expected}` to fill in. */
export const schemeFaults: Readonly<Record<SchemeFaultCode, Text>> = {
  empty: { en: 'A scheme is missing: one of {expected}.', zh: '缺少方案：{expected} 之一。' },
  'too-long': {
    en: 'The text of a scheme has at most {expected} signs; this one has {found}.',
    zh: '方案文本至多 {expected} 个字符，这里有 {found} 个。',
  },
  line: { en: '“{found}” is no line of a scheme: {expected}.', zh: '“{found}”不是方案的一行：应为 {expected}。' },
  'unknown-scheme': {
    en: 'There is no scheme “{found}”: one of {expected}.',
    zh: '没有方案“{found}”：{expected} 之一。',
  },
  'unknown-part': {
    en: 'A scheme has no part “{found}”: it has {expected}.',
    zh: '方案没有“{found}”部分：只有 {expected}。',
  },
  'part-twice': { en: '{found} is given twice.', zh: '{found} 给出了两次。' },
  'unknown-word': { en: '“{found}” has no place here: {expected}.', zh: '此处不应有“{found}”：应为 {expected}。' },
  'missing-word': { en: '“{found}” also needs {expected}.', zh: '“{found}”还需要 {expected}。' },
  needs: { en: '“{found}” makes sense only with {expected}.', zh: '“{found}”只有与 {expected} 同用才有意义。' },
  'unknown-value': {
    en: 'This scheme has no value “{found}”: it takes {expected}.',
    zh: '该方案没有“{found}”：可设 {expected}。',
  },
  'value-twice': { en: '{found} is given twice.', zh: '{found} 给出了两次。' },
  'not-number': { en: '“{found}” is not a number: {expected}.', zh: '“{found}”不是数：{expected}。' },
  range: { en: '{found} is not within {expected}.', zh: '{found} 不在 {expected} 之内。' },
  choice: { en: '“{found}” is none of {expected}.', zh: '“{found}”不是 {expected} 之一。' },
  expression: { en: '“{found}” cannot be read as {expected}.', zh: '“{found}”无法读作 {expected}。' },
};

/** A fault as a sentence with where it is, in every language. */
export function faultText({ code, line, column, found, expected, suggestion }: SchemeFault): Text {
  const filled = (text: string) => text.replace('{found}', () => found).replace('{expected}', () => expected);
  const { en, zh } = schemeFaults[code];
  return {
    en: `${filled(en)} (line ${line}, column ${column}${suggestion === undefined ? '' : `; did you mean ${suggestion}?`})`,
    zh: `${filled(zh)}（第 ${line} 行第 ${column} 列${suggestion === undefined ? '' : `；是否想写 ${suggestion}？`}）`,
  };
}

/** A fault as a message of the automation API: English, with where it is. */
export const messageOf = (fault: SchemeFault): string => faultText(fault).en;
