import { atCoordinate, type Node, newtonStep, type Program, substitute } from '../math';

/** A program's outputs per coordinate, over names with coordinate numbers (`theta_0`), with `newton` written out for f. */
export function coordinateTrees(program: Program, f: Node) {
  const scalars = new Set(program.scalars.map((s) => s.name));
  const newton = program.newton ? newtonStep(f) : [];
  const values = new Map(newton.map((tree, i) => [`newton_${i}`, tree]));
  const both = (tree: Node) => [0, 1].map((i) => substitute(atCoordinate(tree, i, scalars), values));
  return {
    /** Where the gradient is taken, x and y; undefined: at theta. */
    gradientAt: program.gradientAt && both(program.gradientAt),
    /** theta_0, theta_1, then both coordinates of each state. */
    update: [...program.update.values()].flatMap(both),
  };
}

/** The names of the state vector, in the order of `update`. */
export const stateNames = (program: Program): string[] =>
  ['theta', ...program.states.map((s) => s.name)].flatMap((v) => [`${v}_0`, `${v}_1`]);
