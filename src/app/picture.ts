import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { SwarmFrame } from '../engine/many/swarm';
import { optimizers } from '../optimizers/catalog';
import { marksOf } from '../stage/palette';
import type { Mark, Picture, StageSurface, SwarmPicture } from '../stage/types';
import { formulaOf, heightsOf, originalOf, type State } from '../state';
import { compileSurface, type Surface } from '../surfaces/compile';
import { landscapeOf } from '../surfaces/landscape';
import { knownMinima } from './known-minima';
import type { Raced } from './racer';
import { regionOf } from './swarm-job';

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
  around: Surroundings,
  swarm: ReadonlySignal<SwarmFrame | undefined> = signal(undefined),
) {
  const formula = computed(() => formulaOf(state.value));
  const surface = computed(() => compileSurface(formula.value));
  const theme = computed(() => themeOf(state.value, around.dark.value));
  const marks = computed(() => marksIn(state.value, state.value.methods, theme.value));
  const everyMark = computed(() => marksIn(state.value, everyMethod, theme.value));
  const key = computed(() =>
    JSON.stringify([formula.value, state.value.surface, state.value.domain, heightsOf(state.value)]),
  );
  const ground = computed(() => stageSurface(key.value, state.peek(), surface.value));
  const points = computed(() =>
    state.value.stationary === 'shown' ? landscapeOf(formula.value, state.value.domain).stationary.points : undefined,
  );
  const picture = computed((): Picture => {
    const { start, step, view, look, levels, scale, camera } = state.value;
    const original = originalOf(state.value);
    const published = look === 'original' ? original : undefined;
    return {
      ...{ start, step, view, look, levels, scale, camera, original },
      surface: ground.value,
      paths: state.value.show === 'swarm' ? undefined : raced.value?.paths,
      swarm: swarm.value && swarmPicture(swarm.value, state.value),
      marks: marks.value,
      stationary: points.value,
      theme: theme.value,
      legend: inMarks(state.value) && (around.embed || theme.value === 'projector' || published?.legend === true),
      eased: !around.still.value,
    };
  });
  return { surface, marks, everyMark, picture, theme };
}

/** Whether what is drawn has the colours of its method. */
const inMarks = ({ show, color }: State): boolean => show !== 'swarm' || color === 'method';

function swarmPicture(frame: SwarmFrame, state: State): SwarmPicture {
  const region = regionOf(state);
  return { frame, color: state.color, brush: region.round ? region : undefined };
}

const themeOf = ({ theme }: State, dark: boolean): Picture['theme'] =>
  theme !== 'auto' ? theme : dark ? 'dark' : 'light';

/** The catalogue, each method once. */
const everyMethod = [...optimizers.keys()].map((method) => ({ method }));

function marksIn(state: State, methods: readonly { method: string }[], theme: Picture['theme']): readonly Mark[] {
  const nameOf = (id: string) => optimizers.get(id)?.name ?? id;
  return marksOf(methods, [...optimizers.keys()], state.look, originalOf(state), theme, nameOf);
}

function stageSurface(key: string, state: State, surface: Surface): StageSurface {
  const heights = heightsOf(state);
  return {
    key,
    valueAt: surface.valueAt,
    domain: state.domain,
    minima: knownMinima(state),
    ...(heights && { heights }),
  };
}
