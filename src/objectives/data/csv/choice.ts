import type { ColumnKind, ColumnUse, CsvChoice, CsvColumn, CsvSummary } from './types';

/** Whole numbers that are few enough to be classes. */
const fewClasses = 10;

/** The choice that is offered: the last column that is of use is learnt from the others. */
export function guessedChoice({ columns }: CsvSummary): CsvChoice {
  const target = columns.findLastIndex(({ note }) => note === undefined);
  return columns.map((column, i) => {
    const use = i === target ? 'target' : column.note === undefined ? 'input' : 'ignore';
    return { use, kind: kindFor(column, use) };
  });
}

/** A few whole numbers are classes where they are learnt, numbers where something is learnt of them. */
const kindFor = ({ kind, whole, values }: CsvColumn, use: ColumnUse): ColumnKind =>
  use === 'target' && whole && values <= fewClasses ? 'class' : kind;

/** Another use of a column; there is one target at most. */
export function withUse({ columns }: CsvSummary, choice: CsvChoice, index: number, use: ColumnUse): CsvChoice {
  return choice.map((one, i) => {
    if (i === index) return { use, kind: kindFor(columns[i], use) };
    const other = use === 'target' && one.use === 'target';
    return other ? { use: 'input', kind: kindFor(columns[i], 'input') } : one;
  });
}

/** Another kind of a column: of the target, another task. */
export const withKind = (choice: CsvChoice, index: number, kind: ColumnKind): CsvChoice =>
  choice.map((one, i) => (i === index ? { ...one, kind } : one));
