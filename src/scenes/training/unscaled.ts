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
  note: {
    en: 'Millimetres against grams: the largest curvature allows no rate above 4.93e-5, and with that the other direction does not move. Scale the features, and one rate fits both.',
    zh: '毫米对克：最大曲率不允许学习率超过 4.93e-5，而在此学习率下另一个方向几乎不动。缩放特征之后，一个学习率对两个方向都合适。',
  },
  claims: [],
};
