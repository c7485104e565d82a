import { adagrad } from '../optimizers/adagrad';
import { altered, ground } from './altered';
import { before, claim } from './claims/claim';
import { staysWithin } from './claims/measure';
import type { Scene } from './types';

const values = { eta: 1, epsilon: 1e-6 };

/** Adagrad as it is, but for the root over the sum of the squares. */
const rule = altered({
  optimizer: { ...adagrad, hyper: { ...adagrad.hyper, eta: { ...adagrad.hyper.eta, max: 1000 } } },
  ...{ form: 'outside', name: 'Adagrad, no root', values },
  replace: [['sqrt(G)', 'G']],
});

/** What the overview remarks in its section on Adagrad. */
const worse = claim({
  id: 'adagrad-no-root',
  text: { en: 'Without the square root Adagrad does much worse.', zh: '去掉平方根，Adagrad 的表现差得多。' },
  quantity: {
    en: 'First step from which the distance to the minimum stays < 1',
    zh: '从此到极小值的距离始终 < 1 的首个步数',
  },
  cite: '§ 4.3',
  methods: ['adagrad', 'rule1'],
  quantities: [{ unit: 'step', measure: staysWithin([3, 0.5], 1) }],
  holds: (step) => before(step, ['adagrad'], ['rule1']),
});

/** Section 4.3's remark, made visible. */
export const adagradNoRoot: Scene = {
  id: 'adagrad-no-root',
  title: { en: 'Adagrad without the square root', zh: '去掉平方根的 Adagrad' },
  ...ground,
  rules: [rule],
  methods: [
    { method: 'adagrad', form: 'inside', hyper: values },
    { method: 'rule1', hyper: values },
  ],
  note: {
    en: 'Divided by the sum of the squares itself, the step is no longer measured in units of x and y: where the slope is 100, it is 100 times too short, and where it is flat, too long. At the rate that suits Adagrad the method hardly leaves the start. Move its η: at 30 it goes to the wrong side, near 200 it happens to arrive, at 1000 it is thrown out. The second method is a typed rule: open it, and put the root back.',
    zh: '若直接除以平方和，步长就不再以 x、y 的单位计量：坡度为 100 处小了 100 倍，平坦处又过大。取适合 Adagrad 的学习率，它几乎没有离开起点。移动它的 η：30 时走到了错误的一侧，接近 200 时碰巧到达，1000 时被甩出去。第二种方法是一条输入的规则：打开它，把平方根加回去。',
  },
  claims: [worse],
};
