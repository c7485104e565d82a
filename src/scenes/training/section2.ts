import type { Scene } from '../types';

const penguins = { data: 'penguins-mass', model: 'linear', split: 'all' } as const;

/** Batch, mini-batch and single examples differ by one line of the loop. */
export const oneLine: Scene = {
  id: 'one-line',
  section: 2,
  title: { en: 'Batch, mini-batch, one example', zh: '批量、小批量、单个样本' },
  training: { ...penguins, epochs: 60, vary: 'batch:all;16;1', seeds: 20, against: 'epochs', log: 'x', beside: 'loop' },
  methods: [{ method: 'sgd', hyper: { eta: 0.1 } }],
  claims: [],
};

/** How many examples a batch should have. */
export const batchSizes: Scene = {
  id: 'batch-sizes',
  section: 2,
  title: { en: 'Sizes of mini-batches', zh: '小批量的大小' },
  training: {
    data: 'digits7',
    model: 'softmax',
    epochs: 3,
    vary: 'batch:1;10;50;256',
    seeds: 20,
    against: 'examples',
    log: 'y',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.1 } }],
  claims: [],
};

/** A rate that falls makes SGD settle. */
export const decreasingRate: Scene = {
  id: 'decreasing-rate',
  section: 2,
  title: { en: 'A rate that decreases', zh: '递减的学习率' },
  training: { ...penguins, batch: 1, order: 'replacement', epochs: 10, seeds: 20, log: 'xy' },
  methods: [
    { method: 'sgd', hyper: { eta: 0.05 } },
    { method: 'sgd', with: ['inverse'], hyper: { eta: 0.05, half: 100 } },
  ],
  claims: [],
};
