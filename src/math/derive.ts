import { num, once } from './build';
import { operation } from './ops';
import { simplifier } from './simplify';
import type { Node } from './tree';

/** The exact derivative of a tree with respect to a name; at a tie that of one branch. */
export function derive(node: Node, by: string): Node {
  const short = simplifier();
  const derivative = once<Node>((n, again) => {
    if (n.kind === 'num') return num(0);
    if (n.kind === 'name') return num(n.name === by ? 1 : 0);
    const row = operation(n.op);
    return short(row.derivative(n.args, n.args.map(row.condition ? () => num(0) : again)));
  });
  return short(derivative(node));
}

/** ∂f/∂x and ∂f/∂y as formulas, where f has them. */
export const partials = (f: Node): [Node, Node] => [derive(f, 'x'), derive(f, 'y')];

/** ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y². */
export function hessian(f: Node): [xx: Node, xy: Node, yy: Node] {
  const [fx, fy] = partials(f);
  return [derive(fx, 'x'), derive(fx, 'y'), derive(fy, 'y')];
}
