import type { Trained } from '../../../engine/train/types';
import { reluGain } from '../../../objectives/laws/gain';
import { batchOf, passed } from '../../../objectives/model/passes';
import type { Training } from '../live';
import { bySeed } from './measure';
import type { TrainClaim, TrainValue, Verdict } from './types';

/** Training rows that go through a net: enough to look at, few enough to be looked at again and again. */
const rows = 10;
/** Standard errors of the mean in which 95 % lie: Student’s t of 19 degrees of freedom. */
const errors = 2.093;

const known = new WeakMap<Trained, number>();

/** The square of the gain from one hidden layer to the next, before the first update: its mean over the layers after the first. */
function squaredGain({ plan, data }: Training, variant: number, trained: Trained): number {
  const kept = known.get(trained);
  if (kept !== undefined) return kept;
  const { network } = plan.variants[variant];
  const { inputs } = batchOf(data[variant], data[variant].train.subarray(0, rows));
  const use = { kind: 'training', seed: 0, update: 1 } as const;
  const values = passed(network, Float64Array.from(trained.initial), inputs, use);
  const hidden = network.layers.flatMap(({ kind }, i) => (kind === 'dense' ? [values[i + 1].values] : [])).slice(0, -1);
  const squares = hidden.map((layer) => layer.reduce((sum, z) => sum + z * z, 0) / layer.length);
  const ratios = squares.slice(1).map((square, i) => square / squares[i]);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  known.set(trained, mean);
  return mean;
}

/** A gain that is as the law says: the interval of the mean of its square holds the law’s. */
function gains(variant: number, sd: number, words: Pick<TrainClaim, 'id' | 'text' | 'criterion'>): TrainClaim {
  const law = reluGain(50, sd);
  const measure = (training: Training): Verdict => {
    const found = [...bySeed(training, { variant }, (trained) => squaredGain(training, variant, trained)).values()];
    const mean = found.reduce((sum, each) => sum + each, 0) / found.length;
    const variance = found.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (found.length - 1);
    const apart = errors * Math.sqrt(variance / found.length);
    const value = (en: string, zh: string, read: number): TrainValue => ({
      ...{ label: { en, zh }, unit: 'count' },
      value: Number.isFinite(read) ? read : undefined,
    });
    const values = [
      value('gain of a layer', '每层的增益', Math.sqrt(mean)),
      value('from (95 %)', '下限（95 %）', Math.sqrt(Math.max(0, mean - apart))),
      value('to (95 %)', '上限（95 %）', Math.sqrt(mean + apart)),
      value('by the law', '按定律', found.length > 0 ? law : Number.NaN),
    ];
    return { values, holds: found.length < 20 ? undefined : Math.abs(mean - law ** 2) <= apart };
  };
  return { ...words, cite: '§ 6.2', seeds: 20, measure };
}

/** What first weights make of the scale, layer by layer. */
export const initialWeights: readonly TrainClaim[] = [
  gains(0, 1, {
    id: 'initial-weights-unit',
    text: {
      en: 'Weights of unit variance multiply the scale by √(50/2) = 5 in every layer of fifty ReLUs: parameters of “unit variance” are no start.',
      zh: '单位方差的权重使每层五十个 ReLU 把尺度乘以 √(50/2) = 5：“单位方差”的参数并不是好的起点。',
    },
    criterion: {
      en: 'Mean square of a hidden layer before its ReLUs over that of the layer before, mean of five layers, at update 0: the interval of the mean over 20 seeds holds 25.',
      zh: '第 0 次更新时，隐藏层 ReLU 之前的均方与前一层之比，取五层平均：20 个种子均值的区间包含 25。',
    },
  }),
  gains(1, 0.2, {
    id: 'initial-weights-kept',
    text: {
      en: 'Weights of variance 2/50 keep the scale.',
      zh: '方差为 2/50 的权重保持尺度不变。',
    },
    criterion: {
      en: 'The same ratio: the interval of its mean over 20 seeds holds 1.',
      zh: '同一比值：20 个种子均值的区间包含 1。',
    },
  }),
];
