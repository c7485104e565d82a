import type { Scene } from '../types';

/** Features as they were measured: the two curvatures differ by a factor of eight million. */
export const unscaled: Scene = {
  id: 'unscaled',
  section: 3,
  title: { en: 'Features that are not scaled', zh: '未缩放的特征' },
  training: {
    data: 'penguins-mass',
    model: 'linear',
    split: 'all',
    batch: 'all',
    epochs: 200,
    vary: 'features:raw;standardised',
    log: 'y',
  },
  methods: [
    { method: 'sgd', hyper: { eta: 4.9e-5 } },
    { method: 'sgd', hyper: { eta: 0.5 } },
  ],
  claims: [],
};
