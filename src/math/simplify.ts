import { num, pow } from './build';
import { operation } from './ops';
import type { Call, Node } from './tree';

const isValue = (node: Node, value: number) => node.kind === 'num' && node.value === value;

/** The laws that make derivatives short; a law that does not apply gives undefined. */
const laws: Readonly<Record<string, (args: readonly Node[]) => Node | undefined>> = {
  add: ([a, b]) => (isValue(a, 0) ? b : isValue(b, 0) ? a : undefined),
  sub: ([a, b]) => (isValue(b, 0) ? a : isValue(a, 0) ? simplifyCall('neg', [b]) : undefined),
  mul: ([a, b]) => {
    if (isValue(a, 0) || isValue(b, 0)) return num(0);
    if (isValue(a, 1)) return b;
    if (isValue(b, 1)) return a;
    if (isValue(a, -1)) return simplifyCall('neg', [b]);
    return undefined;
  },
  div: ([a, b]) => (isValue(b, 1) ? a : isValue(a, 0) && !isValue(b, 0) ? num(0) : undefined),
  neg: ([a]) => (a.kind === 'call' && a.op === 'neg' ? a.args[0] : undefined),
  powi: ([a, n]) => (isValue(n, 1) ? a : isValue(n, 0) ? num(1) : undefined),
  pow: ([a, b]) => {
    const power = pow(a, b);
    return power.kind === 'call' && power.op === 'powi' ? simplifyCall('powi', power.args) : undefined;
  },
  where: ([c, p, q]) => (c.kind === 'num' ? (c.value ? p : q) : same(p, q) ? p : undefined),
  and: ([a, b]) => (isValue(a, 0) || isValue(b, 1) ? a : isValue(b, 0) || isValue(a, 1) ? b : undefined),
  or: ([a, b]) => (isValue(a, 1) || isValue(b, 0) ? a : isValue(b, 1) || isValue(a, 0) ? b : undefined),
};

/** Constant subtrees folded in f64, and the neutral elements gone. */
export const simplify = (node: Node): Node => simplifier()(node);

/** `simplify` for many trees that share parts: each part is looked at once, and what needs no change stays the same node. */
export function simplifier(): (node: Node) => Node {
  const short = new Map<Node, Node>();
  const simplified = (n: Node): Node => {
    const known = short.get(n);
    if (known !== undefined) return known;
    const result = n.kind === 'call' ? changed(n, n.args.map(simplified)) : n;
    short.set(n, result).set(result, result);
    return result;
  };
  return simplified;
}

function changed(n: Call, args: readonly Node[]): Node {
  const result = simplifyCall(n.op, args);
  const same = result.kind === 'call' && result.op === n.op && result.args.every((a, i) => a === n.args[i]);
  return same ? n : result;
}

function simplifyCall(op: string, args: readonly Node[]): Node {
  const law = laws[op]?.(args);
  if (law) return law;
  if (op === 'sum' || !args.every((a) => a.kind === 'num')) return { kind: 'call', op, args };
  return num(operation(op).evaluate(...args.map((a) => a.value)));
}

function same(a: Node, b: Node): boolean {
  return a === b || (a.kind === 'num' && isValue(b, a.value));
}
