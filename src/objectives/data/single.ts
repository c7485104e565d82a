import type { Single, Table } from './types';

/** What is known of a table of one input; undefined for any other. */
export function singleOf({ inputs, targets }: Table): Single | undefined {
  if (inputs.kind !== 'dense' || inputs.width !== 1) return undefined;
  const { values } = inputs;
  const count = values.length;
  const sum = (term: (i: number) => number) => {
    let total = 0;
    for (let i = 0; i < count; i++) total += term(i);
    return total / count;
  };
  const [x, y] = [sum((i) => values[i]), sum((i) => targets[i])];
  const [xx, yy] = [sum((i) => (values[i] - x) ** 2), sum((i) => (targets[i] - y) ** 2)];
  const r = xx > 0 && yy > 0 ? sum((i) => (values[i] - x) * (targets[i] - y)) / Math.sqrt(xx * yy) : 0;
  return { levels: new Set(values).size, input: [x, Math.sqrt(xx)], target: [y, Math.sqrt(yy)], r };
}
