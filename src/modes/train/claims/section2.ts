import type { Trained } from '../../../engine/train/types';
import { bowlOf } from '../../../objectives/laws/least-squares';
import { pointsOf } from '../../../objectives/laws/loss-formula';
import { bounded, compared } from './build';
import { lastOf, type Reading, shareRising } from './measure';
import type { TrainClaim } from './types';

const rising = ({ columns }: Trained) => shareRising(columns.loss);

const single = { en: 'one example', zh: '单个样本' };

/** Figure 1. */
export const fig1: readonly TrainClaim[] = [
  bounded({
    id: 'fig1-fluctuates',
    text: {
      en: 'With single examples the objective falls, but fluctuates heavily on its way.',
      zh: '使用单个样本时，目标函数下降，但一路剧烈波动。',
    },
    criterion: {
      en: 'Share of updates after which the full-data loss is higher than before: the interval of its median over 20 seeds lies above 25 %.',
      zh: '更新后全数据损失反而升高的更新所占比例：20 个种子的中位数区间高于 25 %。',
    },
    cite: '§ 2.2, Figure 1',
    ...{
      number: rising,
      unit: 'share',
      of: { label: { en: 'updates that raise the loss', zh: '使损失升高的更新' } },
      above: 0.25,
    },
  }),
  bounded({
    id: 'fig1-descends',
    text: { en: 'It descends all the same.', zh: '尽管如此，它仍在下降。' },
    criterion: {
      en: 'Full-data loss at the end minus at the beginning: the interval of its median over 20 seeds lies below 0.',
      zh: '全数据损失末值减初值：20 个种子的中位数区间低于 0。',
    },
    cite: '§ 2.2, Figure 1',
    ...{ number: ({ columns }) => change(columns.loss.value), unit: 'loss', below: 0 },
    of: { label: { en: 'change of the loss', zh: '损失的变化' } },
  }),
];

function change(value: readonly number[]): number | undefined {
  const last = value.at(-1);
  return last === undefined ? undefined : last - value[0];
}

/** How far the last loss of a line is above the least there is. */
const excess: Reading = (trained, data) => {
  const end = lastOf('loss')(trained);
  return end === undefined ? undefined : end - bowlOf(pointsOf(data)).least;
};

export const oneLine: readonly TrainClaim[] = [
  compared({
    id: 'one-line-overshoots',
    text: {
      en: 'Batch descent converges to the minimum; with single examples it keeps overshooting.',
      zh: '批量下降收敛到极小值；使用单个样本时则不断越过它。',
    },
    criterion: {
      en: 'Full-data loss at the end, batch minus one example, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '末尾的全数据损失，整批减单个样本，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 2.2',
    ...{ number: lastOf('loss'), unit: 'loss' },
    less: { label: { en: 'batch', zh: '整批' }, variant: 0 },
    more: { label: single, variant: 2 },
  }),
  compared({
    id: 'one-line-variance',
    text: {
      en: 'Mini-batches reduce the variance of the updates.',
      zh: '小批量降低更新的方差。',
    },
    criterion: {
      en: 'Share of updates that raise the full-data loss, 16 rows minus one, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '使全数据损失升高的更新比例，16 行减单个样本，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 2.3',
    ...{ number: rising, unit: 'share' },
    less: { label: { en: '16 rows', zh: '16 行' }, variant: 1 },
    more: { label: single, variant: 2 },
  }),
];

export const batchSizes: readonly TrainClaim[] = [
  compared({
    id: 'batch-sizes-frequent',
    text: {
      en: 'Of the same examples, many small updates bring more than few large ones.',
      zh: '同样多的样本，多次小更新比少次大更新进步更多。',
    },
    criterion: {
      en: 'Full-data loss after three epochs, 10 rows minus 256, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '三轮之后的全数据损失，10 行减 256 行，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 2.3',
    ...{ number: lastOf('loss'), unit: 'loss' },
    less: { label: { en: '10 rows', zh: '10 行' }, variant: 1 },
    more: { label: { en: '256 rows', zh: '256 行' }, variant: 3 },
  }),
];

export const decreasingRate: readonly TrainClaim[] = [
  compared({
    id: 'decreasing-rate-settles',
    text: {
      en: 'When the rate decreases slowly, single examples converge as the batch does.',
      zh: '学习率缓慢下降时，单个样本也像整批一样收敛。',
    },
    criterion: {
      en: 'Excess over the least loss at the end, decreasing minus constant rate, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '末尾超出最小损失的部分，递减学习率减恒定学习率，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 2.2',
    ...{ number: excess, unit: 'loss' },
    less: { label: { en: 'decreasing', zh: '递减' }, method: 1 },
    more: { label: { en: 'constant', zh: '恒定' }, method: 0 },
  }),
];
