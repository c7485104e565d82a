import { rate } from './hyper';
import type { Optimizer } from './types';

/** Newton's method: one linear solve with the Hessian. */
export const newton = {
  id: 'newton',
  name: 'Newton',
  summary: {
    en: 'Jumps to where the local parabola is flat: at once to the bottom of a bowl, and just as readily to a saddle.',
    zh: '直接跳到局部二次曲面的平坦处：在碗中一步到底，但同样会被鞍点吸引。',
  },
  hyper: { eta: rate(1) },
  forms: { standard: { update: 'theta = theta - eta*newton' } },
  source: 'Newton (1669) and Raphson (1690); Nocedal and Wright (2006), Numerical optimization, chapter 3.',
} satisfies Optimizer;
