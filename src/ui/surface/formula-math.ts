import {
  expressionMath,
  type MathNode,
  type Node,
  parseExpression,
  partials as partialsOf,
  roomy,
  simplify,
} from '../../math';
import { namesWith } from '../../surfaces/constants';

/** An equation in pieces between which a line may end: the left side, then each term of the right one with its sign. */
export type Equation = readonly MathNode[];

const sign = (text: string): MathNode => ({ tag: 'mo', text });
const letter = (text: string): MathNode => ({ tag: 'mi', text });
const row = (...children: MathNode[]): MathNode => ({ tag: 'mrow', children });
const math = (...children: MathNode[]): MathNode => ({ tag: 'math', children });

/** `f(x, y) = …`, typeset. */
export function formulaMath(f: string, letters: Iterable<string>): Equation {
  const left = row(letter('f'), sign('('), letter('x'), sign(','), letter('y'), sign(')'));
  return equation(left, parseExpression(f, namesWith(letters), false, roomy));
}

/** The two partial derivatives, typeset; undefined where they would fill the panel. */
export function gradientMath(f: string, letters: Iterable<string>): readonly Equation[] | undefined {
  const partials = partialsOf(simplify(parseExpression(f, namesWith(letters), false, roomy)));
  if (partials.some((node) => roomLeft(node, longest) < 0)) return undefined;
  return partials.map((node, i) => equation(partial(i === 0 ? 'x' : 'y'), node));
}

/** Most signs of a derivative that is written out. */
const longest = 160;

/** What is left of a room once a tree is written out in it; below 0 as soon as it does not fit. */
function roomLeft(node: Node, room: number): number {
  if (node.kind !== 'call') return room - 1;
  let left = room - 1;
  for (const argument of node.args) {
    if (left < 0) break;
    left = roomLeft(argument, left);
  }
  return left;
}

const partial = (by: string): MathNode => ({
  tag: 'mfrac',
  children: [row(letter('∂'), letter('f')), row(letter('∂'), letter(by))],
});

const equation = (left: MathNode, right: Node): Equation => [math(left, sign('=')), ...terms(right)];

const signs: ReadonlyMap<string, string> = new Map([
  ['add', '+'],
  ['sub', '−'],
]);
const isSum = (node: Node): boolean => node.kind === 'call' && (signs.has(node.op) || node.op === 'where');

/** The terms of a sum, from the left; what is added or taken away as a whole keeps its parentheses. */
function terms(node: Node): MathNode[] {
  const mark = node.kind === 'call' ? signs.get(node.op) : undefined;
  if (mark === undefined || node.kind !== 'call') return [expressionMath(node)];
  const [before, last] = node.args;
  const inside = expressionMath(last).children ?? [];
  const term = isSum(last) ? [sign('('), ...inside, sign(')')] : inside;
  return [...terms(before), math({ ...sign(mark), attributes: { form: 'infix' } }, ...term)];
}
