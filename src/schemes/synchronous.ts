import { lines } from './lines';
import type { Scheme } from './types';
import { compression, over, serverRule, share, word } from './values';

/** Synchronous SGD: the baseline. */
export const synchronous = {
  id: 'synchronous',
  name: 'Synchronous SGD',
  summary: {
    en: 'All workers take gradients at the same point, wait for each other, and their mean is one step.',
    zh: '所有工作者在同一点求梯度、相互等待，其平均值作为一步。',
  },
  source:
    'Goyal et al. (2017), Accurate, large minibatch SGD; the ring: Patarasu and Yuan (2009), Bandwidth optimal all-reduce algorithms.',
  values: {
    over,
    apply: word(
      ['mean', 'each'],
      'Whether the mean of the gradients is one update, or each is, one after the other.',
      '以梯度平均作一次更新，或逐个依次更新。',
    ),
    server: serverRule('method'),
    share,
    ...compression,
  },
  text: lines(
    'rows: share',
    'fetch: every 1',
    'push: gradient, compress, keep keep',
    'gather: all, over, apply',
    'server: server',
  ),
} satisfies Scheme;
