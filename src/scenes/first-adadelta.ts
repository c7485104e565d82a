import { rmsprop } from '../optimizers/rmsprop';
import { altered, ground } from './altered';
import type { Scene } from './types';

const values = { eta: 0.075, gamma: 0.95, epsilon: 1e-6 };

/** Adadelta's derivation, stopped at its first form: the update before eta is replaced by the size of past updates. */
const rule = altered({
  ...{ optimizer: rmsprop, form: 'inside', name: 'Adadelta, first form', values },
  replace: [['theta = theta - eta/sqrt(Eg2 + epsilon)*g', 'd = -eta/sqrt(Eg2 + epsilon)*g\ntheta = theta + d']],
});

/** RMSprop and the first form of Adadelta are one method. */
export const firstAdadelta: Scene = {
  id: 'first-adadelta',
  title: { en: 'RMSprop is Adadelta’s first form', zh: 'RMSprop 就是 Adadelta 的最初形式' },
  ...ground,
  steps: 100,
  rules: [rule],
  methods: [
    { method: 'rmsprop', form: 'inside', hyper: values },
    { method: 'rule1', hyper: values },
    { method: 'adadelta', form: 'inside', hyper: { eta: 5, gamma: 0.95, epsilon: 1e-6 } },
  ],
  note: {
    en: 'Two people arrived at the same update in the same year. Zeiler’s derivation of Adadelta passes through it on its way, equation (13); Hinton stopped there and called it RMSprop, equation (18). Typed as the first and run as the second, it takes one path: the two trails lie on each other. Adadelta then puts the size of its own past updates in the place of η.',
    zh: '同一年里，两个人得到了同一个更新式。Zeiler 推导 Adadelta 时途经此处，即式 (13)；Hinton 止步于此，称之为 RMSprop，即式 (18)。按前者输入、按后者运行，走出的是同一条路径：两条轨迹重合。Adadelta 接着用自己以往更新的大小取代 η。',
  },
  claims: [],
};
