import type { Scene } from '../types';

/** Section 4.8 on data: which optimizer to use. */
export const whichOptimizer: Scene = {
  id: 'which-optimizer',
  section: 4,
  title: { en: 'Which optimizer to use?', zh: '该用哪种优化器？' },
  training: {
    data: 'spirals',
    model: 'mlp(16,16)',
    batch: 10,
    epochs: 60,
    seeds: 20,
    against: 'epochs',
    log: 'y',
    beside: 'data',
  },
  methods: [
    { method: 'sgd', hyper: { eta: 0.3 } },
    { method: 'momentum', hyper: { eta: 0.05 } },
    { method: 'nag', hyper: { eta: 0.05 } },
    { method: 'adagrad', hyper: { eta: 0.1 } },
    { method: 'adadelta', hyper: { eta: 1 } },
    { method: 'rmsprop', hyper: { eta: 0.01 } },
    { method: 'adam', hyper: { eta: 0.01 } },
  ],
  claims: [],
};
