import { momentum } from '../momentum';
import { printOptimizer } from './print';

/** What the editor begins with: Momentum, the least rule that has a state. */
export const ruleTemplate = (name: string): string =>
  printOptimizer({ ...momentum, name }, Object.keys(momentum.forms)[0], { eta: 0.01 });
