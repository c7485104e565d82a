import type { Scene } from '../types';

/** The order in which examples come. */
export const shuffling: Scene = {
  id: 'shuffling',
  section: 6,
  title: { en: 'Shuffling', zh: '打乱顺序' },
  training: {
    data: 'digits7',
    model: 'softmax',
    batch: 10,
    epochs: 5,
    vary: 'order:fixed;once;reshuffled',
    seeds: 20,
    curve: 'accuracy',
    against: 'epochs',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.05 } }],
  claims: [],
};

const deep = 'mlp(30,30,30,act=sigmoid,init=normal,sd=0.1';

/** Three layers of sigmoids with and without batch norm, at four rates. */
export const batchNorm: Scene = {
  id: 'batch-norm',
  section: 6,
  title: { en: 'Batch normalisation', zh: '批规范化' },
  training: {
    ...{ data: 'digits7', model: `${deep})`, batch: 60, epochs: 8, seeds: 20, curve: 'accuracy', against: 'epochs' },
    beside: 'gain',
    vary: `model:${deep});${deep},bn=on)`,
  },
  methods: [0.1, 0.5, 2, 8].map((eta) => ({ method: 'sgd', hyper: { eta } })),
  claims: [],
};

/** A deep net of zeros, which only noise can leave. */
export const gradientNoise: Scene = {
  id: 'gradient-noise',
  section: 6,
  title: { en: 'Gradient noise', zh: '梯度噪声' },
  training: {
    data: 'digits7',
    model: 'mlp(20,20,20,20,20,act=relu,init=zero)',
    batch: 20,
    epochs: 20,
    seeds: 20,
    curve: 'accuracy',
    against: 'epochs',
    beside: 'gain',
  },
  methods: [
    { method: 'sgd', with: ['clip'], hyper: { eta: 0.1, clip: 10 } },
    { method: 'sgd', with: ['clip', 'noise'], hyper: { eta: 0.1, clip: 10, sigma2: 0.1, gamman: 0.55 } },
  ],
  claims: [],
};
