import { compared } from './build';
import { validationError } from './measure';
import type { TrainClaim } from './types';

const [neither, normed, dropped, both] = [0, 1, 2, 3].map((variant) => ({ variant }));
const without = { en: 'neither', zh: '两者皆无' };
const shared = { cite: '§ 6.2', number: validationError, unit: 'share' } as const;

/** Batch norm beside dropout, by what is told wrong of the rows held back. */
export const dropout: readonly TrainClaim[] = [
  compared({
    ...shared,
    id: 'dropout-regularises',
    text: { en: 'Dropout regularises.', zh: '随机失活起正则化作用。' },
    criterion: {
      en: 'Validation error after 20 epochs, dropout minus neither, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '20 轮之后的验证错误率，只有随机失活减两者皆无，20 个种子配对：中位数区间低于 0。',
    },
    less: { label: { en: 'dropout', zh: '随机失活' }, ...dropped },
    more: { label: without, ...neither },
  }),
  compared({
    ...shared,
    id: 'dropout-norm-regularises',
    text: { en: 'Batch normalisation acts as a regulariser, too.', zh: '批规范化也起正则化作用。' },
    criterion: {
      en: 'Validation error after 20 epochs, batch norm minus neither, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '20 轮之后的验证错误率，只有批规范化减两者皆无，20 个种子配对：中位数区间低于 0。',
    },
    less: { label: { en: 'batch norm', zh: '批规范化' }, ...normed },
    more: { label: without, ...neither },
  }),
  compared({
    ...shared,
    id: 'dropout-need',
    text: {
      en: 'Batch normalisation reduces the need for dropout.',
      zh: '批规范化减少了对随机失活的需要。',
    },
    criterion: {
      en: 'What dropout changes of the validation error, without batch norm minus with it, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '随机失活使验证错误率改变多少，无批规范化时减有批规范化时，20 个种子配对：中位数区间低于 0。',
    },
    less: { label: { en: 'dropout’s change without', zh: '无批规范化时的改变' }, ...dropped, minus: neither },
    more: { label: { en: 'dropout’s change with', zh: '有批规范化时的改变' }, ...both, minus: normed },
  }),
];
