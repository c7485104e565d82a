import { type Evaluator, evaluator, gradient, hessian, type Node, parseExpression, roomy, simplify } from '../math';

/** A surface read from its formula: f, its exact derivatives as trees, and their f64 meaning. */
export interface Surface {
  readonly f: Node;
  readonly gradient: readonly [x: Node, y: Node];
  readonly hessian: readonly [xx: Node, xy: Node, yy: Node];
  /** f at a point; NaN where it is not valid. */
  readonly valueAt: (x: number, y: number) => number;
  /** ∇f at a point; NaN where it is not valid. */
  readonly gradientAt: (x: number, y: number) => [number, number];
}

/** The names a surface may use. */
const coordinates: ReadonlySet<string> = new Set(['x', 'y']);

/** Reads f(x, y). Throws a ParseError for text that is not a formula in x and y. */
export function compileSurface(text: string): Surface {
  const f = simplify(parseExpression(text, coordinates, false, roomy));
  const [fx, fy] = gradient(f);
  const [value, dx, dy] = [f, fx, fy].map((node): Evaluator => evaluator(node, ['x', 'y']));
  return {
    f,
    gradient: [fx, fy],
    get hessian() {
      return hessian(f);
    },
    valueAt: (x, y) => value(x, y),
    gradientAt: (x, y) => [dx(x, y), dy(x, y)],
  };
}
