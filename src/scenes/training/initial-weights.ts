import type { Scene } from '../types';

const net = 'mlp(50,50,50,50,50,50,act=relu,init=normal';

/** Six layers of fifty, whose weights begin with a variance of one, or with one that keeps the scale. */
export const initialWeights: Scene = {
  id: 'initial-weights',
  section: 6,
  title: { en: 'The scale of the first weights', zh: '初始权重的尺度' },
  training: {
    ...{ data: 'digits7', model: `${net},sd=1)`, batch: 50, epochs: 2, seeds: 20, against: 'epochs', log: 'y' },
    vary: `model:${net},sd=1);${net},sd=0.2)`,
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.05 } }],
  note: {
    en: 'The overview begins parameters with zero mean and unit variance. Of weights that is no good advice: a layer of n ReLUs multiplies the scale by √(n/2), here 5, and six layers by thousands. A deviation of √(2/n), here 0.2, keeps it.',
    zh: '综述让参数从零均值、单位方差开始。对权重而言这并不可取：一层 n 个 ReLU 把尺度乘以 √(n/2)，这里是 5，六层就是上万倍。标准差取 √(2/n)，这里是 0.2，尺度保持不变。',
  },
  claims: [],
};
