import { computed, type ReadonlySignal } from '@preact/signals-core';
import { fill } from '../../../i18n/words';
import { whole } from '../../../ui/format';
import type { About } from './about';
import { type MisreadRows, misreadOf } from './misread';
import type { BesidePicture } from './picture';
import { following, type ShownWeights } from './shown';

type Shown = Extract<BesidePicture, { kind: 'misread' }>;

/** The pictures held back for validation that a model tells wrong; nothing for sets whose rows are no pictures. */
export function shownMisread(shown: ReadonlySignal<ShownWeights | undefined>, { theme, words }: About) {
  const wanted = computed(() => (shown.value?.training.plan.entry.picture ? shown.value : undefined));
  const found = following<ShownWeights, { of: ShownWeights; rows: MisreadRows }>(wanted, async (now, signal, emit) => {
    const data = now.training.data[now.variant];
    const rows = data.validation.length > 0 ? data.validation : data.train;
    emit({ of: now, rows: await misreadOf(now.weights, data, rows, signal) });
  });
  const value = computed((): Shown | undefined => {
    const now = wanted.value && found.value.value;
    if (!now) return undefined;
    const { entry } = now.of.training.plan;
    const { task } = now.of.training.table;
    const { title, about, label } = words.value.misread;
    const counts = {
      ...{ wrong: now.rows.wrong.length, rows: now.rows.rows },
      ...{ method: now.of.mark.label, update: whole(now.of.update) },
    };
    const classes = task.kind === 'classes' ? task.classes.map((name) => name.en) : [];
    return {
      kind: 'misread',
      picture: {
        ...{ theme: theme.value, found: now.rows, sides: entry.picture ?? [1, 1], classes },
        title: fill(title, counts),
        ...(counts.wrong > 0 && { about }),
      },
      label: fill(label, counts),
    };
  });
  return { value, idle: found.idle, dispose: found.dispose };
}
