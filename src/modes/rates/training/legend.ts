import { fill } from '../../../i18n/words';
import type { LegendLine } from '../../../stage/map/types';
import { printNumber } from '../../../state/numbers';
import { endsOf } from '../../maps/sheet';
import type { MapKind } from '../../maps/types';

/** What the colours of maps of training runs mean. */
export const trainingLegend: MapKind['legendOf'] = (parts, scale, there) => {
  const { plan, words } = parts;
  const [text, { steps }] = [words.training.legend, plan];
  const steered = scale?.criterion === 'steps';
  const goal = there.find((map) => map.goal !== undefined)?.goal;
  const early = endsOf(parts, there).ends.map(
    (end): LegendLine =>
      end === 'steep'
        ? { key: 'steep', text: words.legend.steep }
        : { key: 'diverged', text: fill(words.legend.lost, { how: words.legend[end] }) },
  );
  return {
    title: steered
      ? fill(text.reach, { goal: goal === undefined ? '…' : printNumber(goal) })
      : fill(text.loss, { steps }),
    lines: [
      ...(steered ? [{ key: 'underway', text: fill(text.never, { steps }) } as const] : []),
      { key: 'flat', text: text.flat },
      ...early,
    ],
    shade: [words.legend.better, words.legend.worse],
    curves: [words.legend.best, words.legend.present],
  };
};
