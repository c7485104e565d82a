import type { Table } from '../types';
import type { Dialect } from './dialect';

/** Numbers, or classes by their text. */
export type ColumnKind = 'number' | 'class';
export type ColumnUse = 'input' | 'target' | 'ignore';

/** Why a column is not used unless somebody wants it. */
export type ColumnNote = 'empty' | 'constant' | 'numbering' | 'many' | 'missing';

/** What a scan found of a column. */
export interface CsvColumn {
  readonly name: string;
  /** What nine of ten values are. */
  readonly kind: ColumnKind;
  readonly decimal: '.' | ',';
  /** Cells without a value, and the row of the first. */
  readonly missing: number;
  readonly missingRow?: number;
  /** Different values; one more than `mostValues` stands for more. */
  readonly values: number;
  /** All values are whole numbers. */
  readonly whole: boolean;
  /** The first values, for a person to know the column by. */
  readonly examples: readonly string[];
  /** The first cell that is no number, in a column of numbers. */
  readonly text?: { readonly row: number; readonly found: string };
  readonly note?: ColumnNote;
}

/** A table of a file, before anything is chosen. */
export interface CsvSummary {
  readonly encoding: string;
  readonly dialect: Dialect;
  /** The first row has the names. */
  readonly header: boolean;
  /** Rows of values. */
  readonly rows: number;
  readonly columns: readonly CsvColumn[];
}

/** What is made of each column. */
export type CsvChoice = readonly { readonly kind: ColumnKind; readonly use: ColumnUse }[];

/** A table as it was chosen, and what was left out of it. */
export interface CsvTable {
  readonly table: Table;
  /** The row of the file of each row of the table. */
  readonly rows: Uint32Array;
  /** Rows without a value in some chosen column. */
  readonly left: number;
  /** The first missing values. */
  readonly missing: readonly { readonly row: number; readonly column: number; readonly name: string }[];
}

/** Values that are told apart in a column. */
export const mostValues = 100;
/** Columns that a file may have. */
export const mostColumns = 10_000;
/** Texts of a column that is an input by itself. */
export const mostLevels = 20;
/** Most numbers of a table: 2²⁵ of 8 bytes are 256 MB. */
export const mostNumbers = 2 ** 25;
