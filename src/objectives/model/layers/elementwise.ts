import { derive, type Node, name, once, parseExpression } from '../../../math';
import { sub } from '../../../math/build';
import { operations } from '../../../math/ops';

/** What is done to each number by itself, as text. */
export interface Elementwise {
  /** The number's name. */
  readonly element: string;
  /** Names of what else the text reads. */
  readonly given: readonly string[];
  readonly text: string;
}

/** The name that the text's own value has in its derivative: what an engine has kept is not computed again. */
export const outName = 'out';

/** An elementwise text read: trees that every engine has its own reading of. */
export interface ElementwiseReading {
  /** Over the element and what is given. */
  readonly value: Node;
  /** By the element; may read `out`, the value, too. */
  readonly derivative: Node;
  /** Each is 0 at a kink of the value; none where it is smooth. */
  readonly kinks: readonly Node[];
}

/** Reads an elementwise text; its derivative comes from the tree. */
export function elementwise({ element, given, text }: Elementwise): ElementwiseReading {
  const value = parseExpression(text, new Set([element, ...given]));
  return { value, derivative: replaced(derive(value, element), value, name(outName)), kinks: kinksOf(value) };
}

/** A tree with every subtree that is the same as `part` replaced. */
function replaced(tree: Node, part: Node, by: Node): Node {
  const text = JSON.stringify(part);
  if (part.kind !== 'call') return tree;
  return once<Node>((n, again) => {
    if (n.kind !== 'call') return n;
    return JSON.stringify(n) === text ? by : { ...n, args: n.args.map(again) };
  })(tree);
}

/** What is 0 where two branches of a tree meet. */
export function kinksOf(tree: Node): Node[] {
  const found: Node[] = [];
  once<true>((n, again) => {
    if (n.kind !== 'call') return true;
    const tie = operations.get(n.op)?.kink?.(n.args).tie;
    if (tie?.kind === 'call') found.push(sub(tie.args[0], tie.args[1]));
    n.args.forEach(again);
    return true;
  })(tree);
  return found;
}
