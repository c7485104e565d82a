import { computed, type ReadonlySignal } from '@preact/signals-core';
import { type Engine, Lost } from '../../engine/types';
import type { Declaration } from '../../live/declaration';
import { formulaOf, surfaceOf } from '../../state';
import type { Measured } from '../goal';
import type { Duel } from './model';
import { tune, tuningOf, unitsIn } from './tune';

/** Steps of single runs up to which the tuning of the methods shown runs by itself: some seconds of a slow machine at most. */
export const byItself = 2e7;

/** The methods shown as they are set, at their defaults and tuned, on the surface and from the start of a comparison. */
export const liveDuel = (
  measured: ReadonlySignal<Measured | undefined>,
  engine: ReadonlySignal<Engine | undefined>,
  shown: ReadonlySignal<boolean>,
): Declaration<Measured, Duel, Engine> => ({
  name: 'duel',
  input: computed(() => (shown.value && measured.value?.state.methods.length ? measured.value : undefined)),
  engine,
  key: keyOf,
  keeps: () => '',
  portable: true,
  holds: (input, asked) =>
    unitsIn(input.state).duel > byItself && (!asked || keyOf(asked) !== keyOf(input)) ? 'all' : 'nothing',
  lost: (error) => error instanceof Lost,
  compute: async ({ input: { state: now, goal }, engine: on, ...work }) => {
    const { methods, start } = now;
    const course = { f: formulaOf(now), lowest: goal.least, starts: [start] };
    const surface = surfaceOf(now)?.name ?? { en: 'f(x, y)', zh: 'f(x, y)' };
    const tuning = tuningOf(now);
    const pairs = methods.map((choice) => ({ choice, course }));
    const found = await tune(pairs, tuning, on, work);
    return { settings: { ...tuning, engine: on.kind }, course, surface, methods, found };
  },
});

/** Everything that the tuning depends on. */
function keyOf({ state, goal }: Measured): string {
  return JSON.stringify([
    formulaOf(state),
    state.domain,
    state.start,
    state.methods,
    tuningOf(state),
    goal.least ?? null,
  ]);
}
