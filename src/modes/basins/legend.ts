import type { EarlyEnd, Shares } from '../../engine/many/shares';
import type { Dictionary } from '../../i18n/words';
import { fill } from '../../i18n/words';
import { mostCategorical } from '../../stage/map/tones';
import type { DrawnMap, LegendLine, Sheet } from '../../stage/map/types';
import { endsOf, percent, placeOf } from '../maps/sheet';
import type { MapPlan, SheetParts } from '../maps/types';

/** What the colours of maps over starts mean. */
export function basinsLegend(parts: SheetParts, there: readonly DrawnMap[]): Sheet['legend'] {
  const { plan, words } = parts;
  const text = words.legend;
  const { ends, alone } = endsOf(parts, there);
  return {
    title: plan.minima.length === 0 ? text.noMinima : text.basins,
    lines: basinLines(plan, text, ends, alone),
    shade: [text.soon, fill(text.late, { steps: plan.steps })],
    curves: [text.best, text.present],
  };
}

function basinLines(
  { minima }: MapPlan,
  text: Dictionary['maps']['legend'],
  ends: readonly EarlyEnd[],
  shares: Shares | undefined,
): LegendLine[] {
  const valued = (line: Omit<LegendLine, 'value'>, share: number | undefined): LegendLine =>
    share === undefined ? line : { ...line, value: percent(share) };
  const line = (i: number): LegendLine =>
    valued({ key: 'minimum', minimum: i, text: fill(text.minimum, placeOf(minima[i])) }, shares?.minima[i]);
  const order = inOrder(minima.length, shares);
  const many: LegendLine[] =
    minima.length > mostCategorical ? [{ key: 'more', text: fill(text.many, { count: minima.length }) }] : [];
  return [
    ...many,
    ...order.map(line),
    valued({ key: 'underway', text: text.underway }, shares?.underway),
    ...ends.map((end) => valued({ key: 'diverged', text: text[end] }, shares?.[end])),
  ];
}

/** Minima in the order of the legend: as they are known, or by their share where there are many. */
export function inOrder(count: number, shares: Shares | undefined): number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  return shares && count > mostCategorical ? all.sort((a, b) => shares.minima[b] - shares.minima[a]) : all;
}
