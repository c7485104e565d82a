import { add, call, div, mul, name, once, sub } from './build';
import { hessian } from './derive';
import type { Node } from './tree';

/** A rule's tree for one coordinate: names that differ between coordinates get its number, sums are written out. */
export function atCoordinate(node: Node, coordinate: number, shared: ReadonlySet<string>, dimensions = 2): Node {
  const read = (i: number): ((n: Node) => Node) =>
    once<Node>((n, again) => {
      if (n.kind === 'num') return n;
      if (n.kind === 'name') return shared.has(n.name) ? n : name(`${n.name}_${i}`);
      if (n.op !== 'sum') return { ...n, args: n.args.map(again) };
      const terms = Array.from({ length: dimensions }, (_, j) => read(j)(n.args[0]));
      return terms.reduce((left, right) => add(left, right));
    });
  return read(coordinate)(node);
}

/** H⁻¹g of f(x, y), by Cramer's rule; g is named g_0, g_1. Not valid where H is singular. */
export function newtonStep(f: Node): [Node, Node] {
  const exact = hessian(f);
  const [gx, gy] = [name('g_0'), name('g_1')];
  // The largest entry is brought between 2 and 4, so that the determinant is held; a power of two changes no bits.
  const largest = exact.map((entry) => call('abs', entry)).reduce((a, b) => call('larger', a, b));
  const down = call('normalizer', largest);
  const [xx, xyy, yy] = exact.map((entry) => mul(entry, down));
  const determinant = sub(mul(xx, yy), mul(xyy, xyy));
  const [rx, ry] = [mul(gx, down), mul(gy, down)];
  return [div(sub(mul(yy, rx), mul(xyy, ry)), determinant), div(sub(mul(xx, ry), mul(xyy, rx)), determinant)];
}
