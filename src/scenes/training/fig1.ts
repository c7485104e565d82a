import type { Scene } from '../types';

/** Figure 1: the objective fluctuates while single examples move the parameters. */
export const fig1: Scene = {
  id: 'fig1',
  section: 2,
  title: { en: 'Figure 1 — SGD fluctuates', zh: '图 1 — SGD 的波动' },
  training: {
    data: 'penguins-mass',
    model: 'linear',
    batch: 1,
    order: 'replacement',
    epochs: 3,
    split: 'all',
    seeds: 20,
    singles: 'shown',
    beside: 'data',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.1 } }],
  claims: [],
};
