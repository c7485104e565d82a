import { evaluator, type Node } from '../../../math';
import type { Grouped, GroupedReading } from './grouped';

/** A grouped text in f64. */
export interface GroupedNumbers {
  /** The sums, after those of the text that of the backward part; names in the order of the reading. */
  readonly sums: (group: Group) => Float64Array;
  /** The value, given the sums. */
  readonly value: (group: Group, sums: Float64Array) => number;
  /** The derivative by the first name of each element, given the sums. */
  readonly gradient: (group: Group, sums: Float64Array, k: number) => number;
  /** The derivative by each parameter, given the sums. */
  readonly parameters: (group: Group, sums: Float64Array) => number[];
  /** What changes its sign at a kink of an element. */
  readonly kinks: (group: Group, sums: Float64Array, k: number) => number[];
}

/** A group: the values of element k, in the order of `elements`, and those of what is shared. */
export interface Group {
  readonly count: number;
  readonly element: (k: number) => readonly number[];
  readonly shared: readonly number[];
}

/** The f64 reading of a grouped text. */
export function groupedNumbers({ elements, shared }: Grouped, reading: GroupedReading): GroupedNumbers {
  const all = [...reading.sums, ...reading.backward];
  const names = [...elements, ...shared, ...all.map(({ name }) => name)];
  const read = (tree: Node) => {
    const run = evaluator(tree, names);
    return (group: Group, sums: Float64Array, k: number) => run(...group.element(k), ...group.shared, ...sums);
  };
  const parts = all.map(({ of }) => read(of));
  const whole = evaluator(reading.value, names);
  const gradient = read(reading.gradient);
  const parameters = reading.parameters.map(({ of }) => read(of));
  const kinks = reading.kinks.map(read);
  const nothing = elements.map(() => 0);
  const added = (part: (typeof parts)[number], group: Group, sums: Float64Array) => {
    let sum = 0;
    for (let k = 0; k < group.count; k++) sum += part(group, sums, k);
    return sum;
  };
  return {
    sums: (group) => {
      const sums = new Float64Array(all.length);
      parts.forEach((part, i) => {
        sums[i] = added(part, group, sums);
      });
      return sums;
    },
    value: (group, sums) => whole(...nothing, ...group.shared, ...sums),
    gradient,
    parameters: (group, sums) => parameters.map((part) => added(part, group, sums)),
    kinks: (group, sums, k) => kinks.map((kink) => kink(group, sums, k)),
  };
}
