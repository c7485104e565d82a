import { compared } from './build';
import { validationError } from './measure';
import type { TrainClaim } from './types';

const sorted = { label: { en: 'sorted by class', zh: '按类别排序' }, variant: 0 };
const once = { label: { en: 'shuffled once', zh: '打乱一次' }, variant: 1 };
const anew = { label: { en: 'shuffled anew', zh: '每轮重新打乱' }, variant: 2 };

export const shuffling: readonly TrainClaim[] = [
  compared({
    id: 'shuffling-helps',
    text: {
      en: 'Examples in a meaningful order bias the method; shuffling avoids that.',
      zh: '有意义的样本顺序会使方法产生偏差；打乱可以避免。',
    },
    criterion: {
      en: 'Validation error after five epochs, shuffled anew minus sorted, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '五轮之后的验证错误率，每轮打乱减排序，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 6.1',
    ...{ number: validationError, unit: 'share', less: anew, more: sorted },
  }),
  compared({
    id: 'shuffling-every-epoch',
    text: {
      en: 'It is good to shuffle after every epoch, rather than once.',
      zh: '最好每轮之后都打乱，而不只一次。',
    },
    criterion: {
      en: 'Validation error after five epochs, shuffled anew minus once, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '五轮之后的验证错误率，每轮打乱减只打乱一次，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 6.1',
    ...{ number: validationError, unit: 'share', less: anew, more: once },
  }),
];

export const batchNorm: readonly TrainClaim[] = [0.1, 0.5, 2, 8].map((eta, method) =>
  compared({
    id: `batch-norm-${eta}`,
    text: {
      en: `Batch normalisation allows higher rates and cares less for the first weights: at η = ${eta} it learns better.`,
      zh: `批规范化允许更高的学习率，也不那么依赖初始权重：η = ${eta} 时学得更好。`,
    },
    criterion: {
      en: `Validation error after eight epochs at η = ${eta}, with minus without, paired over 20 seeds: the interval of the median lies below 0.`,
      zh: `η = ${eta} 时八轮之后的验证错误率，有减无，20 个种子配对：中位数区间低于 0。`,
    },
    cite: '§ 6.2',
    ...{ number: validationError, unit: 'share' },
    less: { label: { en: 'with', zh: '有' }, method, variant: 1 },
    more: { label: { en: 'without', zh: '无' }, method, variant: 0 },
  }),
);

export const gradientNoise: readonly TrainClaim[] = [
  compared({
    id: 'gradient-noise-start',
    text: {
      en: 'Noise in the gradient makes deep nets robust against a poor start.',
      zh: '梯度噪声使深层网络不惧糟糕的初始值。',
    },
    criterion: {
      en: 'Validation error at the end, with noise minus without, from weights of zero, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '从零权重开始，末尾的验证错误率，有噪声减无噪声，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 6.4',
    ...{ number: validationError, unit: 'share' },
    less: { label: { en: 'with noise', zh: '有噪声' }, method: 1 },
    more: { label: { en: 'without', zh: '无噪声' }, method: 0 },
  }),
];
