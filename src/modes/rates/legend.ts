import type { MapPixels } from '../../engine/many/map';
import { fill } from '../../i18n/words';
import { scaleOf } from '../../stage/map/measure';
import type { ColorScale, DrawnMap, LegendLine, Sheet } from '../../stage/map/types';
import { printNumber } from '../../state/numbers';
import type { State } from '../../state/types';
import { remembered } from '../../study/remembered';
import { endsOf, percent } from '../maps/sheet';
import type { MapPlan, SheetParts } from '../maps/types';

/** What the colours measure: the loss where there is no f* to reach. */
export const criterionOf = ({ best }: MapPlan, { criterion }: Pick<State, 'criterion'>): State['criterion'] =>
  best === undefined ? 'loss' : criterion;

/** The scale that all maps of a sheet share; `began`: what a run that has converged ends below, where that is known. */
export const ratesScale = ({ plan, state }: SheetParts, there: readonly DrawnMap[], began?: number): ColorScale =>
  scaleOf(
    {
      ...{ criterion: criterionOf(plan, state), best: plan.best, steps: plan.steps },
      ...(began !== undefined && { began }),
    },
    there,
  );

/** The share of runs that reach the goal, where that is what counts. */
export function ratesNote({ plan, state, words }: SheetParts, { pixels, steps }: DrawnMap): string {
  if (criterionOf(plan, state) === 'loss') return '';
  return fill(words.legend.reach, { share: percent(reachedShare(pixels, steps)) });
}

/** The share of runs that reach the goal and go on to the last step. */
export const reachedShare = remembered(({ reached, lived }: MapPixels, steps: number): number => {
  let count = 0;
  for (let i = 0; i < reached.length; i++) if (reached[i] >= 0 && lived[i] >= steps) count++;
  return count / reached.length;
});

/** What the colours of maps over hyperparameters mean. */
export function ratesLegend(
  parts: SheetParts,
  scale: ColorScale | undefined,
  there: readonly DrawnMap[],
): Sheet['legend'] {
  const { plan, state, words } = parts;
  const text = words.legend;
  const { steps } = plan;
  const gap = plan.best === undefined ? text.value : text.gap;
  const steered = scale?.criterion === 'steps';
  const { ends } = endsOf(parts, there);
  const lines = ends.map((end): LegendLine => ({ key: 'diverged', text: fill(text.lost, { how: text[end] }) }));
  if (steered) lines.unshift({ key: 'underway', text: fill(text.never, { steps }) });
  return {
    title: steered ? fill(text.steps, { goal: printNumber(state.goal) }) : fill(gap, { steps }),
    lines,
    shade: [text.better, text.worse],
    curves: [text.best, text.present],
  };
}
