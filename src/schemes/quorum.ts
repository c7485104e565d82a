import { lines } from './lines';
import type { Scheme } from './types';
import { compression, gathered, serverRule, share } from './values';

/** Synchronous SGD that waits a little longer than for a quorum. */
export const quorum = {
  id: 'quorum',
  name: 'Quorum with grace',
  summary: {
    en: 'Synchronous SGD whose step is taken a moment after a quorum of gradients is there; later ones are dropped.',
    zh: '同步 SGD：法定数量的梯度到齐后再稍等片刻即更新，之后到的丢弃。',
  },
  source:
    'Dutta et al. (2018), Slow and stale gradients can win the race: K-synchronous SGD; the grace is as in TensorFlow and other federated servers.',
  values: {
    of: { ...gathered(0), what: { en: 'Gradients of a quorum; 0: half of them.', zh: '法定梯度数；0：一半。' } },
    grace: {
      kind: 'number',
      default: 0.1,
      min: 0,
      max: 1e6,
      what: { en: 'Seconds in which more may come.', zh: '额外等待的秒数。' },
    },
    server: serverRule('method'),
    share,
    ...compression,
  },
  text: lines(
    'rows: share',
    'fetch: every 1',
    'push: gradient, compress, keep keep',
    'gather: of where(of > 0, of, ceil(workers/2)), grace grace',
    'server: server',
  ),
} satisfies Scheme;
