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
    epochs: 5,
    vary: 'batch:1;10;50;256',
    seeds: 20,
    log: 'xy',
    target: 0.26,
    beside: 'worth',
  },
  methods: [0.5, 1, 2, 4, 8, 16].map((eta) => ({ method: 'sgd', hyper: { eta } })),
  claims: [],
};
