import type { Series, Trained } from '../../../engine/train/types';
import { bounded, compared, type Side } from './build';
import { lastOf } from './measure';
import type { TrainClaim } from './types';

/** Examples that have come when the method is first looked at. */
const soon = 1000;

const oneByOne: Side = { label: { en: 'one at a time', zh: '逐个' }, variant: 0 };
const batch: Side = { label: { en: 'batch', zh: '整批' }, variant: 1 };

/** A column at an update, or at the last before it. */
function valueAt({ at, value }: Series, update: number): number | undefined {
  const i = at.findLastIndex((one) => one <= update);
  return i < 0 ? undefined : value[i];
}

/** Validation error once so many examples have come: of a method that takes them one by one at that update, of the batch still at its start. */
const errorSoon = ({ columns: { accuracy }, updates }: Trained): number | undefined => {
  const right = valueAt(accuracy, updates > soon ? soon : 0);
  return right === undefined ? undefined : 1 - right;
};

const errorAtEnd = (trained: Trained): number | undefined => {
  const right = lastOf('accuracy')(trained);
  return right === undefined ? undefined : 1 - right;
};

/** Mean of the losses of the last tenth of the examples, each taken before it is learnt from, minus that of the first tenth. */
function ownLossFell({ columns: { batchLoss }, updates }: Trained): number | undefined {
  const tenth = Math.floor(updates / 10);
  const mean = (part: readonly number[]) => part.reduce((sum, loss) => sum + loss, 0) / tenth;
  if (tenth === 0 || batchLoss.value.length < updates) return undefined;
  return mean(batchLoss.value.slice(-tenth)) - mean(batchLoss.value.slice(0, tenth));
}

/** Examples that arrive while it runs. */
export const online: readonly TrainClaim[] = [
  compared({
    id: 'online-at-once',
    text: {
      en: 'SGD learns online, with examples as they come; the batch has to wait for all of them.',
      zh: 'SGD 可以在线学习，样本到达即学；整批必须等全部样本到齐。',
    },
    criterion: {
      en: 'Validation error once 1000 of 7000 examples have come, one at a time minus batch, which has made no update yet, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '7000 个样本到达 1000 个时的验证错误率，逐个减整批（尚未更新过），20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 2.1, 2.2',
    ...{ number: errorSoon, unit: 'share', less: oneByOne, more: batch },
  }),
  compared({
    id: 'online-one-pass',
    text: {
      en: 'One pass through the examples as they came is worth more than one update of the batch.',
      zh: '按到达顺序过一遍样本，胜过整批的一次更新。',
    },
    criterion: {
      en: 'Validation error once all examples have come, one at a time minus batch after its one update at the same rate, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '全部样本到达后的验证错误率，逐个减整批（同一学习率更新一次之后），20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 2.1, 2.2',
    ...{ number: errorAtEnd, unit: 'share', less: oneByOne, more: batch },
  }),
  bounded({
    id: 'online-own-loss',
    text: {
      en: 'Each example is judged before it is learnt from: that loss falls while they arrive.',
      zh: '每个样本在被学习之前先被评判：随着样本到达，这一损失下降。',
    },
    criterion: {
      en: 'Mean of the examples’ own losses before their updates, last tenth minus first tenth of the stream, over 20 seeds: the interval of the median lies below 0.',
      zh: '各样本在自身更新之前的损失的平均值，数据流最后十分之一减最初十分之一，20 个种子：中位数区间低于 0。',
    },
    cite: '§ 2.2',
    ...{ number: ownLossFell, unit: 'loss', below: 0 },
    of: { label: { en: 'last tenth minus first', zh: '最后十分之一减最初' }, variant: 0 },
  }),
];
