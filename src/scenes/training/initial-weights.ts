import type { Scene } from '../types';

const net = 'mlp(50,50,50,50,50,50,act=relu,init=normal';

/** Six layers of fifty, whose weights begin with a variance of one, or with one that keeps the scale. */
export const initialWeights: Scene = {
  id: 'initial-weights',
  section: 6,
  title: { en: 'The scale of the first weights', zh: '初始权重的尺度' },
  training: {
    ...{
      data: 'digits7',
      model: `${net},sd=1)`,
      batch: 50,
      epochs: 2,
      seeds: 20,
      against: 'epochs',
      log: 'y',
      beside: 'gain',
    },
    vary: `model:${net},sd=1);${net},sd=0.2)`,
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.05 } }],
  claims: [],
};
