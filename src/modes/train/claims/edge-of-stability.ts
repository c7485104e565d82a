import type { Trained } from '../../../engine/train/types';
import { bounded, compared, type Side } from './build';
import type { TrainClaim } from './types';

/** The median sharpness of the last fifth of the updates. */
function lastFifth({ columns: { sharpness }, updates, divergedAt }: Trained): number | undefined {
  if (divergedAt !== undefined) return Number.POSITIVE_INFINITY;
  const values = sharpness?.value.filter((_, i) => sharpness.at[i] >= 0.8 * updates).sort((a, b) => a - b) ?? [];
  const { length } = values;
  return length === 0 ? undefined : (values[(length - 1) >> 1] + values[length >> 1]) / 2;
}

/** So many times the last fifth's, less what it was at the start. */
const beyond = (times: number, start: number) => (trained: Trained) => {
  const [last, first] = [lastFifth(trained), trained.columns.sharpness?.value[0]];
  return last === undefined || first === undefined ? undefined : times * last - start * first;
};

const rates = [0.5, 1] as const;
const smaller: Side = { label: { en: 'η = 0.5', zh: 'η = 0.5' }, method: 0 };
const larger: Side = { label: { en: 'η = 1', zh: 'η = 1' }, method: 1 };
const cite = '§ 3; Cohen et al. 2021';

/** Sharpness and the largest rate that is stable. */
export const edgeOfStability: readonly TrainClaim[] = [
  bounded({
    id: 'edge-rises',
    text: { en: 'Batch descent makes the loss sharper around it.', zh: '批量下降使所处之处的损失越来越尖锐。' },
    criterion: {
      en: 'η = 0.5: median sharpness of the last fifth of the updates minus that at the start: the interval of its median over 20 seeds lies above 0.',
      zh: 'η = 0.5：最后五分之一更新的锐度中位数减开始时的锐度：20 个种子的中位数区间高于 0。',
    },
    ...{ cite, number: beyond(1, 1), unit: 'count', above: 0 },
    of: { label: { en: 'rise', zh: '上升' }, method: 0 },
  }),
  ...rates.map((eta, method) =>
    bounded({
      id: `edge-stays-${eta}`,
      text: {
        en: `It rises to 2/η and stays there: η = ${eta}.`,
        zh: `它升到 2/η 并停留在那里：η = ${eta}。`,
      },
      criterion: {
        en: 'Median over the last fifth of the updates of sharpness times η: the interval of its median over 20 seeds lies within 1.8 … 2.3.',
        zh: '最后五分之一更新中锐度乘 η 的中位数：20 个种子的中位数区间在 1.8 … 2.3 之内。',
      },
      ...{ cite, number: beyond(eta, 0), unit: 'count', above: 1.8, below: 2.3 },
      of: { label: { en: 'sharpness times η', zh: '锐度乘 η' }, method },
    }),
  ),
  compared({
    id: 'edge-rate',
    text: {
      en: 'The larger the rate, the flatter where training goes.',
      zh: '学习率越大，训练到达之处越平坦。',
    },
    criterion: {
      en: 'Median sharpness of the last fifth of the updates, η = 1 minus η = 0.5, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '最后五分之一更新的锐度中位数，η = 1 减 η = 0.5，20 个种子配对：中位数区间低于 0。',
    },
    ...{ cite, number: lastFifth, unit: 'count', less: larger, more: smaller },
  }),
];
