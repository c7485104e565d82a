import type { Text } from '../../../i18n/text';
import { bounded, compared } from './build';
import { lastOf, overwritten, secondsTo } from './measure';
import type { ParallelClaim } from './types';

/** Of the scene with three sets: rare words, all words, words and a bias. */
const [rare, , biased] = [0, 1, 2].map((variant) => ({ variant }));
/** Of the scene with 1, 4 and 16 workers; of that with 1 and 16. */
const [alone, , sixteen] = [0, 1, 2].map((variant) => ({ variant }));
const sixteenDense = { variant: 1 };

const rareWords: Text = { en: 'rare words', zh: '稀有词' };
const wordsAndBias: Text = { en: 'words and a bias', zh: '词与偏置' };

/** Sixteen workers without any care. */
export const hogwild: readonly ParallelClaim[] = [
  bounded({
    id: 'hogwild-overwrites',
    text: {
      en: 'On sparse data it is unlikely that processors overwrite useful information.',
      zh: '数据稀疏时，处理器不大会互相覆盖有用的信息。',
    },
    criterion: {
      en: 'Of the numbers written by 16 workers without care, the share that overwrites what another has written meanwhile; rare words, 10 seeds: the interval of the median lies below 1 %.',
      zh: '16 个毫无防护的工作者所写的数中，覆盖了他人同时所写者的比例；稀有词，10 个种子：中位数区间低于 1 %。',
    },
    cite: '§ 5.1',
    ...{ seeds: 10, number: overwritten, unit: 'share', of: { label: rareWords, ...rare }, below: 0.01 },
  }),
  compared({
    id: 'hogwild-overwrites-dense',
    text: {
      en: 'The sparser the data, the less is overwritten.',
      zh: '数据越稀疏，被覆盖的越少。',
    },
    criterion: {
      en: 'The same share, rare words minus words and a bias, paired over 10 seeds: the interval of the median lies below 0.',
      zh: '同一比例，稀有词减词与偏置，10 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 5.1',
    ...{ seeds: 10, number: overwritten, unit: 'share' },
    less: { label: rareWords, ...rare },
    more: { label: wordsAndBias, ...biased },
  }),
];

const lossOver: Text = { en: 'loss of 16 workers over that of one', zh: '16 个工作者的损失与单个之比' };

/** Rare words: as good as alone, sixteen times as fast? */
export const hogwildSparse: readonly ParallelClaim[] = [
  bounded({
    id: 'hogwild-almost-optimal',
    text: {
      en: 'On sparse data the update scheme achieves almost an optimal rate of convergence.',
      zh: '数据稀疏时，该更新方案几乎达到最优的收敛速度。',
    },
    criterion: {
      en: 'Full-data loss after the same epoch, 16 workers over one, paired over 10 seeds: the interval of the median lies below 1.05.',
      zh: '同样一轮之后的全数据损失，16 个工作者与单个之比，10 个种子配对：中位数区间低于 1.05。',
    },
    cite: '§ 5.1',
    ...{
      seeds: 10,
      number: lastOf('loss'),
      unit: 'ratio',
      of: { label: lossOver, ...sixteen, over: alone },
      below: 1.05,
    },
  }),
  bounded({
    id: 'hogwild-speed-up',
    text: {
      en: 'Updates are performed in parallel: the time to a loss falls almost as workers are added.',
      zh: '更新并行进行：达到某一损失的时间几乎随工作者数成比例缩短。',
    },
    criterion: {
      en: 'Seconds of the simulated clock until the full-data loss is 0.45, one worker over 16, paired over 10 seeds: the interval of the median lies above 12.8, which is 80 % of 16.',
      zh: '模拟时钟上全数据损失达到 0.45 所需的秒数，单个与 16 个之比，10 个种子配对：中位数区间高于 12.8（16 的 80 %）。',
    },
    cite: '§ 5.1',
    ...{ seeds: 10, number: secondsTo('loss', 0.45), unit: 'ratio', above: 12.8 },
    of: { label: { en: 'speed-up of 16 workers', zh: '16 个工作者的加速' }, ...alone, over: sixteen },
  }),
];

/** A bias in every row. */
export const hogwildDense: readonly ParallelClaim[] = [
  bounded({
    id: 'hogwild-only-sparse',
    text: { en: 'This only works if the input data is sparse.', zh: '这种方法只在输入数据稀疏时有效。' },
    criterion: {
      en: 'Words and a bias, which every row has, at the rate at which rare words work (η = 1): full-data loss after the epoch, 16 workers over one, paired over 10 seeds: the interval of the median lies above 1.05. It holds with a limit where at a tenth of the rate the same interval lies below 1.05.',
      zh: '词与每行都有的偏置，取稀有词可用的学习率（η = 1）：一轮之后的全数据损失，16 个工作者与单个之比，10 个种子配对：中位数区间高于 1.05。若学习率取十分之一时同一区间低于 1.05，则有限度地成立。',
    },
    cite: '§ 5.1',
    ...{ seeds: 10, number: lastOf('loss'), unit: 'ratio', above: 1.05 },
    of: { label: lossOver, method: 0, ...sixteenDense, over: { method: 0, ...alone } },
    unless: {
      of: {
        label: { en: 'the same at a tenth of the rate', zh: '学习率取十分之一时' },
        method: 1,
        ...sixteenDense,
        over: { method: 1, ...alone },
      },
      below: 1.05,
      limit: {
        en: 'At a tenth of the rate it works on dense data too: what counts is the rate times the staleness times the density.',
        zh: '学习率取十分之一时，稠密数据上也行得通：起决定作用的是学习率、陈旧度与稠密度之积。',
      },
    },
  }),
];
