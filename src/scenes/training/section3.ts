import type { Scene } from '../types';

const penguins = { data: 'penguins-mass', model: 'linear', split: 'all', batch: 'all' } as const;

/** Two rates at the edge of 2/λmax. */
export const rateTooLarge: Scene = {
  id: 'rate-too-large',
  section: 3,
  title: { en: 'A rate that is too large', zh: '过大的学习率' },
  training: { ...penguins, epochs: 200, log: 'y' },
  methods: [
    { method: 'sgd', hyper: { eta: 1.99 } },
    { method: 'sgd', hyper: { eta: 2.01 } },
  ],
  claims: [],
};

/** A rate at which nothing seems to happen. */
export const rateTooSmall: Scene = {
  id: 'rate-too-small',
  section: 3,
  title: { en: 'A rate that is too small', zh: '过小的学习率' },
  training: { ...penguins, epochs: 200 },
  methods: [
    { method: 'sgd', hyper: { eta: 0.002 } },
    { method: 'sgd', hyper: { eta: 1 } },
  ],
  claims: [],
};

/** Words and names that are seen twice or a thousand times. */
export const sparseMovies: Scene = {
  id: 'sparse-movies',
  section: 4,
  title: { en: 'Rare features: films', zh: '稀有特征：电影' },
  training: { data: 'movies', model: 'logistic', batch: 1, epochs: 1, seeds: 20, beside: 'frequency' },
  methods: [
    { method: 'sgd', hyper: { eta: 0.3 } },
    { method: 'adagrad', hyper: { eta: 0.3 } },
  ],
  claims: [],
};
