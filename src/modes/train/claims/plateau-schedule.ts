import { compared } from './build';
import { lastOf } from './measure';
import type { TrainClaim } from './types';

const scheduled = { label: { en: 'falling on plateaus', zh: '遇平台下降' }, variant: 1 };
const constant = { label: { en: 'constant', zh: '恒定' }, variant: 0 };
const shared = { cite: '§ 3', number: lastOf('loss'), unit: 'loss' } as const;

/** Where the numbers of a schedule are right. */
export const plateauSchedule: readonly TrainClaim[] = [
  compared({
    ...shared,
    id: 'plateau-schedule-helps',
    text: {
      en: 'A rate that is reduced when the objective changes by less than a threshold between epochs ends lower.',
      zh: '当目标函数在两轮之间的变化低于阈值时减小学习率，最终损失更低。',
    },
    criterion: {
      en: 'Full-data loss after 12 epochs, falling on plateaus minus constant, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '12 轮之后的全数据损失，遇平台下降减恒定，20 个种子配对：中位数区间低于 0。',
    },
    ...{ less: scheduled, more: constant },
  }),
];

/** Where the same numbers are not. */
export const plateauElsewhere: readonly TrainClaim[] = [
  compared({
    ...shared,
    id: 'plateau-elsewhere-fails',
    text: {
      en: 'Schedules and thresholds have to be defined in advance and do not adapt to a data set: the same numbers fail on another.',
      zh: '调度与阈值须事先设定，无法适应数据集的特性：同样的数字在另一数据上失效。',
    },
    criterion: {
      en: 'Full-data loss after 120 epochs, constant minus falling on plateaus, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '120 轮之后的全数据损失，恒定减遇平台下降，20 个种子配对：中位数区间低于 0。',
    },
    ...{ less: constant, more: scheduled },
  }),
];
