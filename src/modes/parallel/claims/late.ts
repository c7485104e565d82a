import { bounded, compared } from './build';
import { lastOf, lastOverFirst } from './measure';
import type { ParallelClaim } from './types';

/** Methods of the scene: tuned without delay, and tuned again with it. */
const [adagrad, tolerant, adagradAgain, tolerantAgain] = [0, 1, 2, 3].map((method) => ({ method }));

/** A thousand workers. */
export const delayTolerant: readonly ParallelClaim[] = [
  compared({
    id: 'delay-tolerant-works',
    text: {
      en: 'Algorithms that adapt to past gradients and to the update delays work well in practice.',
      zh: '同时适应过去梯度与更新延迟的算法在实际中效果不错。',
    },
    criterion: {
      en: 'A thousand workers, rates that are best for one: full-data loss after the epoch, AdaptiveRevision minus Adagrad, paired over 10 seeds: the interval of the median lies below 0.',
      zh: '一千个工作者，学习率取单个工作者时的最佳值：一轮之后的全数据损失，AdaptiveRevision 减 Adagrad，10 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 5.3',
    ...{ seeds: 10, number: lastOf('loss'), unit: 'loss' },
    less: { label: { en: 'AdaptiveRevision', zh: 'AdaptiveRevision' }, ...tolerant },
    more: { label: { en: 'Adagrad', zh: 'Adagrad' }, ...adagrad },
  }),
  compared({
    id: 'delay-tolerant-tuned-again',
    text: {
      en: 'It is also better than Adagrad with a rate that is tuned again for the delay.',
      zh: '与为延迟重新调过学习率的 Adagrad 相比，它也更好。',
    },
    criterion: {
      en: 'A thousand workers, each method at its best of the seven rates 0.003 … 3 for that many: full-data loss after the epoch, AdaptiveRevision minus Adagrad, paired over 10 seeds: the interval of the median lies below 0.',
      zh: '一千个工作者，各方法取该数目下七个学习率 0.003 … 3 中最好的：一轮之后的全数据损失，AdaptiveRevision 减 Adagrad，10 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 5.3',
    ...{ seeds: 10, number: lastOf('loss'), unit: 'loss' },
    less: { label: { en: 'AdaptiveRevision, tuned again', zh: 'AdaptiveRevision，重新调过' }, ...tolerantAgain },
    more: { label: { en: 'Adagrad, tuned again', zh: 'Adagrad，重新调过' }, ...adagradAgain },
  }),
  compared({
    id: 'delay-tolerant-robust',
    text: {
      en: 'What it buys is a rate that holds: less is lost by not tuning again.',
      zh: '它换来的是稳健的学习率：不重新调也损失较少。',
    },
    criterion: {
      en: 'Full-data loss at the rate that is best for one worker minus that at the rate tuned again, AdaptiveRevision against Adagrad, paired over 10 seeds: the interval of the median of the differences lies below 0.',
      zh: '单个工作者时最佳学习率下的损失减去重新调过时的损失，AdaptiveRevision 与 Adagrad 相比，10 个种子配对：差的中位数区间低于 0。',
    },
    cite: 'McMahan, Streeter 2014',
    ...{ seeds: 10, number: lastOf('loss'), unit: 'loss' },
    less: { label: { en: 'AdaptiveRevision', zh: 'AdaptiveRevision' }, ...tolerant, minus: tolerantAgain },
    more: { label: { en: 'Adagrad', zh: 'Adagrad' }, ...adagrad, minus: adagradAgain },
  }),
];

const overFirst = lastOverFirst('f');
const fOver = { en: 'last f over first', zh: '末尾的 f 与最初之比' };

/** A bound on one number of one run of one seed. */
const once = { seeds: 1, cite: '§ 5' } as const;

/** One worker and thirty, at two rates. */
export const criticalRate: readonly ParallelClaim[] = [
  bounded({
    ...once,
    id: 'critical-rate-thirty',
    text: {
      en: 'Thirty workers diverge at a rate that one bears: above 2 sin(π/(4τ + 2))/λmax, τ = 29.',
      zh: '三十个工作者在单个承受得住的学习率下发散：它高于 2 sin(π/(4τ + 2))/λmax，τ = 29。',
    },
    criterion: {
      en: 'η = 0.01, λmax = 20, 30 workers: the last f over the first is above 1; a run that is no longer finite counts as infinite.',
      zh: 'η = 0.01，λmax = 20，30 个工作者：末尾的 f 与最初之比大于 1；不再有限的运行算作无穷大。',
    },
    ...{ number: overFirst, unit: 'ratio', of: { label: fOver, method: 0, variant: 0 }, above: 1 },
  }),
  bounded({
    ...once,
    id: 'critical-rate-one',
    text: { en: 'One worker bears it: 0.01 is below 2/λmax.', zh: '单个工作者承受得住：0.01 低于 2/λmax。' },
    criterion: {
      en: 'η = 0.01, one worker: the last f over the first is below 1.',
      zh: 'η = 0.01，单个工作者：末尾的 f 与最初之比小于 1。',
    },
    ...{ number: overFirst, unit: 'ratio', of: { label: fOver, method: 0, variant: 1 }, below: 1 },
  }),
  bounded({
    ...once,
    id: 'critical-rate-smaller',
    text: {
      en: 'With a smaller rate thirty workers converge.',
      zh: '学习率小一些，三十个工作者也收敛。',
    },
    criterion: {
      en: 'η = 0.002, 30 workers: the last f over the first is below 1.',
      zh: 'η = 0.002，30 个工作者：末尾的 f 与最初之比小于 1。',
    },
    ...{ number: overFirst, unit: 'ratio', of: { label: fOver, method: 1, variant: 0 }, below: 1 },
  }),
];
