import { name, num, parseRule, simplify, substitute } from '../../math';
import { keptNames } from '../parameters';
import type { Run } from '../run';

/**
 * Whether a rule leaves a parameter and its states as they are where the gradient is 0, whatever else happens: then an
 * update need only read and write what its gradient reaches. SGD and AdaGrad do; what has momentum,
 * decay or noise does not, nor what reads how late its gradient comes.
 */
export function leavesUntouched({ rule, hyper }: Run): boolean {
  const program = parseRule(rule, Object.keys(hyper), 'parallel');
  if (!program.separable || program.gradientAt || program.late.size > 0) return false;
  return keptNames(program).every((kept) => {
    const after = simplify(substitute(program.update.get(kept) ?? name(kept), new Map([['g', num(0)]])));
    return after.kind === 'name' && after.name === kept;
  });
}
