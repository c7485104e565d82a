import type { Network } from '../model/types';
import { bowlFormula } from './bowl-formula';
import type { Points } from './least-squares';
import { logisticFormula } from './logistic-formula';
import type { LossFormula } from './loss-formula';

/** The loss of a network of two parameters, over points. */
export const networkFormula = ({ loss, l2 }: Pick<Network, 'loss' | 'l2'>, points: Points): LossFormula =>
  loss === 'squares' ? bowlFormula(points, l2) : logisticFormula(points, l2);
