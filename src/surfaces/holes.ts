import {
  call,
  div,
  evaluator,
  isNeverNegative,
  type Node,
  namesIn,
  once,
  parseExpression,
  pow,
  print,
  simplify,
} from '../math';
import { type Constants, namesWith } from './constants';
import type { Domain } from './types';

/** Powers with a fraction for exponent whose base is negative somewhere in a domain, and what was most likely meant. */
export interface Holes {
  /** The first of the powers, and what can stand in its place. */
  readonly power: string;
  readonly instead: string;
  /** The whole formula with all of them replaced. */
  readonly rewrite: string;
}

/** Nodes along each side on which a base is looked at. */
const nodes = 33;

/**
 * The holes that fractional powers make in f(x, y): a^b is e^(b ln a) and so has no value for a < 0, where a reader
 * of x^(2/3) sees a root. Undefined where there are none. f must parse.
 */
export function holesOf(f: string, constants: Constants, domain: Domain): Holes | undefined {
  const tree = parseExpression(f, namesWith(Object.keys(constants)));
  const [letters, values] = [Object.keys(constants), Object.values(constants)];
  const evaluated = (node: Node) => {
    const value = evaluator(node, ['x', 'y', ...letters]);
    return (x: number, y: number) => value(x, y, ...values);
  };
  const found: [power: Node, instead: Node][] = [];
  const rewritten = once<Node>((n, again) => {
    if (n.kind !== 'call') return n;
    const args = n.args.map(again);
    const same = args.every((a, i) => a === n.args[i]) ? n : { ...n, args };
    if (n.op !== 'pow' || varies(n.args[1])) return same;
    const exponent = evaluated(n.args[1])(0, 0);
    const [base] = n.args;
    if (Number.isInteger(exponent) || isNeverNegative(simplify(base)) || !isNegative(evaluated(base), domain))
      return same;
    const instead = everywhere(args[0], args[1], exponent);
    found.push([n, instead]);
    return instead;
  })(tree);
  if (found.length === 0) return undefined;
  const [power, instead] = found[0].map(print);
  return { power, instead, rewrite: print(rewritten) };
}

const varies = (node: Node): boolean => ['x', 'y'].some((coordinate) => namesIn(node).has(coordinate));

/** A power that has a value for every base: the real root where there is one, else the power of the size. */
function everywhere(base: Node, exponent: Node, value: number): Node {
  const root = exponent.kind === 'call' && exponent.op === 'div' ? oddRoots.find((q) => isWhole(value * q)) : undefined;
  if (root === undefined) return pow(call('abs', base), exponent);
  const times = Math.round(value * root);
  if (times % 2 === 0) return pow(pow(base, times), div(1, root));
  if (root === 3) return times === 1 ? call('cbrt', base) : pow(call('cbrt', base), times);
  return call('mul', call('sign', base), pow(call('abs', base), exponent));
}

const oddRoots = [3, 5, 7, 9, 11];
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-9;

function isNegative(valueAt: (x: number, y: number) => number, [x0, x1, y0, y1]: Domain): boolean {
  for (let i = 0; i < nodes * nodes; i++) {
    const [s, t] = [(i % nodes) / (nodes - 1), Math.floor(i / nodes) / (nodes - 1)];
    if (valueAt(x0 + s * (x1 - x0), y0 + t * (y1 - y0)) < 0) return true;
  }
  return false;
}
