import { lines } from './lines';
import type { Hyperparameter, Optimizer } from './types';

const up: Hyperparameter = { default: 1.2, min: 1, max: 2, scale: 'linear' };
const down: Hyperparameter = { default: 0.5, min: 0.1, max: 1, scale: 'linear' };
const smallest: Hyperparameter = { default: 1e-6, min: 1e-10, max: 1e-2, scale: 'log' };
const largest: Hyperparameter = { default: 50, min: 1e-2, max: 100, scale: 'log' };

// s is 1 while the sign of the slope stays, -1 when it changed, 0 when one of the two is 0.
const agreement = 's = sign(g)*sign(p)';
// Every step is held between the two bounds, the first one too.
const size = 'delta = min(max(delta*where(s > 0, etaplus, where(s < 0, etaminus, 1)), deltamin), deltamax)';
const remember = 'p = where(s < 0, 0, g)';

/** Rprop: a step size per coordinate that grows while the sign of the slope stays and shrinks when it changes. */
export const rprop = {
  id: 'rprop',
  name: 'Rprop',
  summary: {
    en: 'Ignores how steep it is: each coordinate speeds up while its slope keeps its sign and backs off when it flips.',
    zh: '不看坡有多陡：坡度符号不变就加速，一变号就减速后退。',
  },
  hyper: { etaplus: up, etaminus: down, deltamin: smallest, deltamax: largest },
  forms: {
    backtracking: {
      state: { delta: 0.1, p: 0, d: 0 },
      update: lines(agreement, size, 'd = where(s < 0, -d, -sign(g)*delta)', remember, 'theta = theta + d'),
    },
    // After a change of sign p is 0 and the coordinate rests for one step.
    resting: {
      state: { delta: 0.1, p: 0 },
      update: lines(agreement, size, remember, 'theta = theta - sign(p)*delta'),
    },
  },
  source:
    'Riedmiller and Braun (1993), A direct adaptive method for faster backpropagation learning, with its first step size of 0.1; form backtracking: the paper, which takes the last step back when the sign changes; form resting: iRprop− of Igel and Hüsken (2000), as in PyTorch.',
} satisfies Optimizer;
