import type { Text } from '../../../i18n/text';
import { bounded, compared } from './build';
import { lastOf, secondsTo } from './measure';
import type { ParallelClaim } from './types';

const [together, , alone] = [0, 1, 2].map((variant) => ({ variant }));
const synchronous: Text = { en: 'synchronous', zh: '同步' };
const asynchronous: Text = { en: 'asynchronous', zh: '异步' };

/** At the small rate, and at the large one. */
const [small, large] = [0, 1].map((method) => ({ method }));

/** Sixteen workers of uneven speed. */
export const syncOrAsync: readonly ParallelClaim[] = [
  compared({
    id: 'sync-or-async-faster',
    text: { en: 'Running SGD asynchronously is faster.', zh: '异步运行 SGD 更快。' },
    criterion: {
      en: 'Seconds of the simulated clock until the full-data loss is 0.6, at the small rate, asynchronous minus synchronous, paired over 10 seeds: the interval of the median lies below 0. It holds with a limit where that is not so with synchronous SGD at the large rate.',
      zh: '模拟时钟上全数据损失达到 0.6 所需的秒数，小学习率，异步减同步，10 个种子配对：中位数区间低于 0。若与大学习率的同步 SGD 相比不成立，则有限度地成立。',
    },
    cite: '§ 5',
    ...{ seeds: 10, number: secondsTo('loss', 0.6), unit: 'second' },
    less: { label: asynchronous, ...small, ...alone },
    more: { label: synchronous, ...small, ...together },
    further: {
      more: { label: synchronous, ...large, ...together },
      label: {
        en: 'median of the paired differences, synchronous at the large rate',
        zh: '配对差的中位数，同步取大学习率',
      },
      limit: {
        en: 'Synchronous SGD bears a larger rate, and with it is no slower.',
        zh: '同步 SGD 承受得住更大的学习率，取它时并不更慢。',
      },
    },
  }),
  compared({
    id: 'sync-or-async-poor',
    text: {
      en: 'Suboptimal communication between workers can lead to poor convergence.',
      zh: '工作者之间通信欠佳会导致收敛不良。',
    },
    criterion: {
      en: 'Full-data loss after the same gradients at the large rate, synchronous minus asynchronous, paired over 10 seeds: the interval of the median lies below 0.',
      zh: '大学习率、同样多梯度之后的全数据损失，同步减异步，10 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 5',
    ...{ seeds: 10, number: lastOf('loss'), unit: 'loss' },
    less: { label: synchronous, ...large, ...together },
    more: { label: asynchronous, ...large, ...alone },
  }),
];

/** Of the scene `diloco`: synchronous, local SGD, DiLoCo. */
const [ring, , rounds] = [0, 1, 2].map((variant) => ({ variant }));

/** Over the internet. */
export const diloco: readonly ParallelClaim[] = [
  compared({
    id: 'diloco-faster',
    text: {
      en: 'Where messages take long, workers that talk seldom are faster.',
      zh: '消息很慢时，少通信的工作者更快。',
    },
    criterion: {
      en: 'Seconds of the simulated clock until the full-data loss is 0.6, DiLoCo minus synchronous, paired over 10 seeds: the interval of the median lies below 0.',
      zh: '模拟时钟上全数据损失达到 0.6 所需的秒数，DiLoCo 减同步，10 个种子配对：中位数区间低于 0。',
    },
    cite: 'Douillard et al. 2023',
    ...{ seeds: 10, number: secondsTo('loss', 0.6), unit: 'second' },
    less: { label: { en: 'DiLoCo', zh: 'DiLoCo' }, ...rounds },
    more: { label: synchronous, ...ring },
  }),
  bounded({
    id: 'diloco-bytes',
    text: {
      en: 'It sends a fraction of the bytes for as many gradients.',
      zh: '同样多的梯度，它只发送一小部分字节。',
    },
    criterion: {
      en: 'Bytes over the network in the whole run, DiLoCo over synchronous, H = 10, paired over 10 seeds: the interval of the median lies below 0.15.',
      zh: '整个运行经过网络的字节，DiLoCo 与同步之比，H = 10，10 个种子配对：中位数区间低于 0.15。',
    },
    cite: 'Douillard et al. 2023',
    ...{ seeds: 10, number: ({ bytes }) => bytes, unit: 'ratio', below: 0.15 },
    of: { label: { en: 'bytes over those of synchronous SGD', zh: '字节数与同步 SGD 之比' }, ...rounds, over: ring },
  }),
];
