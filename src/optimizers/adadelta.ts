import { decay, firstStep, rate } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

const state = { Eg2: 0, Ed2: 0 };
const squares = 'Eg2 = gamma*Eg2 + (1 - gamma)*g^2';
const updates = 'Ed2 = gamma*Ed2 + (1 - gamma)*d^2';

/** Adadelta: the step's size is the recent size of its own steps, over that of the gradients. */
export const adadelta = {
  id: 'adadelta',
  name: 'Adadelta',
  summary: {
    en: 'Sizes its next step by its recent steps, so it starts tiny and accelerates as long as the way goes on.',
    zh: '用最近的步长决定下一步的大小：起步极小，只要前路畅通就不断加速。',
  },
  // Epsilon is no mere smoothing here: the first step is about its square root long, whatever the slope.
  hyper: { eta: rate(1), gamma: decay(0.9), epsilon: firstStep(1e-6) },
  forms: {
    inside: {
      state,
      update: lines(squares, 'd = -eta*sqrt(Ed2 + epsilon)/sqrt(Eg2 + epsilon)*g', updates, 'theta = theta + d'),
    },
    outside: {
      state,
      update: lines(squares, 'd = -sqrt(Ed2 + epsilon)/sqrt(Eg2 + epsilon)*g', updates, 'theta = theta + eta*d'),
    },
  },
  equations: '(10)–(17)',
  source:
    'Zeiler (2012), ADADELTA: an adaptive learning rate method, which has no eta (eta = 1). Form inside: eta is part of the accumulated update, as in the published animations; form outside: eta is applied after it, as in Keras and PyTorch.',
} satisfies Optimizer;
