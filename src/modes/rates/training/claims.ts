import { shareOf } from '../../../engine/many/axis';
import type { Text } from '../../../i18n/text';
import { lineOf } from '../../../stage/map/draw-curves';
import type { DrawnMap } from '../../../stage/map/types';
import type { State } from '../../../state';
import { idsOf } from '../../../state';
import type { DrawnMaps } from '../../maps/live';
import { besideValue } from '../../train/claims/build';
import type { JudgedClaim } from '../../train/claims/section';
import type { TrainClaim, TrainValue, Verdict } from '../../train/claims/types';

/** A sentence about maps of training runs, with the criterion that it is judged by, written down before it was run. */
interface RatesClaim extends Omit<TrainClaim, 'measure'> {
  readonly measure: (maps: readonly DrawnMap[]) => Verdict;
}

/** The fewest rates of a row of a map that is judged. */
const fewest = 32;

/** Whether a map is trained whole, over a rate and something else. */
const isWhole = ({ axes: [across, up], width, known, began }: DrawnMap): boolean =>
  across.name === 'eta' && up !== undefined && width >= fewest && !known && began !== undefined;

/** The loss of a pixel at the end; ∞ of one that ended early. */
const endOf = ({ pixels, width }: DrawnMap, column: number, row: number): number => {
  const i = row * width + column;
  return pixels.ended[i] === 0 ? pixels.f[i] : Number.POSITIVE_INFINITY;
};

/** The share of the rows of a map whose least and largest rate end above half of the first loss, and one between them below. */
function shareBetween(map: DrawnMap): number {
  const half = (map.began ?? Number.NaN) / 2;
  const rows = Array.from({ length: map.height }, (_, row) =>
    Array.from({ length: map.width }, (_, column) => endOf(map, column, row) < half),
  );
  return rows.filter((trains) => !trains[0] && !trains[map.width - 1] && trains.includes(true)).length / map.height;
}

/** Share of the rows for which it is to be so. */
const mostRows = 0.95;

const nameOf: readonly Text[] = [
  { en: 'Momentum: rows', zh: '动量：行' },
  { en: 'Adam: rows', zh: 'Adam：行' },
];

const between: RatesClaim = {
  id: 'rates-between',
  text: {
    en: 'A rate that is too small converges painfully slowly, one that is too large hinders convergence or diverges: only rates between them train.',
    zh: '过小的学习率收敛极慢，过大的妨碍收敛或发散：只有居中的学习率能训练。',
  },
  criterion: {
    en: 'On each map, of 32 rates a row at least: in 95 % of the rows the smallest and the largest rate end above half of the first loss, or diverge, and a rate between them ends below. One seed a pixel.',
    zh: '每幅图每行至少 32 个学习率：95 % 的行中，最小与最大的学习率以高于最初损失的一半结束或发散，而居中的某个学习率低于一半。每个像素一个种子。',
  },
  cite: '§ 3',
  seeds: 1,
  measure: (maps) => {
    const shares = maps.map(shareBetween);
    return {
      values: shares.map((share, i): TrainValue => besideValue(nameOf[i], share, 'share')),
      holds: shares.every((share) => share >= mostRows),
    };
  },
};

/** The overview's own values for Adam. */
const usual = { eta: 0.001, beta1: 0.9 };

/** How much above the lowest the loss may be that counts as best. */
const near = 1.1;

const untuned: RatesClaim = {
  id: 'rates-default',
  text: {
    en: 'With an adaptive method the rate need not be tuned: the default value is likely to do best.',
    zh: '使用自适应方法无需调学习率：默认值多半就能取得最好的结果。',
  },
  criterion: {
    en: 'Adam at η = 0.001 and β₁ = 0.9, on its map: the loss at the end is at most a tenth above the lowest of the map. One seed.',
    zh: 'Adam 的图上，η = 0.001、β₁ = 0.9 处：最终损失比全图最低值至多高十分之一。一个种子。',
  },
  cite: '§ 4.8',
  seeds: 1,
  measure: ([, adam]) => {
    const [across, up] = adam.axes;
    const column = lineOf(shareOf(across, usual.eta), adam.width);
    const row = up && lineOf(shareOf(up, usual.beta1), adam.height);
    const there = column === undefined || row === undefined ? Number.NaN : endOf(adam, column, row);
    const ends = Array.from({ length: adam.width * adam.height }, (_, i) =>
      endOf(adam, i % adam.width, Math.floor(i / adam.width)),
    );
    const lowest = Math.min(...ends);
    return {
      values: [
        besideValue({ en: 'loss at the default', zh: '默认值处的损失' }, there, 'loss'),
        besideValue({ en: 'lowest of the map', zh: '全图最低' }, lowest, 'loss'),
      ],
      holds: there <= near * lowest,
    };
  },
};

/** What the overview says of each scene that opens as maps of training runs. */
const ratesClaims: Readonly<Record<string, readonly RatesClaim[]>> = { 'which-rates': [between, untuned] };

/** The sentences about the maps of a scene; those are open until the maps of all its methods are whole. */
export function judgedRates({ scene, methods }: State, drawn: DrawnMaps): JudgedClaim[] {
  const claims = ratesClaims[scene ?? ''] ?? [];
  const maps = idsOf(methods).flatMap((id) => drawn.get(id) ?? []);
  const ready = maps.length === 2 && methods.length === 2 && maps.every(isWhole);
  return claims.map((claim) => ({ claim, verdict: ready ? claim.measure(maps) : open }));
}

const open: Verdict = { values: [], holds: undefined };
