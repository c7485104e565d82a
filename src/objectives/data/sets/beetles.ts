import type { Table } from '../types';

/** The logarithm of mg of carbon disulphide in a litre, beetles that were exposed to it for five hours, and how many of them died. */
const groups = [
  [1.6907, 59, 6],
  [1.7242, 60, 13],
  [1.7552, 62, 18],
  [1.7842, 56, 28],
  [1.8113, 63, 52],
  [1.8369, 59, 53],
  [1.861, 62, 61],
  [1.8839, 60, 60],
] as const;

/** Dose → death, a row for each beetle, those that lived first. */
export function beetles(): Table {
  const lived = groups.flatMap(([dose, count, died]) => new Array<number>(count - died).fill(dose));
  const died = groups.flatMap(([dose, , dead]) => new Array<number>(dead).fill(dose));
  return {
    inputs: { kind: 'dense', width: 1, values: Float64Array.from([...lived, ...died]) },
    targets: Float64Array.from([...lived.map(() => 0), ...died.map(() => 1)]),
    features: [{ name: { en: 'dose', zh: '剂量' }, unit: 'log₁₀ mg/l' }],
    task: {
      kind: 'classes',
      target: { name: { en: 'fate', zh: '结局' } },
      classes: [
        { en: 'lived', zh: '存活' },
        { en: 'died', zh: '死亡' },
      ],
    },
  };
}
