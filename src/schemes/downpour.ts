import { lines } from './lines';
import type { Scheme } from './types';
import { compression, fetchEvery, iterations, pushEvery, serverRule, share } from './values';

/** Downpour SGD: replicas with copies of their own. */
export const downpour = {
  id: 'downpour',
  name: 'Downpour SGD',
  summary: {
    en: 'Replicas step on their own copies, push the sum of their gradients and fetch the parameters anew, each every few steps.',
    zh: '各副本在自己的拷贝上更新，每隔几步推送累积梯度并重新取回参数。',
  },
  section: '5.2',
  source: 'Dean et al. (2012), Large scale distributed deep networks.',
  values: {
    push: pushEvery(5),
    fetch: fetchEvery(5),
    server: serverRule('method'),
    warm: {
      ...iterations(0, 'Updates that one replica does alone at first.', '开始时由一个副本单独完成的更新数。'),
      min: 0,
    },
    share,
    ...compression,
  },
  text: lines(
    'warm: warm',
    'rows: share',
    'fetch: every fetch',
    'step: method',
    'push: sum, every push, first, compress, keep keep',
    'server: server',
  ),
} satisfies Scheme;
