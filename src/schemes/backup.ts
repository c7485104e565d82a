import { lines } from './lines';
import type { Scheme } from './types';
import { compression, gathered, serverRule, share } from './values';

/** Synchronous SGD that does not wait for the last. */
export const backup = {
  id: 'backup',
  name: 'Backup workers',
  summary: {
    en: 'Synchronous SGD whose step is taken once the fastest so many gradients are there; the rest are dropped.',
    zh: '同步 SGD，但最快的若干梯度到齐即更新，其余丢弃。',
  },
  source: 'Chen, Pan, Monga, Bengio and Jozefowicz (2017), Revisiting distributed synchronous SGD.',
  values: {
    of: {
      ...gathered(0),
      what: { en: 'Gradients that are waited for; 0: all but one.', zh: '等待的梯度数；0：除一个以外的全部。' },
    },
    server: serverRule('method'),
    share,
    ...compression,
  },
  text: lines(
    'rows: share',
    'fetch: every 1',
    'push: gradient, compress, keep keep',
    'gather: of where(of > 0, of, max(1, workers - 1))',
    'server: server',
  ),
} satisfies Scheme;
