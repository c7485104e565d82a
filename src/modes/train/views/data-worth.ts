import { computed, type ReadonlySignal } from '@preact/signals-core';
import { fill } from '../../../i18n/words';
import { fitBatchLaw } from '../../../objectives/laws/batch-size';
import { printNumber } from '../../../state/numbers';
import { significant } from '../../../ui/format';
import { sizesAtBest, targetOf } from '../batch-sizes';
import type { Training } from '../live';
import type { About } from './about';
import type { BesidePicture } from './picture';

type Shown = Extract<BesidePicture, { kind: 'worth' }>;

/** What batches of each size take to a target, with the law that fits them; undefined where the size does not vary. */
export function shownWorth(
  wanted: ReadonlySignal<Training | undefined>,
  color: ReadonlySignal<string>,
  { theme, words }: About,
): ReadonlySignal<Shown | undefined> {
  return computed(() => {
    const training = wanted.value;
    if (training?.plan.state.vary?.key !== 'batch' || training.plan.runs.length === 0) return undefined;
    const text = words.value.worth;
    const target = targetOf(training);
    const all = target === undefined ? [] : sizesAtBest(training, target);
    const sizes = all.filter(({ updates }) => Number.isFinite(updates) && updates > 0);
    const law = sizes.length > 1 ? fitBatchLaw(sizes) : undefined;
    const goal = target === undefined ? '…' : printNumber(target);
    const said = law && { least: significant(law.least, 2), critical: significant(law.critical, 2) };
    const title = said ? fill(text.law, said) : text.none;
    const rows = all.map(({ batch, eta, updates }) => [
      ...[printNumber(batch), printNumber(eta)],
      ...(Number.isFinite(updates) ? [updates, updates * batch].map(printNumber) : ['—', '—']),
    ]);
    return {
      kind: 'worth',
      picture: {
        ...{ theme: theme.value, mark: { color: color.value, shape: 'circle' }, sizes, law },
        titles: {
          updates: fill(text.updates, { target: goal }),
          examples: fill(text.examples, { target: goal }),
          ...{ across: text.across, law: title },
        },
      },
      label: `${fill(text.updates, { target: goal })}. ${title}`,
      table: { caption: fill(text.caption, { target: goal }), head: [...text.head], rows },
    };
  });
}
