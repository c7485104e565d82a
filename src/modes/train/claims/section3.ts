import type { Trained } from '../../../engine/train/types';
import { bounded, compared } from './build';
import { lastOf } from './measure';
import type { TrainClaim } from './types';

/** The last full-data loss over the first. */
const factor = ({ columns, divergedAt }: Trained): number | undefined =>
  divergedAt === undefined ? (columns.loss.value.at(-1) as number) / columns.loss.value[0] : Number.POSITIVE_INFINITY;

const share = { en: 'last loss over first', zh: '末损失与初损失之比' };

export const rateTooLarge: readonly TrainClaim[] = [
  bounded({
    id: 'rate-too-large-converges',
    text: { en: 'Below 2/λmax batch descent converges.', zh: '学习率小于 2/λmax 时批量下降收敛。' },
    criterion: {
      en: 'η = 1.99, λmax = 1: the full-data loss at the end is below the first.',
      zh: 'η = 1.99，λmax = 1：末尾的全数据损失低于初值。',
    },
    cite: '§ 3',
    ...{ number: factor, unit: 'share', of: { label: share, method: 0 }, below: 1, seeds: 1 },
  }),
  bounded({
    id: 'rate-too-large-diverges',
    text: {
      en: 'A rate that is too large makes the loss grow or diverge.',
      zh: '过大的学习率使损失增大甚至发散。',
    },
    criterion: {
      en: 'η = 2.01, λmax = 1: the full-data loss at the end is above the first.',
      zh: 'η = 2.01，λmax = 1：末尾的全数据损失高于初值。',
    },
    cite: '§ 3',
    ...{ number: factor, unit: 'share', of: { label: share, method: 1 }, above: 1, seeds: 1 },
  }),
];

export const rateTooSmall: readonly TrainClaim[] = [
  bounded({
    id: 'rate-too-small-slow',
    text: { en: 'A rate that is too small converges painfully slowly.', zh: '过小的学习率收敛得极慢。' },
    criterion: {
      en: 'η = 0.002: after 200 updates the full-data loss is still above half of the first.',
      zh: 'η = 0.002：200 次更新后全数据损失仍高于初值的一半。',
    },
    cite: '§ 3',
    ...{ number: factor, unit: 'share', of: { label: share, method: 0 }, above: 0.5, seeds: 1 },
  }),
];

export const sparseMovies: readonly TrainClaim[] = [
  compared({
    id: 'sparse-movies-adagrad',
    text: {
      en: 'Adagrad suits sparse data: rare features take larger steps.',
      zh: 'Adagrad 适合稀疏数据：稀有特征走更大的步。',
    },
    criterion: {
      en: 'Full-data loss after one epoch, Adagrad minus SGD at the scene’s rates, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '一轮之后的全数据损失，Adagrad 减 SGD（场景的学习率），20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 4.3',
    ...{ number: lastOf('loss'), unit: 'loss' },
    less: { label: { en: 'Adagrad', zh: 'Adagrad' }, method: 1 },
    more: { label: { en: 'SGD', zh: 'SGD' }, method: 0 },
  }),
];
