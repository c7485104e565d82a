import { compared } from './build';
import { lastOf } from './measure';
import type { TrainClaim } from './types';

const adam = { label: { en: 'Adam', zh: 'Adam' }, method: 6 };
const sgd = { label: { en: 'SGD', zh: 'SGD' }, method: 0 };

/** Eight paired seeds, all on one side, are the interval of 99 %; twenty would take minutes. */
const shared = { cite: '§ 4.8', number: lastOf('loss'), unit: 'loss', seeds: 8 } as const;

/** All seven methods on handwritten digits. */
export const digits: readonly TrainClaim[] = [
  compared({
    ...shared,
    id: 'digits-sgd-longer',
    text: {
      en: 'SGD finds a minimum, but may take much longer than an adaptive method.',
      zh: 'SGD 能找到极小值，但可能比自适应方法慢得多。',
    },
    criterion: {
      en: 'Full-data loss after five epochs at the scene’s rates, Adam minus SGD, paired over 8 seeds: the interval of the median lies below 0.',
      zh: '按场景的学习率，五轮之后的全数据损失，Adam 减 SGD，8 个种子配对：中位数区间低于 0。',
    },
    ...{ less: adam, more: sgd },
  }),
  compared({
    ...shared,
    id: 'digits-momentum',
    text: { en: 'Momentum converges faster than SGD.', zh: '动量比 SGD 收敛更快。' },
    criterion: {
      en: 'Full-data loss after five epochs at the scene’s rates, Momentum minus SGD, paired over 8 seeds: the interval of the median lies below 0.',
      zh: '按场景的学习率，五轮之后的全数据损失，动量减 SGD，8 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 4.1',
    less: { label: { en: 'Momentum', zh: '动量' }, method: 1 },
    more: sgd,
  }),
  compared({
    ...shared,
    id: 'digits-adam-rmsprop',
    text: { en: 'Adam slightly outperforms RMSprop towards the end.', zh: 'Adam 在末尾略胜 RMSprop。' },
    criterion: {
      en: 'Full-data loss after five epochs at the same rate, Adam minus RMSprop, paired over 8 seeds: the interval of the median lies below 0.',
      zh: '同一学习率下五轮之后的全数据损失，Adam 减 RMSprop，8 个种子配对：中位数区间低于 0。',
    },
    less: adam,
    more: { label: { en: 'RMSprop', zh: 'RMSprop' }, method: 5 },
  }),
];
