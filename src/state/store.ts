import { type Signal, signal } from '@preact/signals-core';
import { followed } from './changes';
import { fitted, sameState } from './schema';
import type { State } from './types';

/** The one place where the state of the page lives. */
export interface Store {
  readonly state: Signal<State>;
  /** Changes some keys; every value is moved to the nearest allowed one, and nothing happens when none differs. */
  update(patch: Partial<State>): void;
  /** Replaces the state by what a transition makes of it. */
  apply(transition: (state: State) => State): void;
}

/** A store that begins with a state. */
export function createStore(initial: State): Store {
  const state = signal(fitted(initial));
  const set = (next: State): void => {
    const now = state.peek();
    const goAlong = next.changes === now.changes && next.methods !== now.methods && now.changes.length > 0;
    const fit = fitted(goAlong ? { ...next, changes: followed(now, next.methods) } : next);
    if (!sameState(now, fit)) state.value = fit;
  };
  return {
    state,
    update: (patch) => set({ ...state.peek(), ...patch }),
    apply: (transition) => set(transition(state.peek())),
  };
}
