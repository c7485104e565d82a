import { type Signal, signal } from '@preact/signals-core';
import { baseOf, sourceOf } from './base';
import { followed } from './changes';
import { showsSurface } from './ground';
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
  const set = (next: State, looked = (fit: State) => fit): void => {
    const now = state.peek();
    const goAlong = next.changes === now.changes && next.methods !== now.methods && now.changes.length > 0;
    const fit = looked(fitted(goAlong ? { ...next, changes: followed(now, next.methods) } : next));
    if (!sameState(now, fit)) state.value = fit;
  };
  return {
    state,
    update: (patch) => {
      const now = state.peek();
      set({ ...now, ...patch }, 'view' in patch ? undefined : (fit) => lookedAt(now, fit));
    },
    apply: (transition) => set(transition(state.peek())),
  };
}

/** A surface and curves are looked at each in its own way: what takes the place of the other is seen as it opens. */
const lookedAt = (now: State, fit: State): State =>
  showsSurface(now) === showsSurface(fit) ? fit : fitted({ ...fit, view: baseOf(sourceOf(fit)).view });
