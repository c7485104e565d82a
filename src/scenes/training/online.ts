import type { Scene } from '../types';

/** Examples that arrive one at a time, each seen once. */
export const online: Scene = {
  id: 'online',
  section: 2,
  title: { en: 'Learning while examples arrive', zh: '边到达边学习' },
  training: {
    data: 'digits7',
    model: 'softmax',
    batch: 1,
    order: 'once',
    epochs: 1,
    vary: 'batch:1;all',
    seeds: 20,
    curve: 'accuracy',
    against: 'examples',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.02 } }],
  claims: [],
};
