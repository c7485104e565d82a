import { binding } from './layout';
import { comparisons, operation } from './ops';
import type { Node } from './tree';

const infix: ReadonlyMap<string, string> = new Map([
  ['add', ' + '],
  ['sub', ' - '],
  ['mul', '*'],
  ['div', '/'],
  ['pow', '^'],
  ['powi', '^'],
  ...[...comparisons].map(([text, op]): [string, string] => [op, ` ${text} `]),
]);

/** The tree as text that parses to the same tree; numbers by their shortest decimal. */
export function print(node: Node): string {
  if (node.kind === 'num') return String(node.value);
  if (node.kind === 'name') return node.name;
  const symbol = infix.get(node.op);
  if (symbol) return binary(node.op, symbol, node.args);
  if (node.op === 'neg') return `-${within(node.args[0], binding.sign)}`;
  return node.args.length === 0 ? node.op : `${node.op}(${node.args.map(print).join(', ')})`;
}

function binary(op: string, symbol: string, [a, b]: readonly Node[]): string {
  const binds = operation(op).binds;
  if (binds === binding.power) return `${within(a, binding.atom)}^${within(b, binding.sign)}`;
  return `${within(a, binds)}${symbol}${within(b, binds + 1)}`;
}

/** How tightly the printed text of a node binds. */
function bindingOf(node: Node): number {
  if (node.kind === 'num') return node.value < 0 ? binding.sign : binding.atom;
  if (node.kind === 'name') return binding.atom;
  return infix.has(node.op) || node.op === 'neg' ? operation(node.op).binds : binding.atom;
}

const within = (node: Node, least: number): string => (bindingOf(node) < least ? `(${print(node)})` : print(node));
