import type { Scene } from '../types';

/** The data ten times over: a batch learns the same of ten times as many examples. */
export const redundant: Scene = {
  id: 'redundant',
  section: 2,
  title: { en: 'The same data ten times over', zh: '同样的数据重复十遍' },
  training: {
    data: 'penguins-mass',
    model: 'linear',
    split: 'all',
    batch: 'all',
    epochs: 40,
    vary: 'data:penguins-mass;penguins-mass-tenfold',
    against: 'examples',
    log: 'y',
    beside: 'data',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.1 } }],
  note: {
    en: 'Every penguin stands there ten times: the mean gradient is the same, and so is the curve against updates; against examples the batch pays tenfold. A single example, or ten, costs the same of either set.',
    zh: '每只企鹅出现十次：平均梯度相同，因此按更新次数看曲线相同；按样本数看，整批要付十倍代价。单个或十个样本的代价则与数据重复与否无关。',
  },
  claims: [],
};
