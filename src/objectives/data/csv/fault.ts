import type { Text } from '../../../i18n/text';

/** What is wrong with a file, or with what was chosen of it: pure data, because it comes from a worker. */
export interface CsvProblem {
  readonly code: keyof typeof sentences;
  /** From 1, as a spreadsheet counts. */
  readonly row?: number;
  /** From 1. */
  readonly column?: number;
  /** The column's name, where there is one. */
  readonly name?: string;
  readonly found?: string | number;
  readonly expected?: string | number;
}

/** The only error that reading a table throws; it names row, column, or both. */
export class CsvFault extends Error {
  constructor(readonly problem: CsvProblem) {
    super(csvSentence(problem).en);
    this.name = 'CsvFault';
  }
}

const sentences = {
  empty: { en: '{place}: the file is empty; a table is expected', zh: '{place}：文件是空的；应为一张表' },
  binary: {
    en: '{place}: a zero byte, so this is no text; a table of text is expected',
    zh: '{place}：有零字节，不是文本；应为文本表格',
  },
  quote: {
    en: '{place}: a quotation mark is opened here and not closed within {expected} signs',
    zh: '{place}：此处开始的引号在 {expected} 个字符内没有结束',
  },
  long: { en: '{place}: a cell of more than {expected} signs', zh: '{place}：单元格超过 {expected} 个字符' },
  columns: { en: '{place}: more than {expected} columns', zh: '{place}：超过 {expected} 列' },
  ragged: {
    en: '{place}: {found} cells; {expected} are expected, as in the first row',
    zh: '{place}：有 {found} 个单元格；应与第一行一样有 {expected} 个',
  },
  rows: { en: '{place}: there is no row of values; two or more are expected', zh: '{place}：没有数据行；至少应有两行' },
  number: { en: '{place}: “{found}”; a number is expected', zh: '{place}：“{found}”；应为数字' },
  range: {
    en: '{place}: {found}; a number of at most {expected} in size is expected',
    zh: '{place}：{found}；绝对值最多为 {expected}',
  },
  left: {
    en: '{place}: a value is missing, as in all rows but {found} some chosen column lacks one; two or more whole rows are expected',
    zh: '{place}：缺少数值；所选各列都有值的行只有 {found} 行，至少应有两行',
  },
  constant: {
    en: '{place}: every row has {found}; a column that varies is expected as the target',
    zh: '{place}：每一行都是 {found}；目标列的值应有变化',
  },
  oneClass: {
    en: '{place}: “{found}” is the only class; two or more are expected',
    zh: '{place}：只有“{found}”一个类别；至少应有两个',
  },
  classes: {
    en: '{place}: “{found}” is one class too many; at most {expected} are expected',
    zh: '{place}：到“{found}”类别过多；最多 {expected} 个',
  },
  target: {
    en: 'Columns 1 to {found}: none is the target; one is expected',
    zh: '第 1 至 {found} 列：没有目标列；应有一列',
  },
  inputs: {
    en: 'Columns 1 to {found}: none is an input; one or more are expected',
    zh: '第 1 至 {found} 列：没有输入列；至少应有一列',
  },
  size: {
    en: '{place}: the inputs so far are more than {expected} numbers; choose fewer columns',
    zh: '{place}：到此输入已超过 {expected} 个数；请选择较少的列',
  },
} as const satisfies Record<string, Text>;

/** A problem as a sentence: where, what was found, what is expected. */
export function csvSentence(problem: CsvProblem): Text {
  const { code, row, column, name } = problem;
  const named = name ? ` “${name}”` : '';
  const en = [row !== undefined && `row ${row}`, column !== undefined && `column ${column}${named}`];
  const zh = [row !== undefined && `第 ${row} 行`, column !== undefined && `第 ${column} 列${named}`];
  const values: Readonly<Record<string, unknown>> = { found: problem.found, expected: problem.expected };
  const filled = (sentence: string, place: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, key: string) => (key === 'place' ? place : String(values[key] ?? '')));
  const first = en.filter(Boolean).join(', ');
  return {
    en: filled(sentences[code].en, first.charAt(0).toUpperCase() + first.slice(1)),
    zh: filled(sentences[code].zh, zh.filter(Boolean).join('')),
  };
}

/** What a message can quote. */
export const quoted = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
