import { lines } from './lines';
import type { Scheme } from './types';
import { elastic, share } from './values';

/** ADMM by turns: beside EASGD, for how it explodes. */
export const admm = {
  id: 'admm',
  name: 'ADMM, round robin',
  summary: {
    en: 'Workers and the centre agree by multipliers, each in its turn: round-robin ADMM with one gradient step.',
    zh: '工作者与中心通过乘子轮流达成一致：每次一步梯度的轮转 ADMM。',
  },
  section: '5.5',
  source: 'Zhang, Choromanska and LeCun (2015), Deep learning with elastic averaging SGD, equations (9) to (11).',
  values: { rho: elastic(2.5), share },
  text: lines('rows: share', 'step: method', 'exchange: every 1, alpha eta*rho, dual'),
} satisfies Scheme;
