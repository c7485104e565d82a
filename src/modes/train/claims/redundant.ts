import type { Trained } from '../../../engine/train/types';
import type { Text } from '../../../i18n/text';
import type { Training } from '../live';
import type { TrainClaim, TrainValue, Verdict } from './types';

/** The whole runs of the first seed: on the data once, and ten times over. */
function both({ plan, found, whole }: Training): readonly [Trained, Trained] | undefined {
  const [once, tenfold] = [0, 1].map((variant) => {
    const run = plan.runs.find((one) => one.variant === variant && one.method === 0);
    return run && whole.has(run.key) ? found.get(run.key) : undefined;
  });
  return once && tenfold && [once, tenfold];
}

/** The largest distance of two curves, as a share of the first. */
function apart({ columns: { loss: a } }: Trained, { columns: { loss: b } }: Trained): number {
  if (a.at.length !== b.at.length) return Number.POSITIVE_INFINITY;
  return a.value.reduce((most, value, i) => Math.max(most, Math.abs(b.value[i] - value) / value), 0);
}

/** Rows that the engine took, an update. */
const rowsOf = ({ batches, updates }: Trained): number => batches.length / updates;

function judged(
  training: Training,
  measure: (once: Trained, tenfold: Trained) => { readonly numbers: readonly number[]; readonly holds: boolean },
  labels: readonly Text[],
  unit: TrainValue['unit'],
): Verdict {
  const runs = both(training);
  const { numbers = [], holds } = runs ? measure(...runs) : {};
  return { values: labels.map((label, i) => ({ label, value: numbers[i], unit })), holds };
}

/** The data ten times over. */
export const redundant: readonly TrainClaim[] = [
  {
    id: 'redundant-same',
    text: {
      en: 'On large sets a batch computes redundantly: rows that say the same do not change the gradient.',
      zh: '在大数据集上整批计算是冗余的：内容相同的行不改变梯度。',
    },
    criterion: {
      en: 'Full-data loss after each of 40 updates, the data ten times over against once: never further apart than 1e-5 of it, the rounding of single precision. One run of each: nothing is drawn.',
      zh: '40 次更新每次之后的全数据损失，重复十遍与一遍相比：相对差始终不超过 1e-5（单精度的舍入）。各一次运行：没有随机性。',
    },
    cite: '§ 2.2',
    seeds: 1,
    measure: (training) =>
      judged(
        training,
        (once, tenfold) => ({ numbers: [apart(once, tenfold)], holds: apart(once, tenfold) <= 1e-5 }),
        [{ en: 'largest distance', zh: '最大相对差' }],
        'share',
      ),
  },
  {
    id: 'redundant-dear',
    text: { en: 'It pays for each of them all the same.', zh: '但它仍要为每一行付出代价。' },
    criterion: {
      en: 'Rows that the engine took for an update, the data ten times over against once: ten times as many.',
      zh: '引擎每次更新所用的行数，重复十遍与一遍相比：恰为十倍。',
    },
    cite: '§ 2.2',
    seeds: 1,
    measure: (training) =>
      judged(
        training,
        (once, tenfold) => ({
          numbers: [rowsOf(once), rowsOf(tenfold)],
          holds: rowsOf(once) > 0 && rowsOf(tenfold) === 10 * rowsOf(once),
        }),
        [
          { en: 'rows an update, once', zh: '每次更新的行数，一遍' },
          { en: 'rows an update, tenfold', zh: '每次更新的行数，十遍' },
        ],
        'count',
      ),
  },
];
