import { lines } from './lines';
import type { Scheme } from './types';
import { compression, serverRule, share, store } from './values';

/** Asynchronous workers whose server knows how late a gradient comes. */
export const delayTolerant = {
  id: 'delay-tolerant',
  name: 'Delay-tolerant AdaGrad',
  summary: {
    en: 'Workers read and apply as they like, and the server revises its rates by what was applied meanwhile.',
    zh: '工作者随时读取和更新；服务器按期间已应用的梯度修正学习率。',
  },
  section: '5.3',
  source:
    'McMahan and Streeter (2014), Delay-tolerant algorithms for asynchronous distributed online learning: AdaptiveRevision.',
  values: { server: serverRule('adarevision'), store, share, ...compression },
  text: lines('rows: share', 'fetch: every 1', 'push: gradient, compress, keep keep', 'server: server', 'store: store'),
} satisfies Scheme;
