import type { Scene } from '../types';

/** Only easy examples: Bengio et al. (2009, section 4.1). */
export const curriculum: Scene = {
  id: 'curriculum',
  section: 6,
  title: { en: 'A curriculum: easy examples alone', zh: '课程：只用容易的样本' },
  training: {
    ...{ data: 'clouds', model: 'svm(l2=0.01)', features: 'raw', split: [95, 5, 0], sample: '50', batch: 'all' },
    ...{ epochs: 150, vary: 'sample:50;50-easy', seeds: 100, curve: 'accuracy', log: 'x', beside: 'data' },
  },
  methods: [{ method: 'sgd', with: ['inverse'], hyper: { eta: 1, half: 50 } }],
  claims: [],
};

/** A perceptron that sees each example once: Bengio et al. (2009, section 4.2). */
export const curriculumOrder: Scene = {
  id: 'curriculum-order',
  section: 6,
  title: { en: 'A curriculum: a perceptron', zh: '课程：感知机' },
  training: {
    ...{ data: 'teacher', model: 'svm', features: 'raw', split: [92, 8, 0], sample: '200', batch: 1, epochs: 1 },
    ...{ seeds: 100, vary: 'order:reshuffled;curriculum;anti', curve: 'accuracy' },
  },
  methods: [{ method: 'sgd', hyper: { eta: 1000 } }],
  claims: [],
};

/** A net on simple shapes, then on any. */
export const curriculumShapes: Scene = {
  id: 'curriculum-shapes',
  section: 6,
  title: { en: 'A curriculum: shapes', zh: '课程：形状' },
  training: {
    ...{ data: 'shapes', model: 'mlp(32,32)', batch: 10, epochs: 40, split: [60, 40, 0], seeds: 20 },
    ...{ vary: 'order:stages;hardest;reshuffled', curve: 'accuracy', against: 'epochs' },
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.05 } }],
  claims: [],
};

/** Baseline, naive, mixed, combined: Zaremba and Sutskever (2014). */
export const mixedCurriculum: Scene = {
  id: 'mixed-curriculum',
  section: 6,
  title: { en: 'A mixed curriculum', zh: '混合课程' },
  training: {
    ...{ data: 'bits', model: 'mlp(64,act=relu)', batch: 20, epochs: 18, split: [50, 50, 0], seeds: 20 },
    ...{ vary: 'order:hardest;stages;reshuffled;combined', curve: 'accuracy', against: 'epochs' },
  },
  methods: [{ method: 'adam', hyper: { eta: 0.003 } }],
  claims: [],
};
