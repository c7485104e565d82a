import type { Trained } from '../../../engine/train/types';
import { bounded } from './build';
import { lastOf, leastOf } from './measure';
import type { TrainClaim } from './types';

/** How far the last validation loss is above its least. */
const turned = (trained: Trained): number | undefined => {
  const [last, least] = [lastOf('validation')(trained), leastOf('validation')(trained)];
  return last === undefined || least === undefined ? undefined : last - least;
};

export const earlyStopping: readonly TrainClaim[] = [
  bounded({
    id: 'early-stopping-turns',
    text: {
      en: 'The validation error stops improving while training goes on: one should stop there.',
      zh: '训练继续时验证误差不再改善：应在那里停下。',
    },
    criterion: {
      en: 'Validation loss at the end minus its least, over 20 seeds: the interval of the median lies above 0.05.',
      zh: '末尾验证损失减其最小值，20 个种子：中位数区间高于 0.05。',
    },
    cite: '§ 6.3',
    ...{ number: turned, unit: 'loss', of: { label: { en: 'last minus least', zh: '末值减最小值' } }, above: 0.05 },
  }),
];
