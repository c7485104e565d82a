import { compared } from './build';
import { lastOf } from './measure';
import type { TrainClaim } from './types';

export const whichOptimizer: readonly TrainClaim[] = [
  compared({
    id: 'which-adam-rmsprop',
    text: {
      en: 'Adam slightly outperforms RMSprop towards the end.',
      zh: 'Adam 在末尾略胜 RMSprop。',
    },
    criterion: {
      en: 'Full-data loss at the end at the same rate, Adam minus RMSprop, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '同一学习率下末尾的全数据损失，Adam 减 RMSprop，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 4.8',
    ...{ number: lastOf('loss'), unit: 'loss' },
    less: { label: { en: 'Adam', zh: 'Adam' }, method: 6 },
    more: { label: { en: 'RMSprop', zh: 'RMSprop' }, method: 5 },
  }),
];
