import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Known } from '../modes/goal';
import type { Raced } from '../modes/race/live';
import { type State, surfaceOf, textOf } from '../state';
import { lossSurfaceOf } from '../state/loss-surface';
import type { Surface } from '../surfaces/compile';
import type { EngineBadge, PageModel } from '../ui/model';
import type { Performing } from './performers';

const typed = { en: 'f(x, y)', zh: 'f(x, y)' };

/** The paths, and the surface under them, as the panels read them: the same object until something of it changes, whatever step is shown. */
export function groundOf(
  state: ReadonlySignal<State>,
  raced: ReadonlySignal<Raced | undefined>,
  surface: ReadonlySignal<Surface>,
  { goal, explored }: Pick<Known, 'goal' | 'explored'>,
): Pick<PageModel, 'paths' | 'landmarks' | 'surface'> {
  const paths = computed(() => raced.value?.paths);
  const loss = computed(() => lossSurfaceOf(state.value));
  const f = computed(() => loss.value?.brief ?? textOf(state.value));
  const name = computed(() => surfaceOf(state.value)?.name ?? typed);
  const minima = computed(() => goal.value?.minima);
  const domain = computed(() => state.value.domain);
  return {
    paths,
    landmarks: computed(() => explored.value?.landmarks),
    surface: computed(() => {
      const { valueAt, gradientAt } = surface.value;
      return {
        f: f.value,
        loss: loss.value,
        name: name.value,
        minima: minima.value,
        domain: domain.value,
        valueAt,
        gradientAt,
      };
    }),
  };
}

/** What computes and draws, and why, for the page to say. */
export function badge(performing: Performing | undefined): EngineBadge | undefined {
  if (!performing) return undefined;
  const { engine, stage, reason } = performing;
  return { kind: engine.kind, renderer: stage.renderer, description: engine.description, reason };
}
