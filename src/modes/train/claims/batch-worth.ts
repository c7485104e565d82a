import type { Text } from '../../../i18n/text';
import { fitBatchLaw } from '../../../objectives/laws/batch-size';
import { printNumber } from '../../../state/numbers';
import { type SizeAtBest, sizesAtBest } from '../batch-sizes';
import type { Training } from '../live';
import { paired } from './measure';
import type { TrainClaim, TrainValue, Verdict } from './types';

/** Full-data loss that is to be reached; the least is 0.24. */
const target = 0.26;

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

/** The numbers of each size, times what an update of it counts. */
const numbers = (sizes: readonly SizeAtBest[], unit: TrainValue['unit'], name: Text, of: (one: SizeAtBest) => number) =>
  sizes.map((one): TrainValue => {
    const head = `n = ${one.batch}, η = ${printNumber(one.eta)}`;
    return { label: { en: `${head}: ${name.en}`, zh: `${head}：${name.zh}` }, value: finite(of(one)), unit };
  });

const seeds = 20;

/** Two sizes in what they need, paired by seed: the first less than the second. */
function less(
  training: Training,
  [first, second]: readonly [number, number],
  cost: (one: SizeAtBest) => number,
): Verdict {
  const sizes = sizesAtBest(training, target);
  const costs = [first, second].map((batch) => {
    const one = sizes.find((size) => size.batch === batch);
    return new Map([...(one?.each ?? [])].map(([seed, updates]) => [seed, updates * (one ? cost(one) : 0)]));
  });
  const { median, low, high } = paired(costs[0], costs[1]);
  const isExamples = cost(sizes[0]) !== cost(sizes[sizes.length - 1]);
  const name = isExamples ? { en: 'examples', zh: '样本数' } : { en: 'updates', zh: '更新次数' };
  const values: TrainValue[] = [
    ...numbers(sizes, 'count', name, (one) => one.updates * cost(one)),
    { label: { en: 'median of the paired differences', zh: '配对差的中位数' }, value: finite(median), unit: 'count' },
    { label: { en: 'from (95 %)', zh: '下限（95 %）' }, value: finite(low), unit: 'count' },
    { label: { en: 'to (95 %)', zh: '上限（95 %）' }, value: finite(high), unit: 'count' },
  ];
  return { values, holds: Math.min(...sizes.map((one) => one.seeds)) < seeds ? undefined : high < 0 };
}

/** The law's two numbers, and how far off it is. */
function law(training: Training): Verdict {
  const sizes = sizesAtBest(training, target);
  const { least, critical, off } = fitBatchLaw(sizes);
  const value = (en: string, zh: string, read: number, unit: TrainValue['unit']): TrainValue => ({
    label: { en, zh },
    value: finite(read),
    unit,
  });
  const values = [
    value('fewest updates, Smin', '最少更新次数 Smin', least, 'count'),
    value('fewest examples, Emin', '最少样本数 Emin', least * critical, 'count'),
    value('B, rows', 'B（行）', critical, 'count'),
    value('largest deviation', '最大偏差', off, 'share'),
  ];
  return { values, holds: Math.min(...sizes.map((one) => one.seeds)) < seeds ? undefined : off <= 0.25 };
}

const cite = '§ 2.3';

/** What a larger batch is worth. */
export const batchWorth: readonly TrainClaim[] = [
  {
    id: 'batch-worth-updates',
    text: {
      en: 'Larger batches reduce the variance of an update, so that fewer are needed.',
      zh: '更大的批次降低更新的方差，因此需要的更新更少。',
    },
    criterion: {
      en: 'Updates until the full-data loss is 0.26, each size at the best of six rates (the least median over the seeds), 50 rows minus one, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '全数据损失达到 0.26 所需的更新次数，每种大小取六个学习率中最好的一个（种子中位数最小），50 行减 1 行，20 个种子配对：中位数区间低于 0。',
    },
    ...{ cite, seeds, measure: (training) => less(training, [50, 1], () => 1) },
  },
  {
    id: 'batch-worth-examples',
    text: {
      en: 'Between the common sizes of 50 and 256 the examples that are needed grow.',
      zh: '在常用的 50 与 256 之间，所需的样本数增加。',
    },
    criterion: {
      en: 'Examples until the full-data loss is 0.26, each size at the best of six rates, 50 rows minus 256, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '全数据损失达到 0.26 所需的样本数，每种大小取六个学习率中最好的一个，50 行减 256 行，20 个种子配对：中位数区间低于 0。',
    },
    ...{ cite, seeds, measure: (training) => less(training, [50, 256], ({ batch }) => batch) },
  },
  {
    id: 'batch-worth-law',
    text: {
      en: 'Updates fall as 1 + B/n, examples grow as 1 + n/B.',
      zh: '更新次数按 1 + B/n 下降，样本数按 1 + n/B 上升。',
    },
    criterion: {
      en: 'Medians over 20 seeds, each size at the best of six rates: with Smin and B fitted to the four sizes, none is further than 25 % from Smin (1 + B/n).',
      zh: '20 个种子的中位数，每种大小取六个学习率中最好的一个：对四种大小拟合 Smin 与 B 后，没有一个偏离 Smin (1 + B/n) 超过 25 %。',
    },
    ...{ cite, seeds, measure: law },
  },
];
