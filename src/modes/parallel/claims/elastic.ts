import type { Paralleled } from '../../../engine/parallel/types';
import type { Text } from '../../../i18n/text';
import { partedAt } from '../../../schemes/laws/elastic';
import { surfaces } from '../../../surfaces/catalog';
import { besideValue } from '../../train/claims/build';
import type { Spread } from '../live';
import { bounded, compared } from './build';
import { bySeed, lastOf, lastOverFirst, type Reading } from './measure';
import type { ParallelClaim } from './types';

/** The soft spring, and the stiff one. */
const [soft, stiff] = [0, 1].map((variant) => ({ variant }));
const softSpring: Text = { en: 'soft spring', zh: '软弹簧' };
const stiffSpring: Text = { en: 'stiff spring', zh: '硬弹簧' };

/** Points that workers were at. */
const visited = ({ workers }: Paralleled): [number, number][] =>
  workers.flatMap(({ x, y }) => x.value.map((value, i): [number, number] => [value, y.value[i]]));

const wells = surfaces.get('himmelblau')?.minima ?? [];

/** Minima that some worker came within 0.7 of. */
const wellsVisited: Reading = (left) =>
  wells.filter(({ at: [a, b] }) => visited(left).some(([x, y]) => Math.hypot(x - a, y - b) < 0.7)).length;

/** Dents that some worker was in: points of the lattice of whole numbers that were nearest to it. */
const dentsVisited: Reading = (left) =>
  new Set(visited(left).map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`)).size;

/** The mean distance of the workers from the centre over the second half of what is written down of them. */
const fluctuation: Reading = ({ workers, server }) => {
  const [cx, cy] = [server.x.value.at(-1) ?? 0, server.y.value.at(-1) ?? 0];
  const means = workers.map(({ x, y }) => {
    const from = x.value.length >> 1;
    const late = x.value.slice(from).map((value, i) => Math.hypot(value - cx, y.value[from + i] - cy));
    return late.reduce((a, b) => a + b, 0) / late.length;
  });
  return means.length === 0 ? undefined : means.reduce((a, b) => a + b) / means.length;
};

/** Four valleys. */
export const easgd: readonly ParallelClaim[] = [
  compared({
    id: 'easgd-fluctuates',
    text: {
      en: 'The elastic force allows the local variables to fluctuate further from the centre variable.',
      zh: '弹性力允许局部变量离中心变量更远地波动。',
    },
    criterion: {
      en: 'Mean distance of the workers from where the centre ends, over the second half of the run, stiff spring minus soft, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '后半程中工作者与中心终点的平均距离，硬弹簧减软弹簧，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 5.5',
    ...{ number: fluctuation, unit: 'height' },
    less: { label: stiffSpring, ...stiff },
    more: { label: softSpring, ...soft },
  }),
  compared({
    id: 'easgd-explores',
    text: {
      en: 'In theory that allows for more exploration of the parameter space.',
      zh: '理论上，这使得对参数空间的探索更多。',
    },
    criterion: {
      en: 'Minima, of the four, that some worker comes within 0.7 of, stiff spring minus soft, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '四个极小值中有工作者到过其 0.7 以内者的个数，硬弹簧减软弹簧，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 5.5',
    ...{ number: wellsVisited, unit: 'count' },
    less: { label: stiffSpring, ...stiff },
    more: { label: softSpring, ...soft },
  }),
];

/** The lowest end of a worker or the centre. */
const lowestEnd: Reading = (left) => {
  const ends = left.workers.map(({ f }) => f.value.at(-1) ?? Number.POSITIVE_INFINITY);
  return left.divergedAt === undefined ? Math.min(lastOf('f')(left) ?? Number.POSITIVE_INFINITY, ...ends) : undefined;
};

/** EASGD, then the synchronous scheme. */
const [elastic, synchronous] = [0, 1].map((variant) => ({ variant }));
const together: Text = { en: 'synchronous SGD', zh: '同步 SGD' };

/** A field of dents. */
export const easgdRastrigin: readonly ParallelClaim[] = [
  compared({
    id: 'easgd-rastrigin-explores',
    text: {
      en: 'Workers of EASGD explore more of the parameter space than those that step together.',
      zh: 'EASGD 的工作者比一起更新的工作者探索更多的参数空间。',
    },
    criterion: {
      en: 'Dents that some worker was in, synchronous SGD minus EASGD, paired over 20 seeds: the interval of the median lies below 0.',
      zh: '有工作者到过的小坑数，同步 SGD 减 EASGD，20 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 5.5',
    ...{ number: dentsVisited, unit: 'count' },
    less: { label: together, ...synchronous },
    more: { label: { en: 'EASGD', zh: 'EASGD' }, ...elastic },
  }),
  compared({
    id: 'easgd-rastrigin-better',
    text: {
      en: 'The increased capacity for exploration leads to improved performance by finding new local optima.',
      zh: '更强的探索能力找到新的局部极值，从而改善结果。',
    },
    criterion: {
      en: 'The lowest f at the end, of the centre and all workers, EASGD minus synchronous SGD, paired over 20 seeds: the interval of the median lies below 0. It holds with a limit where that is not so of the centre alone.',
      zh: '末尾中心与所有工作者中最低的 f，EASGD 减同步 SGD，20 个种子配对：中位数区间低于 0。若仅就中心而言不成立，则有限度地成立。',
    },
    cite: '§ 5.5',
    ...{ number: lowestEnd, unit: 'height' },
    less: { label: { en: 'EASGD', zh: 'EASGD' }, ...elastic },
    more: { label: together, ...synchronous },
    further: {
      number: lastOf('f'),
      label: { en: 'median of the paired differences, centre alone', zh: '配对差的中位数，仅中心' },
      limit: {
        en: 'A worker finds a lower dent; the centre, which is what one would keep, does not.',
        zh: '有工作者找到更低的小坑；而人们会采用的中心没有。',
      },
    },
  }),
];

/** Two workers in different wells at the end, each within 0.1 of where the law says. */
const partedCount = (spread: Spread, variant: number, rho: number) => {
  const at = partedAt(rho);
  const ends = bySeed(spread, { variant }, ({ finals: [a, b] }) => {
    const isParted = a[0] * b[0] < 0;
    if (at === undefined) return Number(isParted);
    return Number(isParted && [a, b].every(([x]) => Math.abs(Math.abs(x) - at) < 0.1));
  });
  return { seeds: ends.size, parted: [...ends.values()].reduce((sum, one) => sum + one, 0) };
};

const springSeeds = 20;

/** Two workers, one hill. */
export const spring: readonly ParallelClaim[] = [
  {
    id: 'spring-parts',
    text: {
      en: 'A spring softer than 2/3 lets two workers stay in different wells, a stiffer one does not.',
      zh: '弹簧软于 2/3 时两个工作者可以留在不同的阱中，更硬则不行。',
    },
    criterion: {
      en: 'Of 20 seeds, those whose workers end on different sides, each within 0.1 of ±√(1 − ρ): at least one at ρ = 0.5; on different sides at all: none at ρ = 0.7.',
      zh: '20 个种子中，两个工作者最终位于两侧且各在 ±√(1 − ρ) 的 0.1 以内者：ρ = 0.5 时至少一个；ρ = 0.7 时没有任何一个在两侧。',
    },
    cite: 'Zhang 2016',
    seeds: springSeeds,
    measure: (spread) => {
      const [below, above] = [partedCount(spread, 0, 0.5), partedCount(spread, 1, 0.7)];
      const values = [
        besideValue({ en: 'parted, ρ = 0.5', zh: '分开，ρ = 0.5' }, below.parted, 'count'),
        besideValue({ en: 'parted, ρ = 0.7', zh: '分开，ρ = 0.7' }, above.parted, 'count'),
      ];
      const isWhole = below.seeds >= springSeeds && above.seeds >= springSeeds;
      return { values, holds: isWhole ? below.parted > 0 && above.parted === 0 : undefined };
    },
  },
];

const fOver: Text = { en: 'last f over first', zh: '末尾的 f 与最初之比' };

/** By turns on a bowl. */
export const admm: readonly ParallelClaim[] = [
  bounded({
    id: 'admm-explodes',
    text: {
      en: 'ADMM by turns is unstable on a plain bowl at η = 0.001, ρ = 2.5 (of curvature 1) with three workers: a round has the spectral radius 1.000974.',
      zh: '轮流进行的 ADMM 在普通碗面上不稳定：三个工作者、η = 0.001、ρ = 2.5（曲率 1）时一轮的谱半径为 1.000974。',
    },
    criterion: {
      en: 'The last f of the centre over the first is above 1.',
      zh: '中心末尾的 f 与最初之比大于 1。',
    },
    cite: 'Zhang et al. 2015',
    ...{ seeds: 1, number: lastOverFirst('f'), unit: 'ratio', of: { label: fOver, variant: 0 }, above: 1 },
  }),
  bounded({
    id: 'admm-easgd-calm',
    text: {
      en: 'EASGD by turns is stable there: its radius is 0.999270.',
      zh: '轮流进行的 EASGD 在此稳定：谱半径为 0.999270。',
    },
    criterion: {
      en: 'The last f of the centre over the first is below 0.001.',
      zh: '中心末尾的 f 与最初之比小于 0.001。',
    },
    cite: 'Zhang et al. 2015',
    ...{ seeds: 1, number: lastOverFirst('f'), unit: 'ratio', of: { label: fOver, variant: 1 }, below: 0.001 },
  }),
];
