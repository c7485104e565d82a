import { bowlOf } from '../../../objectives/laws/least-squares';
import { pointsOf } from '../../../objectives/laws/loss-formula';
import { bounded } from './build';
import type { Reading } from './measure';
import type { TrainClaim } from './types';

/** How far the last parameter, the intercept, has come of its way to that of the best line. */
const shareOfWay: Reading = ({ final, divergedAt }, data) =>
  divergedAt === undefined ? final[final.length - 1] / bowlOf(pointsOf(data)).optimum[1] : undefined;

/** Excess over the least loss of a line that is left of the first. */
const left: Reading = ({ columns: { loss }, divergedAt }, data) => {
  const { least } = bowlOf(pointsOf(data));
  return divergedAt === undefined
    ? Math.abs((loss.value.at(-1) as number) - least) / (loss.value[0] - least)
    : Number.POSITIVE_INFINITY;
};

/** One rate for parameters of different scales. */
export const unscaled: readonly TrainClaim[] = [
  bounded({
    id: 'unscaled-slow',
    text: {
      en: 'One rate for all parameters does not suit features of different scales: the largest that converges hardly moves the others.',
      zh: '所有参数共用一个学习率不适合尺度不同的特征：能收敛的最大学习率几乎推不动其他参数。',
    },
    criterion: {
      en: 'Raw features, η = 4.9e-5 (2/λmax = 4.93e-5): after 200 updates the intercept has come less than 1 % of its way to −5 780.8 g.',
      zh: '原始特征，η = 4.9e-5（2/λmax = 4.93e-5）：200 次更新后截距走完的路程不足通往 −5 780.8 克的 1 %。',
    },
    cite: '§ 3',
    ...{ number: shareOfWay, unit: 'share', below: 0.01, seeds: 1 },
    of: { label: { en: 'share of the way', zh: '已走路程的比例' }, method: 0, variant: 0 },
  }),
  bounded({
    id: 'unscaled-scaled',
    text: { en: 'Of scaled features one rate fits all parameters.', zh: '特征缩放之后，一个学习率适合所有参数。' },
    criterion: {
      en: 'Standardised features, η = 0.5: after 200 updates less than 1e-5 of the first excess over the least loss is left.',
      zh: '标准化特征，η = 0.5：200 次更新后，超出最小损失的部分剩下不到最初的 1e-5。',
    },
    cite: '§ 3',
    ...{ number: left, unit: 'share', below: 1e-5, seeds: 1 },
    of: { label: { en: 'excess left', zh: '剩余比例' }, method: 1, variant: 1 },
  }),
];
