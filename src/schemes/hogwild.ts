import { lines } from './lines';
import type { Scheme } from './types';
import { compression, serverRule, share, store } from './values';

/** Hogwild!: no locks, no waiting. */
export const hogwild = {
  id: 'hogwild',
  name: 'Hogwild!',
  summary: {
    en: 'Every worker reads the shared parameters, takes a gradient and applies it, whatever the others did meanwhile.',
    zh: '每个工作者读取共享参数、求梯度并直接更新，不管其他工作者同时做了什么。',
  },
  section: '5.1',
  source:
    'Niu, Recht, Ré and Wright (2011), Hogwild!: a lock-free approach to parallelizing stochastic gradient descent; the words lock, atomic and wild: Hsieh, Yu and Dhillon (2015), PASSCoDe.',
  values: { store, server: serverRule('method'), share, ...compression },
  text: lines('rows: share', 'fetch: every 1', 'push: gradient, compress, keep keep', 'server: server', 'store: store'),
} satisfies Scheme;
