import type { Scene } from '../types';

/** Updates and examples to a target against the size of a batch, each size at its best of six rates. */
export const batchWorth: Scene = {
  id: 'batch-worth',
  section: 2,
  title: { en: 'What a larger batch is worth', zh: '更大的批次值多少' },
  training: {
    data: 'penguins-sex',
    model: 'logistic',
    split: 'all',
    order: 'replacement',
    epochs: 10,
    vary: 'batch:1;10;50;256',
    seeds: 20,
    log: 'xy',
  },
  methods: [0.5, 1, 2, 4, 8, 16].map((eta) => ({ method: 'sgd', hyper: { eta } })),
  note: {
    en: 'Each size of batch at the best of six rates, the one that reaches the loss 0.26 in fewest updates. A law says that the updates fall as 1 + B/n and the examples grow as 1 + n/B: beyond B rows, a larger batch mostly costs.',
    zh: '每种批次大小取六个学习率中最好的一个，即用最少更新达到损失 0.26 者。有定律说更新次数按 1 + B/n 下降，样本数按 1 + n/B 上升：超过 B 行之后，更大的批次主要是多花代价。',
  },
  claims: [],
};
