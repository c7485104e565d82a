import type { Call, Name, Node, Num } from './tree';

/** A constant. */
export const num = (value: number): Num => ({ kind: 'num', value });

/** A variable. */
export const name = (text: string): Name => ({ kind: 'name', name: text });

/** An operation applied to nodes or plain numbers, as it stands: nothing is simplified. */
export const call = (op: string, ...args: (Node | number)[]): Call => ({
  kind: 'call',
  op,
  args: args.map((a) => (typeof a === 'number' ? num(a) : a)),
});

type Operand = Node | number;
export const add = (...terms: [Operand, Operand, ...Operand[]]): Node => chain('add', terms);
export const mul = (...factors: [Operand, Operand, ...Operand[]]): Node => chain('mul', factors);
export const sub = (a: Operand, b: Operand): Node => call('sub', a, b);
export const div = (a: Operand, b: Operand): Node => call('div', a, b);
export const neg = (a: Operand): Node => call('neg', a);
export const where = (condition: Node, p: Operand, q: Operand): Node => call('where', condition, p, q);
export const lt = (a: Operand, b: Operand): Node => call('lt', a, b);
export const le = (a: Operand, b: Operand): Node => call('le', a, b);
export const gt = (a: Operand, b: Operand): Node => call('gt', a, b);
export const ge = (a: Operand, b: Operand): Node => call('ge', a, b);
export const eq = (a: Operand, b: Operand): Node => call('eq', a, b);
export const ne = (a: Operand, b: Operand): Node => call('ne', a, b);

/** Largest whole exponent that is multiplied out. */
const largestPower = 1024;

/** a^b: a constant integer exponent is a power by multiplication, allowed for every base. */
export function pow(a: Operand, b: Operand): Node {
  const exponent = typeof b === 'number' ? b : constantOf(b);
  return Number.isInteger(exponent) && Math.abs(exponent) <= largestPower
    ? call('powi', a, exponent)
    : call('pow', a, b);
}

/** Horner's scheme in z; coefficients from the highest power down. */
export const polynomial = (z: Node, coefficients: readonly number[]): Node =>
  coefficients.slice(1).reduce<Node>((sum, c) => add(mul(sum, z), c), num(coefficients[0]));

/** A function over nodes that visits each shared node once. */
export function once<T>(visit: (node: Node, again: (node: Node) => T) => T): (node: Node) => T {
  const seen = new Map<Node, T>();
  const again = (node: Node): T => {
    const known = seen.get(node);
    if (known !== undefined) return known;
    const result = visit(node, again);
    seen.set(node, result);
    return result;
  };
  return again;
}

/** Replaces names by trees; a name the map does not have stays. */
export function substitute(node: Node, values: ReadonlyMap<string, Node>): Node {
  return once<Node>((n, again) => {
    if (n.kind === 'num') return n;
    if (n.kind === 'name') return values.get(n.name) ?? n;
    return { kind: 'call', op: n.op, args: n.args.map(again) };
  })(node);
}

/** Every variable a tree reads. */
export function namesIn(node: Node): Set<string> {
  const found = new Set<string>();
  once<true>((n, again) => {
    if (n.kind === 'name') found.add(n.name);
    if (n.kind === 'call') n.args.forEach(again);
    return true;
  })(node);
  return found;
}

function chain(op: string, items: readonly Operand[]): Node {
  return items.slice(1).reduce<Node>((left, right) => call(op, left, right), call(op, items[0], items[1]).args[0]);
}

function constantOf(node: Node): number {
  if (node.kind === 'num') return node.value;
  if (node.kind === 'call' && node.op === 'neg') return -constantOf(node.args[0]);
  return Number.NaN;
}
