import type { Trained } from '../../../engine/train/types';
import { bounded, compared } from './build';
import { lastOf, leastOf } from './measure';
import type { TrainClaim } from './types';

/** How far the last validation loss is above its least. */
const turned = (trained: Trained): number | undefined => {
  const [last, least] = [lastOf('validation')(trained), leastOf('validation')(trained)];
  return last === undefined || least === undefined ? undefined : last - least;
};

/**
 * The epoch at whose end patience of so many epochs would have ended a run, as the engine does: no validation loss since its
 * best was lower. The last epoch where it would not; test rows are looked at where epochs end.
 */
export function stopOf({ columns: { validation, test } }: Trained, patience: number): number {
  const losses = test.at.map((update) => validation.value[validation.at.indexOf(update)]);
  let best = 0;
  for (let epoch = 1; epoch < losses.length; epoch++) {
    if (losses[epoch] < losses[best]) best = epoch;
    if (epoch - best >= patience) return epoch;
  }
  return losses.length - 1;
}

const epochsSpent = (patience: number) => (trained: Trained) =>
  trained.columns.test.at.length > 1 ? stopOf(trained, patience) : undefined;

/** Share of the test rows told wrong at an epoch's end. */
function errorAt({ columns: { testAccuracy } }: Trained, epoch: number): number | undefined {
  const right = testAccuracy.value[epoch];
  return right === undefined ? undefined : 1 - right;
}

const errorWith = (patience: number) => (trained: Trained) => errorAt(trained, stopOf(trained, patience));
const errorAtEnd = (trained: Trained) => errorAt(trained, trained.columns.testAccuracy.value.length - 1);

const [right, wrong] = [0, 1];
const patient = (patience: number) => ({ en: `patience ${patience}`, zh: `耐心 ${patience}` });
const end = { en: 'at the end', zh: '在末尾' };

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
  bounded({
    id: 'early-stopping-saves',
    text: { en: 'Stopping early saves most of the epochs.', zh: '提前停止省下大部分轮次。' },
    criterion: {
      en: 'Right labels, patience of 5 epochs: the epoch at which training would have ended, over 20 seeds: the interval of the median lies below 30, half of all.',
      zh: '标签全对，耐心为 5 轮：训练会停下的轮次，20 个种子：中位数区间低于 30，即总数的一半。',
    },
    cite: '§ 6.3',
    ...{ number: epochsSpent(5), unit: 'epoch', below: 30, of: { label: { en: 'epochs spent', zh: '所用轮次' } } },
  }),
  compared({
    id: 'early-stopping-more-epochs',
    text: { en: 'More patience costs epochs …', zh: '更多的耐心要花更多轮次……' },
    criterion: {
      en: 'Right labels: epochs until training would have ended, patience 2 minus patience 20, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '标签全对：到停止为止的轮次，耐心 2 减耐心 20，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 6.3 (Prechelt)',
    ...{ number: epochsSpent(2), unit: 'epoch' },
    less: { label: patient(2) },
    more: { label: patient(20), number: epochsSpent(20) },
  }),
  compared({
    id: 'early-stopping-less-error',
    text: { en: '… and brings a lower error.', zh: '……并换来更低的错误率。' },
    criterion: {
      en: 'Right labels: error on the test rows where training would have ended, patience 20 minus patience 2, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '标签全对：会停下时测试行上的错误率，耐心 20 减耐心 2，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 6.3 (Prechelt)',
    ...{ number: errorWith(20), unit: 'share' },
    less: { label: patient(20) },
    more: { label: patient(2), number: errorWith(2) },
  }),
  compared({
    id: 'early-stopping-right-labels',
    text: {
      en: 'Stopping early gives a lower error than training to the end.',
      zh: '提前停止比训练到底错误率更低。',
    },
    criterion: {
      en: 'Right labels: error on the test rows, with patience 5 minus at the end of 60 epochs, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '标签全对：测试行上的错误率，耐心 5 减 60 轮末尾，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 6.3',
    ...{ number: errorWith(5), unit: 'share' },
    less: { label: patient(5), variant: right },
    more: { label: end, variant: right, number: errorAtEnd },
  }),
  compared({
    id: 'early-stopping-wrong-labels',
    text: {
      en: 'Where a fifth of the labels are wrong, it does so all the more.',
      zh: '有五分之一的标签是错的时，更是如此。',
    },
    criterion: {
      en: 'A fifth of the training labels wrong: error on the test rows, with patience 5 minus at the end of 60 epochs, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '五分之一的训练标签是错的：测试行上的错误率，耐心 5 减 60 轮末尾，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 6.3',
    ...{ number: errorWith(5), unit: 'share' },
    less: { label: patient(5), variant: wrong },
    more: { label: end, variant: wrong, number: errorAtEnd },
  }),
];
