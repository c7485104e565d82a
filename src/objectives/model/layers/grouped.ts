import { derive, type Node, name, num, parseExpression, simplify } from '../../../math';
import { add, mul } from '../../../math/build';
import { kinksOf } from './elementwise';

/**
 * A number of a group of elements, as text: sums over the elements, in order, and a value of them. A loss is one over
 * the outputs of a row, a norm one over the rows of a unit.
 */
export interface Grouped {
  /** Names of what differs between the elements; the gradient is taken by the first. */
  readonly elements: readonly string[];
  /** Names of what is the same for all elements. */
  readonly shared: readonly string[];
  /** Those of `shared` that gradients are taken by as well. */
  readonly parameters?: readonly string[];
  /** Each is added over the elements; may read elements, what is shared and the sums above it. */
  readonly sums: Readonly<Record<string, string>>;
  /** Of sums and what is shared. */
  readonly value: string;
}

/** A tree that is added over the elements. */
export interface Sum {
  readonly name: string;
  readonly of: Node;
}

/** A grouped text read: its value, and its gradient by the chain rule through the sums. */
export interface GroupedReading {
  readonly sums: readonly Sum[];
  readonly value: Node;
  /** Further sums, which the gradient alone reads; independent of each other. */
  readonly backward: readonly Sum[];
  /** By the first element: over elements, what is shared, `sums` and `backward`. */
  readonly gradient: Node;
  /** By each parameter: added over the elements. */
  readonly parameters: readonly Sum[];
  /** Each is 0 at a kink of an element's part. */
  readonly kinks: readonly Node[];
}

/** Reads a grouped text; no derivative of it is written anywhere. */
export function grouped({ elements, shared, parameters = [], sums, value }: Grouped): GroupedReading {
  const known = new Set([...elements, ...shared]);
  const parts = Object.entries(sums).map(([sum, text]): Sum => {
    const of = parseExpression(text, known);
    known.add(sum);
    return { name: sum, of };
  });
  const whole = parseExpression(value, new Set([...shared, ...Object.keys(sums)]));
  const { slopes, backward } = slopesOf(parts, whole);
  const by = (wanted: string) => total(parts.map(({ of }, i) => mul(slopes[i], derive(of, wanted))));
  return {
    sums: parts,
    value: whole,
    backward,
    gradient: by(elements[0]),
    parameters: parameters.map((parameter) => ({ name: parameter, of: by(parameter) })),
    kinks: parts.flatMap(({ of }) => kinksOf(of)),
  };
}

/** The derivative of the value by each sum, through the sums below it that read it; reverse mode. */
function slopesOf(parts: readonly Sum[], value: Node): { slopes: Node[]; backward: Sum[] } {
  const slopes: Node[] = [];
  const backward: Sum[] = [];
  for (let i = parts.length - 1; i >= 0; i--) {
    const direct = derive(value, parts[i].name);
    const through = parts.flatMap((below, j) => {
      const of = derive(below.of, parts[i].name);
      if (j <= i || isZero(of)) return [];
      const sum = { name: `${below.name}_by_${parts[i].name}`, of };
      backward.push(sum);
      return [mul(slopes[j], name(sum.name))];
    });
    slopes[i] = total([direct, ...through]);
  }
  return { slopes, backward };
}

const isZero = (node: Node): boolean => node.kind === 'num' && node.value === 0;

const total = (terms: readonly Node[]): Node => simplify(terms.reduce((sum, term) => add(sum, term), num(0) as Node));
