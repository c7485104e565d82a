import { earlyEndsIn, sharesOf } from '../../engine/many/shares';
import { symbolOf } from '../../math/symbols';
import type { DrawnMap, Sheet, SheetMap } from '../../stage/map/types';
import type { Minimum } from '../../surfaces/types';
import { short } from '../../ui/format';
import type { SheetParts } from './types';

/** The sheet of all maps of a plan. */
export function sheetOf(parts: SheetParts): Sheet {
  const { plan, drawn, state, theme, marks } = parts;
  const { kind, minima, domain } = plan;
  const maps = plan.maps.flatMap(({ id, index, axes }): SheetMap[] => {
    const mark = marks[index];
    if (!mark) return [];
    const found = drawn.get(id);
    const labels = axes.map((axis) => (axis ? symbolOf(axis.name) : '')) as [string, string];
    const note = found && plan.maps.length > 1 ? kind.noteOf(parts, found) : '';
    return [{ mark, axes, labels, drawn: found, present: kind.presentOf(state, index, axes), note }];
  });
  const there = maps.flatMap((map) => (map.drawn ? [map.drawn] : []));
  const scale = kind.scaleOf(parts, there);
  return { theme, maps, minima, domain, start: state.start, scale, legend: kind.legendOf(parts, scale, there) };
}

/** The share of each map's runs that end in each way, and the early ends that occur. */
export function endsOf({ plan }: SheetParts, there: readonly DrawnMap[]) {
  const shares = there.map((map) => sharesOf(map.pixels, map.minima, map.steps));
  const alone = plan.maps.length === 1 && shares.length === 1 ? shares[0] : undefined;
  return { shares, alone, ends: earlyEndsIn(shares) };
}

/** A share as text. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return '< 0.1 %';
  if (share < 1 && share > 0.999) return '> 99.9 %';
  const value = 100 * share;
  return `${value === 0 || value === 100 ? value : value.toFixed(1)} %`;
}

/** A place as text. */
export const placeOf = ({ at: [x, y] }: Minimum): { x: string; y: string } => ({ x: short(x), y: short(y) });
