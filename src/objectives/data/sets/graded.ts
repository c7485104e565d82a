import type { Text } from '../../../i18n/text';
import { randomNormal, randomUnit, streams } from '../../../study/random';
import type { Table } from '../types';

/** One row: its inputs, its class, and how hard it is. */
interface Row {
  readonly inputs: readonly number[];
  readonly kind: 0 | 1;
  readonly hard: number;
}

function tableOf(count: number, rowAt: (row: number) => Row, name: Text, classes: readonly Text[]): Table {
  const rows = Array.from({ length: count }, (_, row) => rowAt(row));
  const [{ inputs }] = rows;
  return {
    inputs: { kind: 'dense', width: inputs.length, values: Float64Array.from(rows.flatMap((row) => row.inputs)) },
    targets: Float64Array.from(rows, ({ kind }) => kind),
    features: inputs.map((_, k) => ({ name: { en: `${name.en} ${k + 1}`, zh: `${name.zh} ${k + 1}` } })),
    task: { kind: 'classes', target: { name: { en: 'class', zh: '类别' } }, classes },
    difficulty: Float32Array.from(rows, ({ hard }) => hard),
  };
}

/** Inputs that matter, and inputs that do not. */
const relevant = 10;

/**
 * Numbers in 0 … 1, ten of which decide by the sign of a weighted sum, the weights standard normal; of the ten others a random
 * number is 0, and those that are not are how hard a row is (Bengio et al., 2009, section 4.2).
 */
export function teacher(): Table {
  // One of the first whose weights leave neither class rare.
  const seed = 16;
  const drawn = (row: number, k: number) => randomUnit(seed, streams.data, row + 1, k);
  const weights = Array.from({ length: relevant }, (_, k) => randomNormal(seed, streams.data, 0, k));
  const rowAt = (row: number): Row => {
    const hard = Math.floor((relevant + 1) * drawn(row, 2 * relevant));
    const inputs = Array.from({ length: 2 * relevant }, (_, k) => (k < relevant + hard ? drawn(row, k) : 0));
    const sum = weights.reduce((total, weight, k) => total + weight * inputs[k], 0);
    return { inputs, kind: sum > 0 ? 1 : 0, hard };
  };
  const classes = ['below', 'above'].map((en, k) => ({ en, zh: ['以下', '以上'][k] }));
  return tableOf(8000, rowAt, { en: 'input', zh: '输入' }, classes);
}

/** Bits that count, as many that do not, and rows of each grade. */
const [counted, eachGrade] = [6, 1000];

/** Twelve bits, six of which count: is their number odd? In grade k only the first k of the six may be set. */
export function bits(): Table {
  const bit = (row: number, k: number) => Number(randomUnit(7, streams.data, row, k) < 0.5);
  const rowAt = (row: number): Row => {
    const grade = 1 + Math.floor(row / eachGrade);
    const inputs = Array.from({ length: 2 * counted }, (_, k) => (k < grade || k >= counted ? bit(row, k) : 0));
    const sum = inputs.slice(0, counted).reduce((a, b) => a + b, 0);
    return { inputs, kind: sum % 2 === 1 ? 1 : 0, hard: grade };
  };
  const classes = [
    { en: 'even', zh: '偶' },
    { en: 'odd', zh: '奇' },
  ];
  return { ...tableOf(counted * eachGrade, rowAt, { en: 'bit', zh: '位' }, classes), aim: 'hardest' };
}
