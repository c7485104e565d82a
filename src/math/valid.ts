import { call, num, once } from './build';
import { operation } from './ops';
import { simplify } from './simplify';
import type { Node } from './tree';

/** The condition under which every operation that counts is given an allowed argument; the branch `where` leaves out does not count. */
export function validity(...nodes: readonly Node[]): Node {
  const valid = once<Node>((n, again) => {
    if (n.kind === 'num') return num(Number.isFinite(n.value) ? 1 : 0);
    if (n.kind === 'name') return num(1);
    if (n.op === 'where') {
      const [c, p, q] = n.args;
      return both(again(c), simplify(call('where', c, again(p), again(q))));
    }
    const row = operation(n.op);
    const here = row.valid ? simplify(row.valid(...n.args)) : num(1);
    return n.args.map(again).reduce(both, here);
  });
  return nodes.map((n) => valid(n)).reduce(both, num(1));
}

const both = (a: Node, b: Node): Node => simplify(call('and', a, b));
