import type { Scene } from '../types';

/** Training runs over the hyperparameters of two methods, a pixel each. */
export const whichRates: Scene = {
  id: 'which-rates',
  section: 3,
  title: { en: 'Which rates train a network', zh: '哪些学习率能训练网络' },
  training: { data: 'moons', model: 'mlp(8)', batch: 10, epochs: 5, show: 'rates' },
  methods: [
    { method: 'momentum', hyper: { eta: 0.1 } },
    { method: 'adam', hyper: { eta: 0.1 } },
  ],
  claims: [],
};
