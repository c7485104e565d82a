import { lines } from './lines';
import type { Scheme } from './types';
import { compression, iterations, over, serverRule, share } from './values';

/** DiLoCo: an outer optimizer over inner ones. */
export const diloco = {
  id: 'diloco',
  name: 'DiLoCo',
  summary: {
    en: 'Workers do H inner steps; how far they came on average is the gradient of an outer rule with Nesterov momentum.',
    zh: '工作者先做 H 次内层更新；其平均位移作为带 Nesterov 动量的外层规则的梯度。',
  },
  source: 'Douillard et al. (2023), DiLoCo: distributed low-communication training of language models.',
  values: {
    H: iterations(10, 'Inner steps of a worker in a round.', '每轮中工作者的内层步数。'),
    server: serverRule('nag(form=lookahead,eta=0.7,gamma=0.9)'),
    over,
    share,
    ...compression,
  },
  text: lines(
    'rows: share',
    'fetch: every H',
    'step: method',
    'push: displacement, every H, compress, keep keep',
    'gather: all, over',
    'server: server',
  ),
} satisfies Scheme;
