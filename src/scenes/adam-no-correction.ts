import { adam } from '../optimizers/adam';
import { altered, ground } from './altered';
import type { Scene } from './types';

const values = { eta: 0.02 };

/** Adam with its moments as they are, though they begin at 0. */
const rule = altered({
  ...{ optimizer: adam, form: 'outside', name: 'Adam, no correction', values },
  replace: [
    ['(m/(1 - beta1^t))', 'm'],
    ['v/(1 - beta2^t)', 'v'],
  ],
});

/** What equations (20) are for. */
export const adamNoCorrection: Scene = {
  id: 'adam-no-correction',
  title: { en: 'Adam without bias correction', zh: '没有偏差修正的 Adam' },
  ...ground,
  rules: [rule],
  methods: [
    { method: 'adam', hyper: values },
    { method: 'rule1', hyper: values },
  ],
  note: {
    en: 'Both moments begin at 0, so at first both are too small: m by the factor 1 − β₁, the root of v by √(1 − β₂). Their quotient, the step, is (1 − β₁)/√(1 − β₂) of what it should be: 3.2 times too long with the usual values, and it stays too long for about 1/(1 − β₂) = 1000 steps. Here, with a low rate, that even helps; with β₂ = 0.9999 the first step is ten times too long, and the method leaps past the valley. The correction makes η mean the same at every step.',
    zh: '两个矩都从 0 开始，因而起初都偏小：m 小了 1 − β₁ 倍，v 的平方根小了 √(1 − β₂) 倍。两者之商即步长，是应有值的 (1 − β₁)/√(1 − β₂)：取常用值时大了 3.2 倍，并且在大约 1/(1 − β₂) = 1000 步内一直偏大。这里学习率低，反倒有利；取 β₂ = 0.9999，第一步就大了十倍，会越过山谷。修正使 η 在每一步的含义相同。',
  },
  claims: [],
};
