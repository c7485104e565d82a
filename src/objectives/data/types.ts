import type { Text } from '../../i18n/text';

/** Rows of numbers: row r is `values[r * width]` … */
export interface DenseInputs {
  readonly kind: 'dense';
  readonly width: number;
  readonly values: Float32Array;
}

/** Rows that are mostly zero: row r has `values[k]` in column `columns[k]` for k from `starts[r]` to `starts[r + 1]`, columns ascending. */
export interface SparseInputs {
  readonly kind: 'sparse';
  readonly width: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

export type Inputs = DenseInputs | SparseInputs;

/** A column of a table, or a word. */
export interface Feature {
  readonly name: Text;
  /** SI or everyday unit, where it has one. */
  readonly unit?: string;
}

/** What is to be learnt: a number, or one of so many classes. */
export type Task =
  | { readonly kind: 'number'; readonly target: Feature }
  | { readonly kind: 'classes'; readonly target: Feature; readonly classes: readonly Text[] };

/** Rows of raw numbers in f64: row r is `values[r * width]` … */
export interface RawInputs {
  readonly kind: 'dense';
  readonly width: number;
  readonly values: Float64Array;
}

/** A set as it lies: raw numbers, all rows. */
export interface Table {
  readonly inputs: RawInputs | SparseInputs;
  /** One number a row: the value, or the class 0 … K − 1. */
  readonly targets: Float64Array;
  readonly features: readonly Feature[];
  readonly task: Task;
  /** How hard a row is, for a curriculum: ascending is easy first. */
  readonly difficulty?: Float32Array;
  /** So often each training row stands among them; rows held back stand once. Once when absent. */
  readonly times?: number;
  /** Share of the training rows that get a wrong class; rows held back keep the right one. */
  readonly wrong?: number;
  /** What is to be learnt in the end is the hardest grade: of the rows held back those of it alone are looked at. */
  readonly aim?: 'hardest';
  /** Every input is a pixel: they are standardised by one mean and one deviation, that of them all. */
  readonly pixels?: boolean;
}

/** What is known of a set of one input: the values that it has, means and deviations of input and target (a class: 0, 1 …), their correlation. */
export interface Single {
  readonly levels: number;
  readonly input: readonly [mean: number, deviation: number];
  readonly target: readonly [mean: number, deviation: number];
  readonly r: number;
}

/** What is known of a set before it is loaded. */
export interface DataEntry {
  /** The value of `data`. */
  readonly id: string;
  readonly name: Text;
  /** What a row is, and what is learnt of it. */
  readonly summary: Text;
  /** Who made it, where and when; and the licence, or that none is stated. */
  readonly source: Text;
  readonly licence: Text;
  readonly url?: string;
  /** The set that it is made of, where it is another one with something done to its training rows. */
  readonly base?: string;
  /** Known without loading, so that models are checked against an address at once. */
  readonly rows: number;
  /** So often each training row stands among them; once when absent. */
  readonly times?: number;
  readonly inputs: number;
  /** 0: a number is learnt. */
  readonly classes: number;
  readonly sparse: boolean;
  /** It tells how hard its rows are, so that there can be a curriculum. */
  readonly graded: boolean;
  /** Of a dense set of one input: what of its rows tells where the loss of a model of two parameters is looked at. */
  readonly single?: Single;
  /** Sides of a picture, where a row is one. */
  readonly picture?: readonly [width: number, height: number];
  /** Loads the table; `bytes` fetches a file of `data/` by name. */
  readonly load: (bytes: (name: string) => Promise<ArrayBuffer>) => Promise<Table>;
}

/**
 * In which order training rows are taken: shuffled anew every epoch, once, as the data lies (by class), drawn with
 * replacement, easy first, hard first (in every epoch). By grades of difficulty: in stages, one grade after the other, each for
 * as long; half of the rows by the stage and half from all; the hardest alone.
 */
export const orders = [
  ...(['reshuffled', 'once', 'fixed', 'replacement', 'curriculum', 'anti'] as const),
  ...(['stages', 'combined', 'hardest'] as const),
] as const;
export type Order = (typeof orders)[number];

/** Rows in per cent; 'all': every row trains. */
export type Split = readonly [training: number, validation: number, test: number] | 'all';

/** How inputs come to a model: standardised by the training rows, as they are, or (sparse sets) as words, which are left as they are. */
export const featureKinds = ['standardised', 'raw', 'words'] as const;
export type FeatureKind = (typeof featureKinds)[number];

/** Mean and standard deviation (divided by n) of the training rows that a column was standardised by. */
export interface Standard {
  readonly mean: number;
  /** 0: the column is constant, and becomes 0. */
  readonly deviation: number;
}

/** A set as a model gets it. Pure data: it crosses to a worker as it is. */
export interface Prepared {
  readonly inputs: Inputs;
  /** The (standardised) value in f32, or the class. */
  readonly targets: Float32Array;
  /** 0: a number is learnt. */
  readonly classes: number;
  /** Row numbers, ascending; one after the other as often as rows are repeated. */
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
  /** Of each input, and of a number that is learnt; undefined for `raw` and for words. */
  readonly standard?: { readonly inputs: readonly Standard[]; readonly target?: Standard };
  readonly difficulty?: Float32Array;
}
