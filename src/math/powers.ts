import { num, once, pow } from './build';
import type { Node } from './tree';

/**
 * A tree with powers of powers joined where that changes nothing: (√u)² is u where u is nowhere negative. Its derivative
 * has no root left that stands still at 0.
 */
export const powersJoined: (f: Node) => Node = (f) =>
  once<Node>((n, again) => {
    if (n.kind !== 'call') return n;
    const args = n.args.map(again);
    const [base, exponent] = args;
    const joined =
      n.op === 'powi' && exponent.kind === 'num' && exponent.value > 0
        ? powerOfRoot(base, exponent.value)
        : n.op === 'mul' && base === exponent
          ? powerOfRoot(base, 2)
          : undefined;
    return joined ?? (args.every((a, i) => a === n.args[i]) ? n : { ...n, args });
  })(f);

function powerOfRoot(base: Node, times: number): Node | undefined {
  if (base.kind !== 'call') return undefined;
  const [u, exponent] = base.args;
  if (base.op === 'cbrt') return times % 3 === 0 ? whole(u, times / 3) : undefined;
  if (!isNeverNegative(u)) return undefined;
  if (base.op === 'sqrt') return times % 2 === 0 ? whole(u, times / 2) : undefined;
  if (base.op === 'pow' && exponent.kind === 'num' && exponent.value > 0) return pow(u, num(exponent.value * times));
  return undefined;
}

const whole = (u: Node, times: number): Node => (times === 1 ? u : pow(u, times));

/** Whether a tree shows that its value is 0 or above: sums and products of squares, sizes, and the like. */
export const isNeverNegative = (node: Node): boolean =>
  once<boolean>((n, again) => {
    if (n.kind === 'num') return n.value >= 0;
    if (n.kind === 'name') return false;
    const [a, b] = n.args;
    if (['add', 'div', 'min', 'pow'].includes(n.op)) return n.op === 'pow' ? true : again(a) && again(b);
    if (n.op === 'mul') return a === b || (again(a) && again(b));
    if (n.op === 'powi') return (b.kind === 'num' && b.value % 2 === 0) || again(a);
    if (n.op === 'max') return again(a) || again(b);
    if (n.op === 'where') return again(b) && again(n.args[2]);
    return neverNegative.has(n.op) || (keepsSign.has(n.op) && again(a));
  })(node);

const neverNegative: ReadonlySet<string> = new Set([
  'sqrt',
  'exp',
  'abs',
  'cosh',
  'hypot',
  'relu',
  'softplus',
  'sigmoid',
  'acos',
  'acosh',
  'pi',
  'e',
]);
const keepsSign: ReadonlySet<string> = new Set([
  'cbrt',
  'floor',
  'ceil',
  'round',
  'tanh',
  'sinh',
  'asinh',
  'atan',
  'sign',
]);
