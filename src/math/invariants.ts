import { call, name, once } from './build';
import type { Node } from './tree';

/** Trees of a loop's body, and what they read that is the same in every round. */
export interface Hoisted {
  /** Trees over fixed names alone, by the names that stand for them inside. */
  readonly before: ReadonlyMap<string, Node>;
  readonly inside: readonly Node[];
}

/** Whether a tree reads `fixed` names alone. */
export const readsOnly = (fixed: ReadonlySet<string>): ((node: Node) => boolean) =>
  once<boolean>((n, again) => {
    if (n.kind === 'call') return n.args.map(again).every(Boolean);
    return n.kind === 'num' || fixed.has(n.name);
  });

/** Takes out of trees what reads only `fixed` names; what is left computes the same bits. */
export function hoistFixed(nodes: readonly Node[], fixed: ReadonlySet<string>): Hoisted {
  const before = new Map<string, Node>();
  const isFixed = readsOnly(fixed);
  const hoist = once<Node>((n, again) => {
    if (n.kind !== 'call') return n;
    if (!isFixed(n)) return call(n.op, ...n.args.map(again));
    const stand = name(`fixed ${before.size}`);
    before.set(stand.name, n);
    return stand;
  });
  return { before, inside: nodes.map(hoist) };
}
