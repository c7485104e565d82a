import { call, num, once } from './build';
import type { Operation, Poison } from './operation';
import { operation } from './ops';
import { simplifier } from './simplify';
import type { Call, Node } from './tree';

/** The condition under which every operation that counts is given an allowed argument; the branch `where` leaves out does not count. */
export const validity = (...nodes: readonly Node[]): Node => conditionOf(nodes, ({ valid }) => valid);

/** `validity`, and that f32 holds what an operation would otherwise take an infinity for. */
export const singleValidity = (...nodes: readonly Node[]): Node =>
  conditionOf(
    nodes,
    (row) =>
      (...args) =>
        both(row.valid?.(...args), row.holds?.(...args)),
  );

/**
 * The part of `singleValidity` that outputs in IEEE f32 arithmetic do not show by themselves: an operation whose NaN or
 * infinity reaches an output needs no condition where every output is tested for being finite.
 */
export function hiddenValidity(...nodes: readonly Node[]): Node {
  const reach = reaching(nodes);
  return conditionOf(nodes, ({ invalid, valid, holds }, n) => (...args) => {
    const shown = invalid !== undefined && (reach.get(n) === 'infinite' || reach.get(n) === invalid);
    return both(shown ? undefined : valid?.(...args), showsInfinity(args[0], reach) ? undefined : holds?.(...args));
  });
}

/** Whether an infinity of a node is seen in an output: of itself, or of what only a constant or a scalar is added to. */
function showsInfinity(node: Node, reach: ReadonlyMap<Node, Poison>): boolean {
  if (reach.get(node) === 'infinite') return true;
  if (node.kind !== 'call' || node.op !== 'add') return false;
  const [a, b] = node.args;
  return b.kind !== 'call' && showsInfinity(a, reach);
}

/** Two conditions joined; an absent one always holds. */
const both = (a: Node | undefined, b: Node | undefined): Node => (a && b ? call('and', a, b) : (a ?? b ?? num(1)));

/** The conditions that a condition joins by `and`; none where it always holds. */
export function conjuncts(condition: Node): readonly Node[] {
  if (condition.kind === 'call' && condition.op === 'and') return condition.args.flatMap(conjuncts);
  return condition.kind === 'num' && condition.value !== 0 ? [] : [condition];
}

/** The condition that every call sets; none where `here` gives null or nothing. */
function conditionOf(
  nodes: readonly Node[],
  here: (row: Operation, n: Call) => ((...args: Node[]) => Node) | null,
): Node {
  const short = simplifier();
  const join = (a: Node, b: Node): Node => short(call('and', a, b));
  const valid = once<Node>((n, again) => {
    if (n.kind === 'num') return num(Number.isFinite(n.value) ? 1 : 0);
    if (n.kind === 'name') return num(1);
    if (n.op === 'where') {
      const [c, p, q] = n.args;
      return join(again(c), short(either(c, again(p), again(q))));
    }
    const own = short(here(operation(n.op), n)?.(...n.args) ?? num(1));
    return n.args.map(again).reduce(join, own);
  });
  return nodes.map((n) => valid(n)).reduce(join, num(1));
}

/** p where c holds, else q; of two constants c itself, or what c is not, since a choice between numbers is a number. */
function either(c: Node, p: Node, q: Node): Node {
  if (p.kind !== 'num' || q.kind !== 'num' || p.value === q.value) return call('where', c, p, q);
  return p.value ? c : opposite(c);
}

const opposites: ReadonlyMap<string, string> = new Map([
  ['lt', 'ge'],
  ['ge', 'lt'],
  ['gt', 'le'],
  ['le', 'gt'],
  ['eq', 'ne'],
  ['ne', 'eq'],
  ['and', 'or'],
  ['or', 'and'],
]);

/** The condition that holds where another does not. */
function opposite(c: Node): Node {
  if (c.kind !== 'call') return num(c.kind === 'num' && c.value ? 0 : 1);
  const joins = c.op === 'and' || c.op === 'or';
  return call(opposites.get(c.op) ?? c.op, ...(joins ? c.args.map(opposite) : c.args));
}

/** What of each node reaches an output: nothing, NaN, or NaN and infinities. */
function reaching(outputs: readonly Node[]): ReadonlyMap<Node, Poison> {
  const reach = new Map<Node, Poison>();
  const short = simplifier();
  const hand = (n: Node, poison: Poison | undefined): void => {
    const known = reach.get(n);
    if (poison === undefined || known === 'infinite' || known === poison) return;
    // What becomes a constant is never computed, so it shows nothing.
    if (n.kind === 'call' && short(n).kind === 'num') return;
    reach.set(n, poison);
    if (n.kind !== 'call') return;
    const passes = operation(n.op).passes ?? [];
    n.args.forEach((a, i) => {
      hand(a, passes[i] && (poison === 'nan' ? 'nan' : passes[i]));
    });
  };
  for (const n of outputs) hand(n, 'infinite');
  return reach;
}
