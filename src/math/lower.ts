import { call, once } from './build';
import { operation } from './ops';
import { simplifier } from './simplify';
import type { Call, Node } from './tree';

/** Trees in base operations only, equal subtrees shared, in an order in which they can be computed. */
export interface Lowered {
  /** Every call, arguments before what uses them. */
  readonly order: readonly Call[];
  /** How often each call is used, as an argument or as an output. */
  readonly uses: ReadonlyMap<Node, number>;
  readonly outputs: readonly Node[];
}

/** The f32 reading that both targets start from: constants folded in f64, transcendentals expanded, equal subtrees shared. */
export function lower(nodes: readonly Node[]): Lowered {
  const shared = sharer();
  const short = simplifier();
  const expand = once<Node>((n, again) => {
    if (n.kind !== 'call') return n;
    const args = n.args.map(again);
    const { f32 } = operation(n.op);
    return 'expand' in f32 ? again(short(f32.expand(...args))) : call(n.op, ...args);
  });
  const outputs = nodes.map((n) => shared(short(expand(short(n)))));
  return { ...ordered(outputs), outputs };
}

/** Gives equal trees one identity. */
export function sharer(): (node: Node) => Node {
  const known = new Map<string, Node>();
  const ids = new Map<Node, number>();
  return once<Node>((n, again) => {
    const args = n.kind === 'call' ? n.args.map(again) : [];
    const key =
      n.kind === 'num'
        ? `#${Object.is(n.value, -0) ? '-0' : n.value}`
        : n.kind === 'name'
          ? n.name
          : `${n.op}(${args.map((a) => ids.get(a))})`;
    const first = known.get(key) ?? (n.kind === 'call' ? { ...n, args } : n);
    known.set(key, first);
    if (!ids.has(first)) ids.set(first, ids.size);
    return first;
  });
}

function ordered(outputs: readonly Node[]): Pick<Lowered, 'order' | 'uses'> {
  const order: Call[] = [];
  const uses = new Map<Node, number>();
  const count = (n: Node) => uses.set(n, (uses.get(n) ?? 0) + 1);
  const visit = once<true>((n, again) => {
    if (n.kind !== 'call') return true;
    for (const a of n.args) {
      count(a);
      again(a);
    }
    order.push(n);
    return true;
  });
  for (const output of outputs) {
    count(output);
    visit(output);
  }
  return { order, uses };
}

/** True for a tree that gives a condition rather than a number; constants take the kind their place asks for. */
export function isCondition(node: Node): boolean {
  if (node.kind !== 'call') return false;
  if (node.op === 'where') return isCondition(node.args[1]) || isCondition(node.args[2]);
  return operation(node.op).condition === true;
}

/** Whether argument i of a call is read as a condition. */
export function wantsCondition(node: Call, i: number, asCondition: boolean): boolean {
  if (node.op === 'where') return i === 0 || asCondition;
  return node.op === 'and' || node.op === 'or';
}
