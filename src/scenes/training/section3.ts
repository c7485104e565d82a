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

/** Features as they were measured: the two curvatures differ by a factor of eight million. */
export const unscaled: Scene = {
  id: 'unscaled',
  section: 3,
  title: { en: 'Features that are not scaled', zh: '未缩放的特征' },
  training: { ...penguins, epochs: 200, vary: 'features:raw;standardised' },
  methods: [{ method: 'sgd', hyper: { eta: 4.9e-5 } }],
  note: {
    en: 'Millimetres against grams: the largest curvature allows no rate above 4.93e-5, and with that the other direction does not move. Scale the features, and one rate fits both.',
    zh: '毫米对克：最大曲率不允许学习率超过 4.93e-5，而在此学习率下另一个方向几乎不动。缩放特征之后，一个学习率对两个方向都合适。',
  },
  claims: [],
};

/** Radford's fourth animation: logistic regression on noisy moons. */
export const logisticMoons: Scene = {
  id: 'logistic-moons',
  section: 3,
  title: { en: 'Logistic regression on noisy moons', zh: '带噪声的月牙上的逻辑回归' },
  training: { data: 'moons', model: 'logistic', batch: 1, epochs: 5, seeds: 8, against: 'epochs', beside: 'data' },
  methods: [
    { method: 'sgd', hyper: { eta: 0.05 } },
    { method: 'momentum', hyper: { eta: 0.01 } },
    { method: 'nag', hyper: { eta: 0.01 } },
    { method: 'adagrad', hyper: { eta: 0.1 } },
    { method: 'adadelta', hyper: { eta: 1 } },
    { method: 'rmsprop', hyper: { eta: 0.01 } },
    { method: 'adam', hyper: { eta: 0.01 } },
  ],
  note: {
    en: 'The fourth of Alec Radford’s animations: every method on two interleaved half circles, one example at a time.',
    zh: 'Alec Radford 的第四个动画：各方法在两个交错的半圆上，每次一个样本。',
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
