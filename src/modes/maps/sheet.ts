import type { Axis } from '../../engine/many/axis';
import type { MapPixels } from '../../engine/many/map';
import { type EarlyEnd, earlyEndsIn, type Shares, sharesOf } from '../../engine/many/shares';
import type { Dictionary } from '../../i18n/words';
import { fill } from '../../i18n/words';
import { symbolOf } from '../../math/symbols';
import { scaleOf } from '../../stage/map/measure';
import { mostCategorical } from '../../stage/map/tones';
import type { ColorScale, DrawnMap, LegendLine, MapPlan, Sheet, SheetMap } from '../../stage/map/types';
import type { Mark } from '../../stage/types';
import { printNumber } from '../../state/numbers';
import type { State } from '../../state/types';
import { remembered } from '../../study/remembered';
import type { Minimum } from '../../surfaces/types';
import { short } from '../../ui/format';

/** What a sheet is made of. */
export interface SheetParts {
  readonly plan: MapPlan;
  readonly drawn: ReadonlyMap<string, DrawnMap>;
  readonly marks: readonly Mark[];
  readonly state: Pick<State, 'start' | 'methods' | 'criterion' | 'goal'>;
  readonly theme: Sheet['theme'];
  readonly words: Dictionary['maps'];
}

/** What the colours measure: the loss where there is no f* to reach. */
const criterionOf = ({ best }: MapPlan, { criterion }: Pick<State, 'criterion'>): State['criterion'] =>
  best === undefined ? 'loss' : criterion;

/** The sheet of all maps of a plan. */
export function sheetOf(parts: SheetParts): Sheet {
  const { plan, drawn, state, theme, marks } = parts;
  const { kind, minima, domain } = plan;
  const maps = plan.maps.flatMap(({ id, index, axes }): SheetMap[] => {
    const [across, up] = axes;
    const mark = marks[index];
    if (!mark) return [];
    const { hyper } = state.methods[index];
    const valueOn = (axis: Axis): number => hyper[axis.name] ?? Number.NaN;
    const present = kind === 'starts' ? state.start : ([valueOn(across), up && valueOn(up)] as const);
    const found = drawn.get(id);
    const labels = [across, up].map((axis) => (axis ? symbolOf(axis.name) : '')) as [string, string];
    return [{ mark, axes, labels, drawn: found, present, note: noteOf(parts, found) }];
  });
  const measured = { criterion: criterionOf(plan, state), best: plan.best, steps: plan.steps };
  const there = maps.flatMap((map) => (map.drawn ? [map.drawn] : []));
  const scale = scaleOf(measured, kind === 'values' ? there : []);
  return { kind, theme, maps, minima, domain, start: state.start, scale, legend: legendOf(parts, scale, there) };
}

/** A share as text. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return '< 0.1 %';
  if (share < 1 && share > 0.999) return '> 99.9 %';
  const value = 100 * share;
  return `${value === 0 || value === 100 ? value : value.toFixed(1)} %`;
}

/** The share of a map's runs that arrive: at a minimum, or at the goal. */
export function arrivingOf(plan: MapPlan, map: DrawnMap): number {
  if (plan.kind === 'starts')
    return sharesOf(map.pixels, plan.minima.length, map.steps).minima.reduce((sum, share) => sum + share, 0);
  return reachedShare(map.pixels, map.steps);
}

const reachedShare = remembered(({ reached, lived }: MapPixels, steps: number): number => {
  let count = 0;
  for (let i = 0; i < reached.length; i++) if (reached[i] >= 0 && lived[i] >= steps) count++;
  return count / reached.length;
});

function noteOf({ plan, state, words }: SheetParts, map: DrawnMap | undefined): string {
  if (!map || plan.maps.length === 1) return '';
  if (plan.kind === 'values' && criterionOf(plan, state) === 'loss') return '';
  const sentence = plan.kind === 'starts' ? words.legend.arrive : words.legend.reach;
  return fill(sentence, { share: percent(arrivingOf(plan, map)) });
}

function legendOf(parts: SheetParts, scale: ColorScale, there: readonly DrawnMap[]): Sheet['legend'] {
  const { plan, state, words } = parts;
  const text = words.legend;
  const steps = plan.steps;
  const shares = there.map((map) => sharesOf(map.pixels, plan.kind === 'starts' ? map.minima : 0, map.steps));
  const ends = earlyEndsIn(shares);
  const alone = plan.maps.length === 1 && shares.length === 1 ? shares[0] : undefined;
  const curves = [text.best, text.present] as const;
  if (plan.kind === 'starts') {
    const title = plan.minima.length === 0 ? text.noMinima : text.basins;
    const shade = [text.soon, fill(text.late, { steps })] as const;
    return { title, lines: basinLines(plan, text, ends, alone), shade, curves };
  }
  const gap = plan.best === undefined ? text.value : text.gap;
  const steered = scale.criterion === 'steps';
  const title = steered ? fill(text.steps, { goal: printNumber(state.goal) }) : fill(gap, { steps });
  const lines = ends.map((end): LegendLine => ({ key: 'diverged', text: fill(text.lost, { how: text[end] }) }));
  if (steered) lines.unshift({ key: 'underway', text: fill(text.never, { steps }) });
  return { title, lines, shade: [text.better, text.worse], curves };
}

/** A place as text. */
export const placeOf = ({ at: [x, y] }: Minimum): { x: string; y: string } => ({ x: short(x), y: short(y) });

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
