import type { Scene } from '../types';

/** The data ten times over: a batch learns the same of ten times as many examples. */
export const redundant: Scene = {
  id: 'redundant',
  section: 2,
  title: { en: 'The same data ten times over', zh: '同样的数据重复十遍' },
  training: {
    data: 'penguins-mass',
    model: 'linear',
    split: 'all',
    batch: 'all',
    epochs: 40,
    vary: 'data:penguins-mass;penguins-mass-tenfold',
    against: 'examples',
    log: 'y',
    beside: 'data',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.1 } }],
  claims: [],
};
