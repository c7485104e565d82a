import { computed, type ReadonlySignal } from '@preact/signals-core';
import { fill } from '../../i18n/words';
import { printNumber } from '../../state/numbers';
import type { ModeHost } from '../mode';
import type { CurvesInput, CurveWindow, Law } from './curves/types';
import { lawOf } from './law';
import type { Training } from './live';
import { changeMarks } from './marks';
import { edgesOf } from './measures/stability';
import { namingOf } from './names';
import { seriesOf } from './series';

/** What a person looks at, which no address has. */
export interface Looked {
  readonly window: ReadonlySignal<CurveWindow | undefined>;
  readonly highlight: ReadonlySignal<string | undefined>;
}

/** The curves as they are drawn; undefined while there are none. */
export function shownCurves(
  { store: { state }, theme, context }: Pick<ModeHost, 'store' | 'theme' | 'context'>,
  training: ReadonlySignal<Training | undefined>,
  { window, highlight }: Looked,
): ReadonlySignal<CurvesInput | undefined> {
  const methods = computed(() => {
    const now = training.value;
    // While a newer list is computed its marks may be fewer than what is still in sight.
    const marks = context.model.marks.value;
    if (!now || marks.length < now.plan.state.methods.length) return undefined;
    const timed = state.value.against === 'time';
    return seriesOf(now, marks, { theme: theme.value, naming: namingOf(context), timed });
  });
  const laws = computed((): Law[] => {
    const now = training.value;
    if (now && state.value.curve === 'sharpness') return edgesOf(now.plan);
    const law = now && state.value.curve === 'loss' ? lawOf(now) : undefined;
    return law ? [{ ...law, label: context.words.value.train.law }] : [];
  });
  return computed(() => {
    if (!methods.value) return undefined;
    const { curve, against, log, smoothing, singles, step, steps, target } = state.value;
    const zoom = window.value;
    const chosen = highlight.value;
    return {
      methods: methods.value,
      column: curve === 'both' ? 'loss' : curve,
      ...(curve === 'both' && { beside: 'batchLoss' }),
      // Until something is timed, and where nothing is, updates stand for it.
      axis: against === 'time' && !methods.value.some(({ pace }) => pace.timed) ? 'updates' : against,
      x: log.includes('x') ? 'log' : 'linear',
      y: log.includes('y') ? 'log' : 'linear',
      cursor: step,
      last: steps,
      ...(smoothing > 0 && { smoothing: { kind: 'exponential', updates: smoothing } }),
      ...(zoom && { window: zoom }),
      ...(target !== undefined && (curve === 'loss' || curve === 'both') && { target: targetLine(target, context) }),
      theme: theme.value,
      singles: singles === 'shown',
      ...(chosen !== undefined && { highlight: chosen }),
      changes: changeMarks(state.value, context.model.marks.value, namingOf(context)),
      laws: laws.value,
    };
  });
}

/** A loss that is to be reached, as a line. */
const targetLine = (value: number, { words }: ModeHost['context']) => ({
  value,
  label: fill(words.value.train.target, { target: printNumber(value) }),
});
