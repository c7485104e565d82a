import type { Scene } from '../types';

/** Radford's fourth animation: logistic regression on noisy moons. */
export const logisticMoons: Scene = {
  id: 'logistic-moons',
  section: 3,
  title: { en: 'Logistic regression on noisy moons', zh: '带噪声的月牙上的逻辑回归' },
  training: { data: 'moons', model: 'logistic', batch: 1, epochs: 5, seeds: 20, against: 'epochs', beside: 'data' },
  methods: [
    { method: 'sgd', hyper: { eta: 0.05 } },
    { method: 'momentum', hyper: { eta: 0.01 } },
    { method: 'nag', hyper: { eta: 0.01 } },
    { method: 'adagrad', hyper: { eta: 0.1 } },
    { method: 'adadelta', hyper: { eta: 1 } },
    { method: 'rmsprop', hyper: { eta: 0.01 } },
    { method: 'adam', hyper: { eta: 0.01 } },
  ],
  claims: [],
};
