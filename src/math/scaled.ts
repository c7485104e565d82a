import { add, call, mul, neg, once } from './build';
import type { Node } from './tree';

/*
 * Readings in f32 that hold what a square would not: f32 ends at 2^128, so the square of 2^64 is beyond it, and that of
 * 2^-75 is nothing. Scaling by powers of two rounds nothing, so wherever the plain reading fits, the bits are the same.
 */

/** The exponents for which 2^n and 2^-n are both normal f32. */
const most = 126;

const bound = (n: Node): Node => call('min', call('max', n, -most), most);

/** 2^-n and 2^n, n being the exponent of a magnitude; of 0 and of what f32 does not hold the nearest that both have. */
function scalesOf(magnitude: Node): { down: Node; up: Node } {
  const n = bound(call('exponent', magnitude));
  return { down: call('exp2i', neg(n)), up: call('exp2i', n) };
}

/** Trees in which every root of a sum of squares is taken of scaled squares. */
export const scaled = (nodes: readonly Node[]): Node[] => {
  const scale = once<Node>((n, again) => {
    if (n.kind !== 'call') return n;
    const args = n.args.map(again);
    const terms = n.op === 'sqrt' ? squaresIn(args[0]) : undefined;
    return terms ? rootOf(terms) : args.every((a, i) => a === n.args[i]) ? n : { ...n, args };
  });
  return nodes.map(scale);
};

/** A squared base, and whether it is added over the coordinates. */
interface Square {
  readonly of: Node;
  readonly summed: boolean;
}

/** The squares that a tree is the sum of; undefined where it is not. */
function squaresIn(node: Node, summed = false): readonly Square[] | undefined {
  if (node.kind !== 'call') return undefined;
  const [a, b] = node.args;
  if (node.op === 'add') {
    const [left, right] = [squaresIn(a, summed), squaresIn(b, summed)];
    return left && right && [...left, ...right];
  }
  if (node.op === 'sum') return squaresIn(a, true);
  const isSquare = (node.op === 'powi' && b.kind === 'num' && b.value === 2) || (node.op === 'mul' && a === b);
  return isSquare ? [{ of: a, summed }] : undefined;
}

function rootOf(squares: readonly Square[]): Node {
  const total = (term: (base: Node) => Node): Node =>
    squares
      .map(({ of, summed }) => (summed ? call('sum', term(of)) : term(of)))
      .reduce((left, right) => add(left, right));
  const { down, up } = scalesOf(total((base) => call('abs', base)));
  const square = (base: Node): Node => {
    const small = mul(base, down);
    return mul(small, small);
  };
  return mul(call('sqrt', total(square)), up);
}
