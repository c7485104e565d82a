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
  note: {
    en: 'Standardised, this loss has the same curvature, 1, in every direction: batch descent converges with a rate below 2 and diverges above.',
    zh: '标准化之后，该损失在每个方向的曲率都是 1：批量下降在学习率小于 2 时收敛，大于 2 时发散。',
  },
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
  note: {
    en: 'The same descent at two rates: with 1 it is at the least loss after one update, with 0.002 it has not come far after two hundred.',
    zh: '同样的下降、两个学习率：取 1 时一次更新即到最小损失；取 0.002 时两百次之后仍未走远。',
  },
  claims: [],
};

/** Words and names that are seen twice or a thousand times. */
export const sparseMovies: Scene = {
  id: 'sparse-movies',
  section: 4,
  title: { en: 'Rare features: films', zh: '稀有特征：电影' },
  training: { data: 'movies', model: 'logistic', batch: 1, epochs: 1, seeds: 20 },
  methods: [
    { method: 'sgd', hyper: { eta: 0.3 } },
    { method: 'adagrad', hyper: { eta: 0.3 } },
  ],
  note: {
    en: 'Some features, a genre, are in hundreds of films, others, a director, in two. Adagrad’s rate falls feature by feature, so rare ones still take large steps.',
    zh: '有些特征（类型）出现在数百部电影中，另一些（导演）只在两部中。Adagrad 的学习率逐特征下降，稀有特征因此仍能走大步。',
  },
  claims: [],
};
