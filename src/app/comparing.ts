import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Engine } from '../engine/types';
import type { Lives } from '../live/lives';
import { optimizers } from '../optimizers/catalog';
import type { Mark } from '../stage/types';
import { ruleIds, type State } from '../state';
import type { Comparing } from '../ui/compare/model';
import { byItself, liveDuel } from './live-duel';
import { isCurrent, liveRanking, type RankingRequest } from './live-ranking';
import { saveBlob } from './take';
import { unitsIn } from './tune';

/** The comparison as the page is given it; the marks are those of the catalogue, in its order. */
export function comparingOf(
  state: ReadonlySignal<State>,
  engine: ReadonlySignal<Engine | undefined>,
  lives: Lives,
  everyMark: ReadonlySignal<readonly Mark[]>,
): Comparing {
  const request = signal<RankingRequest | undefined>(undefined);
  const duel = lives.add(liveDuel(state, engine));
  const ranking = lives.add(liveRanking(request, engine));
  let requests = 0;
  // Who leaves does not wait for it any more.
  effect(() => {
    if (state.value.show !== 'compare') request.value = undefined;
  });
  const places = new Map([...optimizers.keys(), ...ruleIds].map((id, i) => [id, i]));
  return {
    ...{ duel, ranking },
    holding: computed(() => {
      if (state.value.methods.length === 0) return 'no-methods';
      return duel.status.value === 'asking' ? 'large' : undefined;
    }),
    units: computed(() => unitsIn(state.value)),
    current: computed(() => isCurrent(ranking.value.value, state.value)),
    limit: byItself,
    runDuel: () => duel.ask(),
    runRanking: (which) => {
      request.value = { number: ++requests, which, state: state.peek() };
    },
    markOf: (method) => everyMark.value[places.get(method) ?? 0],
    save: (name, text) => saveBlob(new Blob([text], { type: 'text/csv' }), name),
  };
}
