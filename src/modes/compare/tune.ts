import { suiteOf } from '../../engine/many/suite';
import {
  type Course,
  type Entrant,
  sweepJob,
  type Tuned,
  type Tuning,
  tunedOf,
  unitsOf,
} from '../../engine/many/tuning';
import type { Engine } from '../../engine/types';
import { inLanes } from '../../live/lanes';
import { optimizers } from '../../optimizers/catalog';
import { optimizerOf } from '../../optimizers/resolve';
import { choiceOf, equalChoice, type MethodChoice, matched, type State } from '../../state';

/** A method on a course. */
export interface Pair {
  readonly choice: MethodChoice;
  readonly course: Course;
}

/** Tunes every method on its course, as many at a time as keep the engine busy; `advance` hears of each. */
export async function tune(
  pairs: readonly Pair[],
  tuning: Tuning,
  engine: Engine,
  { signal, advance }: { readonly signal: AbortSignal; readonly advance: (share: number) => void },
): Promise<Tuned[]> {
  const found: Tuned[] = [];
  // On a GPU one after the other: each is measured to keep its submits short.
  const lanes = engine.kind === 'webgpu' ? 1 : cores() + 1;
  await inLanes(lanes, pairs.entries(), signal, async ([i, { choice, course }], ended) => {
    const entrant = entrantOf(choice);
    const job = sweepJob(entrant, course, tuning);
    const pixels = await engine.map(job, { signal: ended });
    found[i] = tunedOf(entrant, course, tuning, job, pixels);
    advance(1 / pairs.length);
  });
  return found;
}

/** Cores of this machine, as far as it tells. */
const cores = (): number => Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 1);

/** How a state tunes. */
export const tuningOf = ({ budget, seed, steps, goal, criterion }: State): Tuning => ({
  ...{ budget, seed, steps, goal, criterion },
});

function entrantOf(choice: MethodChoice): Entrant {
  const optimizer = optimizerOf(choice);
  if (!optimizer) throw new RangeError(`no method ${choice.method}`);
  return { optimizer, form: choice.form, hyper: choice.hyper };
}

/** The methods of a ranking, each once in its form and at its defaults. */
export function methodsOf({ methods }: State, which: 'shown' | 'all'): MethodChoice[] {
  const shown = methods.map((choice) => ({ ...choice, hyper: matched(choice, {}) }));
  // Without a scene, so at its defaults.
  const all = [...optimizers.keys()].map((method) => choiceOf(undefined, method));
  return (which === 'all' ? all : shown).filter(
    (choice, i, list) => list.findIndex((other) => equalChoice(other, choice)) === i,
  );
}

/** Steps of single runs that the tuning of the methods shown, and each ranking, would take. */
export function unitsIn(state: State): { duel: number; shown: number; all: number } {
  const { budget, steps, starts } = state;
  const one = unitsOf({ across: { length: budget }, up: { length: 1 }, steps });
  const suite = suiteOf(0, 1).length * starts;
  const of = (which: 'shown' | 'all') => methodsOf(state, which).length * suite * one;
  return { duel: state.methods.length * one, shown: of('shown'), all: of('all') };
}
