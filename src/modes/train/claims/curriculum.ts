import { compared } from './build';
import { validationError } from './measure';
import type { TrainClaim } from './types';

const shared = { cite: '§ 6.1', number: validationError, unit: 'share' } as const;

/** Easy examples alone. */
export const curriculum: readonly TrainClaim[] = [
  compared({
    ...shared,
    id: 'curriculum-easy',
    seeds: 100,
    text: {
      en: 'A curriculum improves what is learnt: easy examples alone leave a lower error.',
      zh: '课程改善学习结果：只用容易的样本，错误率更低。',
    },
    criterion: {
      en: 'Validation error at the end, fifty easy rows minus fifty of all, paired over 100 seeds: the interval of the median lies below 0.',
      zh: '末尾的验证错误率，五十个容易的行减五十个任意的行，100 个种子配对：中位数区间低于 0。',
    },
    less: { label: { en: 'easy rows', zh: '容易的行' }, variant: 1 },
    more: { label: { en: 'all rows', zh: '任意的行' }, variant: 0 },
  }),
];

/** A perceptron that sees easy examples first. */
export const curriculumOrder: readonly TrainClaim[] = [
  compared({
    ...shared,
    id: 'curriculum-order-faster',
    seeds: 100,
    text: {
      en: 'Examples of growing difficulty speed online learning up.',
      zh: '样本由易到难使在线学习更快。',
    },
    criterion: {
      en: 'Validation error after 200 examples, easy first minus shuffled, paired over 100 seeds: the interval of the median lies below 0.',
      zh: '200 个样本之后的验证错误率，先易后难减随机顺序，100 个种子配对：中位数区间低于 0。',
    },
    less: { label: { en: 'easy first', zh: '先易后难' }, variant: 1 },
    more: { label: { en: 'shuffled', zh: '随机顺序' }, variant: 0 },
  }),
];

const stages = { label: { en: 'easy, then hard', zh: '先易后难' }, variant: 0 };

/** A net on shapes. */
export const curriculumShapes: readonly TrainClaim[] = [
  compared({
    ...shared,
    id: 'curriculum-shapes-target',
    text: {
      en: 'A meaningful order may improve performance: easy shapes, then hard ones, rather than hard ones alone.',
      zh: '有意义的顺序可能改善性能：先容易的形状、再难的，胜过只用难的。',
    },
    criterion: {
      en: 'Error on hard shapes held back after 40 epochs, in stages minus hard ones alone, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '40 轮之后留出的难形状的错误率，分阶段减只用难的，20 个种子配对：中位数区间低于 0。',
    },
    less: stages,
    more: { label: { en: 'hard ones alone', zh: '只用难的' }, variant: 1 },
  }),
  compared({
    ...shared,
    id: 'curriculum-shapes-order',
    text: {
      en: 'It is the order that helps, not that there are more examples.',
      zh: '起作用的是顺序，而不是样本更多。',
    },
    criterion: {
      en: 'The same error, in stages minus all of them mixed, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '同一错误率，分阶段减全部混合，20 个种子配对：中位数区间低于 0。',
    },
    less: stages,
    more: { label: { en: 'mixed', zh: '混合' }, variant: 2 },
  }),
];

const criterion = (en: string, zh: string) => ({
  en: `Error on rows of the hardest grade held back after 18 epochs, ${en}, paired over 20 seeds: the interval of the median lies below 0.`,
  zh: `18 轮之后留出的最难一级的错误率，${zh}，20 个种子配对：中位数区间低于 0。`,
});
const naive = { label: { en: 'naive', zh: '朴素' }, variant: 1 };
const mixed = { label: { en: 'mixed', zh: '混合' }, variant: 2 };
const combined = { label: { en: 'combined', zh: '结合' }, variant: 3 };

/** The four strategies of Zaremba and Sutskever. */
export const mixedCurriculum: readonly TrainClaim[] = [
  compared({
    ...shared,
    id: 'mixed-curriculum-mixed',
    text: {
      en: 'A mixed strategy is better than the naive one, which sorts examples by difficulty.',
      zh: '混合策略优于按难度排序的朴素策略。',
    },
    criterion: criterion('mixed minus naive', '混合减朴素'),
    ...{ less: mixed, more: naive },
  }),
  compared({
    ...shared,
    id: 'mixed-curriculum-combined',
    text: { en: 'So is a combined one.', zh: '结合策略也优于朴素策略。' },
    criterion: criterion('combined minus naive', '结合减朴素'),
    ...{ less: combined, more: naive },
  }),
  compared({
    ...shared,
    id: 'mixed-curriculum-baseline',
    text: { en: 'Without a curriculum it is not learnt as well.', zh: '没有课程则学得不如有课程好。' },
    criterion: criterion('combined minus the baseline', '结合减基线'),
    ...{ less: combined, more: { label: { en: 'baseline', zh: '基线' }, variant: 0 } },
  }),
];
