import type { Text } from '../../../i18n/text';
import { expectedPath, meanDelay } from '../../../schemes/laws/staleness';
import { formulaOf } from '../../../state';
import { compileSurface } from '../../../surfaces/compile';
import { besideValue } from '../../train/claims/build';
import type { Spread } from '../live';
import { bounded } from './build';
import { bySeed } from './measure';
import type { ParallelClaim } from './types';

const seeds = 32;

/** Of the updates, both coordinates, the share whose mean over the seeds is within three standard errors of the predicted path. */
function shareWithin(spread: Spread): number {
  const { state, variants } = spread.plan;
  const [{ workers, updates }] = variants;
  const { eta } = state.methods[0].hyper;
  const surface = compileSurface(formulaOf(state));
  const path = expectedPath(([x, y]) => surface.gradientAt(x, y), state.start, { workers, eta, updates });
  const shares = (['x', 'y'] as const).map((name, k) => {
    const columns = spread.plan.runs.flatMap(({ key }) => spread.found.get(key)?.server[name] ?? []);
    const near = path.map((point, update) => {
      const values = columns.flatMap(({ at, value }) => (at[update] === update ? value[update] : []));
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
      return Math.abs(mean - point[k]) <= 3 * Math.sqrt(variance / values.length) + 1e-6;
    });
    return near.filter(Boolean).length / near.length;
  });
  return Math.min(...shares);
}

const label: Text = { en: 'share of the updates', zh: '更新的比例' };

/** Workers without memory. */
export const asynchronyIsMomentum: readonly ParallelClaim[] = [
  {
    id: 'asynchrony-is-momentum',
    text: {
      en: 'The mean path of M memoryless workers is that of momentum 1 − 1/M with the rate η/M.',
      zh: 'M 个无记忆工作者的平均路径，就是动量为 1 − 1/M、学习率为 η/M 的路径。',
    },
    criterion: {
      en: 'Mean over 32 seeds of either coordinate: within three standard errors of the predicted one at 95 % of the updates.',
      zh: '32 个种子各坐标的均值：在 95 % 的更新上与预测值相差不超过三个标准误。',
    },
    cite: 'Mitliagkas et al. 2016',
    seeds,
    measure: (spread) => {
      const count = bySeed(spread, {}, ({ updates }) => updates).size;
      if (count < seeds) return { values: [besideValue(label, Number.NaN, 'share')], holds: undefined };
      const share = shareWithin(spread);
      return { values: [besideValue(label, share, 'share')], holds: share >= 0.95 };
    },
  },
];

/** As many as the clock bears. */
export const tenThousand: readonly ParallelClaim[] = [
  bounded({
    id: 'ten-thousand-delay',
    text: {
      en: 'Delay is conserved: the mean staleness of p workers is p − 1, whatever their speeds.',
      zh: '延迟守恒：p 个工作者的平均陈旧度是 p − 1，与快慢无关。',
    },
    criterion: {
      en: 'Delays of all updates and of the gradients under way, over the updates: 9999, to a millionth.',
      zh: '所有更新与途中梯度的延迟之和除以更新数：9999，精确到百万分之一。',
    },
    cite: '§ 5',
    ...{ seeds: 1, unit: 'count', above: meanDelay(10_000) - 1e-6, below: meanDelay(10_000) + 1e-6 },
    number: ({ delaySum, delayInFlight, updates }) => (delaySum + delayInFlight) / updates,
    of: { label: { en: 'mean staleness', zh: '平均陈旧度' } },
  }),
];
