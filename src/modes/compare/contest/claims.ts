import type { Text } from '../../../i18n/text';
import { besideValue, intervalValues } from '../../train/claims/build';
import { judgedClaims } from '../../train/claims/judged';
import type { JudgedClaim } from '../../train/claims/section';
import type { TrainClaim, TrainValue, Verdict } from '../../train/claims/types';
import type { Contest } from './contest';
import { duelOf, type Quantity } from './standings';

/** A sentence about tuned methods, with the criterion that it is judged by, written down before it was run. */
interface ContestClaim extends Omit<TrainClaim, 'measure'> {
  readonly measure: (contest: Contest) => Verdict;
}

interface Side {
  readonly label: Text;
  /** Its place in the list. */
  readonly method: number;
}

interface Comparison extends Omit<ContestClaim, 'measure' | 'seeds'> {
  readonly quantity: Exclude<Quantity, 'accuracy'>;
  readonly unit: TrainValue['unit'];
  readonly less: Side;
  readonly more: Side;
}

/** Seeds that every criterion here asks for. */
const seeds = 20;

/** A sentence about one number of two tuned methods, paired by seed: the interval of the difference lies below 0. */
function comparedTuned({ quantity, unit, less, more, ...claim }: Comparison): ContestClaim {
  const measure = (contest: Contest): Verdict => {
    const sides = [less, more].map(({ method }) => ({ method, variant: 0 }));
    const duel = duelOf(contest, 'tuned', [sides[0], sides[1]], quantity);
    if (!duel) return { values: [], holds: undefined };
    const values = [
      besideValue(less.label, duel.first.median, unit),
      besideValue(more.label, duel.second.median, unit),
      ...intervalValues(duel.difference, unit),
    ];
    return { values, holds: duel.differences.length < seeds ? undefined : duel.difference.high < 0 };
  };
  return { ...claim, seeds, measure };
}

const adam: Side = { label: { en: 'Adam, tuned', zh: '调优后的 Adam' }, method: 6 };
const rmsprop: Side = { label: { en: 'RMSprop, tuned', zh: '调优后的 RMSprop' }, method: 5 };
const sgd: Side = { label: { en: 'SGD, tuned', zh: '调优后的 SGD' }, method: 0 };

/** What the overview says of each scene that opens as a comparison. */
const contestClaims: Readonly<Record<string, readonly ContestClaim[]>> = {
  'tuned-optimizers': [
    comparedTuned({
      id: 'tuned-adam-rmsprop',
      text: { en: 'Adam slightly outperforms RMSprop towards the end.', zh: 'Adam 在末尾略胜 RMSprop。' },
      criterion: {
        en: 'Full-data loss at the end, each at its best of as many rates, Adam minus RMSprop, paired over 20 seeds: the interval of the median lies below 0.',
        zh: '末尾的全数据损失，各取同样多学习率中最好的一个，Adam 减 RMSprop，20 个种子配对：中位数区间低于 0。',
      },
      cite: '§ 4.8',
      ...{ quantity: 'loss', unit: 'loss', less: adam, more: rmsprop },
    }),
    comparedTuned({
      id: 'tuned-sgd-longer',
      text: {
        en: 'SGD usually finds a minimum, but it might take significantly longer than some of the optimizers.',
        zh: 'SGD 通常能找到极小值，但可能比某些方法慢得多。',
      },
      criterion: {
        en: 'Updates until the loss stays below the target, each at its best of as many rates, Adam minus SGD, paired over 20 seeds: the interval of the median lies below 0.',
        zh: '损失从此一直低于目标所需的更新次数，各取同样多学习率中最好的一个，Adam 减 SGD，20 个种子配对：中位数区间低于 0。',
      },
      cite: '§ 4.8',
      ...{ quantity: 'updates', unit: 'update', less: adam, more: sgd },
    }),
  ],
};

/** The sentences about what is open: those of its training judged on methods as they are set, and those about tuned ones. */
export function judgedOf(scene: string | undefined, contest: Contest | undefined): JudgedClaim[] {
  if (!contest) return [];
  const own = contestClaims[scene ?? ''] ?? [];
  return [
    ...judgedClaims(scene, contest.asSet.training),
    ...own.map((claim) => ({ claim, verdict: claim.measure(contest) })),
  ];
}
