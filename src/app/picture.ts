import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Known } from '../modes/goal';
import type { Raced } from '../modes/race/live';
import { fanOf } from '../modes/runs';
import { optimizers } from '../optimizers/catalog';
import { type Naming, optimizerOf } from '../optimizers/resolve';
import { marksOf } from '../stage/palette';
import { trailsOf } from '../stage/trails';
import type { Mark, Picture, StageSurface } from '../stage/types';
import { axisNamesOf, formulaOf, heightsOf, originalOf, ruleId, type State } from '../state';
import { formulaField } from '../study/field';
import { compileSurface, type Surface } from '../surfaces/compile';
import type { Minimum } from '../surfaces/types';
import type { Modes } from './modes';

/** What of the surroundings a picture depends on. */
export interface Surroundings {
  readonly dark: ReadonlySignal<boolean>;
  readonly still: ReadonlySignal<boolean>;
  readonly embed: boolean;
}

/** The surface, its marks and the picture, each recomputed only when what it reads has changed. */
export function pictureOf(
  state: ReadonlySignal<State>,
  raced: ReadonlySignal<Raced | undefined>,
  { goal, explored }: Pick<Known, 'goal' | 'explored'>,
  around: Surroundings,
  modes: Pick<Modes, 'has' | 'picture'>,
  beside: ReadonlySignal<Picture['beside']> = signal([]),
) {
  const formula = computed(() => formulaOf(state.value));
  const surface = computed(() => compileSurface(formula.value));
  const theme = computed(() => themeOf(state.value, around.dark.value));
  const marks = lasting(() => marksIn(state.value, state.value.methods, theme.value));
  const everyMark = lasting(() => marksIn(state.value, everyMethod(state.value), theme.value));
  const key = computed(() =>
    JSON.stringify([formula.value, state.value.surface, state.value.data, state.value.domain, heightsOf(state.value)]),
  );
  const minima = computed(() => goal.value?.minima ?? none);
  const ground = computed(() => stageSurface(key.value, state.peek(), surface.value, minima.value));
  const points = computed(() =>
    state.value.stationary === 'shown' ? explored.value?.landmarks.stationary.points : undefined,
  );
  const fan = computed(() => (raced.value ? fanOf(raced.value.state) : []));
  const picture = computed((): Picture => {
    const { start, step, view, look, levels, scale, camera } = state.value;
    const original = originalOf(state.value);
    const published = look === 'original' ? original : undefined;
    return {
      ...{ start, step, look, levels, scale, camera, original },
      // Where curves are shown there is no picture.
      view: view === 'curve' ? '3d' : view,
      surface: ground.value,
      trails: modes.has('paths') && raced.value ? trailsOf(raced.value.paths) : undefined,
      marks: marks.value,
      stationary: points.value,
      beside: modes.has('paths') ? beside.value : [],
      fan: fan.value,
      theme: theme.value,
      legend: around.embed || theme.value === 'projector' || published?.legend === true,
      eased: !around.still.value,
      ...modes.picture.value,
    };
  });
  return { surface, marks, everyMark, picture, theme };
}

/** A computed value that stays the same object while it says the same: a step that is shown draws no chart again. */
function lasting<T>(compute: () => T): ReadonlySignal<T> {
  let last: { readonly value: T; readonly text: string } | undefined;
  return computed(() => {
    const value = compute();
    const text = JSON.stringify(value);
    if (last?.text !== text) last = { value, text };
    return last.value;
  });
}

const themeOf = ({ theme }: State, dark: boolean): Picture['theme'] =>
  theme !== 'auto' ? theme : dark ? 'dark' : 'light';

/** Whose mark is which: the catalogue, then typed methods, the grey one first, whose colour no method of the overview has. */
const markOrder = [...optimizers.keys(), ...[4, 2, 3, 1, 6, 7, 8, 5].map((nth) => ruleId(nth - 1))];

/** The catalogue, each method once, then the typed ones. */
const everyMethod = ({ rules }: State): readonly Naming[] => [
  ...[...optimizers.keys()].map((method) => ({ method })),
  ...rules.map((rule, index) => ({ method: ruleId(index), rule })),
];

function marksIn(state: State, methods: readonly Naming[], theme: Picture['theme']): readonly Mark[] {
  const names = new Map(methods.map((naming) => [naming.method, optimizerOf(naming)?.name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return marksOf(methods, markOrder, state.look, originalOf(state), theme, nameOf);
}

const none: readonly Minimum[] = [];

function stageSurface(key: string, state: State, surface: Surface, minima: readonly Minimum[]): StageSurface {
  const heights = heightsOf(state);
  return {
    key,
    field: formulaField(formulaOf(state), surface.valueAt, state.domain, axisNamesOf(state)),
    minima,
    ...(heights && { heights }),
  };
}
