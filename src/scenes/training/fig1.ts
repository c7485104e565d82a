import type { Scene } from '../types';

/** Figure 1: the objective fluctuates while single examples move the parameters. */
export const fig1: Scene = {
  id: 'fig1',
  section: 2,
  title: { en: 'Figure 1 — SGD fluctuates', zh: '图 1 — SGD 的波动' },
  training: {
    data: 'penguins-mass',
    model: 'linear',
    batch: 1,
    order: 'replacement',
    epochs: 3,
    split: 'all',
    seeds: 20,
    singles: 'shown',
    beside: 'data',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.1 } }],
  note: {
    en: 'The caption of the figure’s source says what is drawn: the total objective, over all rows, after every update. The batch’s own loss is another curve, and jumps far more. Here a line through body mass against flipper length of 342 penguins is fitted, one penguin at a time. The black line is what theory predicts of the mean, exactly; its band takes the error as normal.',
    zh: '该图原始出处的说明指出了画的是什么：每次更新后、对所有行计算的总目标。批次自身的损失是另一条曲线，跳动大得多。这里用 342 只企鹅的鳍长与体重拟合一条直线，每次只用一只企鹅。黑线是理论对均值的精确预测；其区间把误差当作正态。',
  },
  claims: [],
};
