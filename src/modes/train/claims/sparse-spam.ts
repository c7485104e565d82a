import { compared } from './build';
import { lastOf, valueAfter } from './measure';
import type { TrainClaim } from './types';

/** Adagrad on words of mails. */
export const sparseSpam: readonly TrainClaim[] = [
  compared({
    id: 'sparse-spam-adagrad',
    text: {
      en: 'Adagrad suits sparse data: rare words take larger steps.',
      zh: 'Adagrad 适合稀疏数据：稀有的词走更大的步。',
    },
    criterion: {
      en: 'Full-data loss after one epoch, Adagrad minus SGD, each at its best of seven rates, paired over 20 seeds: the interval of the median lies below 0. Limit: not so after three epochs.',
      zh: '一轮之后的全数据损失，Adagrad 减 SGD，各取七个学习率中最好的，20 个种子配对：中位数区间低于 0。限度：三轮之后不再如此。',
    },
    cite: '§ 4.3',
    ...{ number: valueAfter('loss', 1 / 3), unit: 'loss' },
    less: { label: { en: 'Adagrad', zh: 'Adagrad' }, method: 1 },
    more: { label: { en: 'SGD', zh: 'SGD' }, method: 0 },
    further: {
      number: lastOf('loss'),
      label: { en: 'the same after three epochs', zh: '三轮之后同样的差' },
      limit: { en: 'After three epochs the lead is gone.', zh: '三轮之后领先不复存在。' },
    },
  }),
];
