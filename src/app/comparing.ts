import type { ReadonlySignal } from '@preact/signals-core';
import { optimizers } from '../optimizers/catalog';
import type { Mark } from '../stage/types';
import { ruleIds } from '../state';
import type { Comparing } from '../ui/compare/model';
import { byItself, type Comparer } from './comparer';
import { saveBlob } from './take';

/** The comparison as the page is given it; the marks are those of the catalogue, in its order. */
export function comparingOf(comparer: Comparer, everyMark: ReadonlySignal<readonly Mark[]>): Comparing {
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
