import type { ReadonlySignal } from '@preact/signals-core';
import type { Engine } from '../engine/types';
import { optimizers } from '../optimizers/catalog';
import type { Mark } from '../stage/types';
import { ruleIds, type State } from '../state';
import type { Comparing } from '../ui/compare/model';
import { byItself, Comparer } from './comparer';
import { saveBlob } from './take';

/** The comparison as the page is given it; the marks are those of the catalogue, in its order. */
export function comparingOf(
  state: ReadonlySignal<State>,
  engine: ReadonlySignal<Engine | undefined>,
  everyMark: ReadonlySignal<readonly Mark[]>,
): Comparing {
  const comparer = new Comparer(state, engine);
  const { duel, ranking, holding, units, current } = comparer;
  const places = new Map([...optimizers.keys(), ...ruleIds].map((id, i) => [id, i]));
  return {
    ...{ duel, ranking, holding, units, current },
    limit: byItself,
    runDuel: () => comparer.runDuel(),
    runRanking: (which) => comparer.runRanking(which),
    markOf: (method) => everyMark.value[places.get(method) ?? 0],
    save: (name, text) => saveBlob(new Blob([text], { type: 'text/csv' }), name),
  };
}
