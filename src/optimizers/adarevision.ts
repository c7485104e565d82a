import { rate } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

/** AdaptiveRevision: Adagrad that knows what was applied since its gradient was read, and revises those steps by it. */
export const adarevision = {
  id: 'adarevision',
  name: 'AdaptiveRevision',
  summary: {
    en: 'Delay-tolerant AdaGrad: where gradients come late, it counts what was applied meanwhile into its sum of squares and takes part of that back; where none is late, it is Adagrad.',
    zh: '容忍延迟的 AdaGrad：梯度迟到时，把其间已应用的梯度计入平方和，并撤回其中一部分；没有延迟时就是 Adagrad。',
  },
  hyper: { eta: rate(0.1) },
  forms: {
    standard: {
      state: { z: 1, zmax: 1 },
      update: lines(
        'w = zmax',
        'z = z + g^2 + 2*g*back',
        'zmax = max(zmax, z)',
        'theta = theta - eta/sqrt(zmax)*g + (eta/sqrt(w) - eta/sqrt(zmax))*back',
      ),
    },
  },
  source:
    'McMahan and Streeter (2014), Delay-tolerant algorithms for asynchronous distributed online learning; section 5.3 of the overview.',
} satisfies Optimizer;
