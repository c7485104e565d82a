import type { Scene } from '../types';

/** All seven methods on handwritten digits. */
export const digits: Scene = {
  id: 'digits',
  section: 4,
  title: { en: 'Handwritten digits', zh: '手写数字' },
  training: {
    data: 'digits',
    model: 'mlp(64)',
    batch: 50,
    epochs: 5,
    seeds: 8,
    split: [80, 10, 10],
    beside: 'data',
    curve: 'accuracy',
    against: 'epochs',
  },
  methods: [
    { method: 'sgd', hyper: { eta: 0.3 } },
    { method: 'momentum', hyper: { eta: 0.05 } },
    { method: 'nag', hyper: { eta: 0.05 } },
    { method: 'adagrad', hyper: { eta: 0.03 } },
    { method: 'adadelta', hyper: { eta: 1 } },
    { method: 'rmsprop', hyper: { eta: 0.001 } },
    { method: 'adam', hyper: { eta: 0.001 } },
  ],
  claims: [],
};
