import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { optimizers } from '../../optimizers/catalog';
import { ruleIds, type State } from '../../state';
import type { ModeHost } from '../mode';
import { byItself, liveDuel } from './live-duel';
import { isCurrent, liveRanking, type RankingRequest } from './live-ranking';
import type { Comparing } from './model';
import { unitsIn } from './tune';

/** What a comparison is made of. */
export interface ComparingParts
  extends Pick<ModeHost, 'engine' | 'lives' | 'measured' | 'shown' | 'everyMark' | 'save'> {
  readonly state: ReadonlySignal<State>;
}

/** The comparison as its views are given it; the marks are those of the catalogue, in its order. */
export function comparingOf({ state, measured, engine, lives, shown, everyMark, save }: ComparingParts): Comparing {
  const request = signal<RankingRequest | undefined>(undefined);
  const duel = lives.add(liveDuel(measured, engine, shown));
  const ranking = lives.add(liveRanking(request, engine));
  let requests = 0;
  // Who leaves does not wait for it any more.
  effect(() => {
    if (!shown.value) request.value = undefined;
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
    save: (name, text) => save(new Blob([text], { type: 'text/csv' }), name),
  };
}
