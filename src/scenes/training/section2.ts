import type { Scene } from '../types';

const penguins = { data: 'penguins-mass', model: 'linear', split: 'all' } as const;

/** Batch, mini-batch and single examples differ by one line of the loop. */
export const oneLine: Scene = {
  id: 'one-line',
  section: 2,
  title: { en: 'Batch, mini-batch, one example', zh: '批量、小批量、单个样本' },
  training: { ...penguins, epochs: 60, vary: 'batch:all;16;1', seeds: 20, against: 'epochs', log: 'x', beside: 'loop' },
  methods: [{ method: 'sgd', hyper: { eta: 0.1 } }],
  note: {
    en: 'The three ways of section 2 with one rate, on one set: they differ in how many rows a gradient is the mean of. Against epochs they cost the same; against updates the batch is far dearer.',
    zh: '第 2 节的三种方式，同一学习率、同一数据：差别只在梯度是多少行的平均。按轮次看代价相同；按更新次数看，整批要贵得多。',
  },
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
  note: {
    en: 'The overview names 50 to 256 as common sizes. Larger batches have calmer gradients and make fewer updates of the same examples: against examples, with one rate for all, they are slower.',
    zh: '综述称常用大小为 50 到 256。更大的批次梯度更平稳，但同样多的样本只更新更少次：按样本数看，在同一学习率下它们更慢。',
  },
  claims: [],
};

/** A rate that falls makes SGD settle. */
export const decreasingRate: Scene = {
  id: 'decreasing-rate',
  section: 2,
  title: { en: 'A rate that decreases', zh: '递减的学习率' },
  training: { ...penguins, batch: 1, order: 'replacement', epochs: 10, seeds: 20, log: 'y' },
  methods: [
    { method: 'sgd', hyper: { eta: 0.05 } },
    { method: 'sgd', with: ['inverse'], hyper: { eta: 0.05, half: 100 } },
  ],
  note: {
    en: 'With a constant rate the excess over the least loss stays at a level that the rate sets. A rate that falls as 1/t takes it towards 0.',
    zh: '学习率不变时，超出最小损失的部分停在由学习率决定的水平。按 1/t 下降的学习率使其趋于 0。',
  },
  claims: [],
};
