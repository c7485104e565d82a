import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { type Known, knownFor, type Measured } from '../../src/modes/goal';
import { groundIn } from '../../src/modes/landmarks';
import type { Raced } from '../../src/modes/race/live';
import { decode, type State } from '../../src/state';
import { landmarksOf } from '../../src/study/landmarks';

/** What is known of a state's ground, its landmarks found at once and without a worker. */
export function knownAtOnce(
  state: ReadonlySignal<State>,
  raced: ReadonlySignal<Raced | undefined> = signal(undefined),
): Known {
  const key = computed(() => JSON.stringify(groundIn(state.value)));
  const value = computed(() => {
    void key.value;
    return { landmarks: landmarksOf(groundIn(state.peek())), state: state.peek() };
  });
  return knownFor(state, { value, failure: signal(undefined) }, raced);
}

/** An address, measured. */
export function measuredAt(hash: string): Measured {
  const measured = knownAtOnce(signal(decode(hash).state)).measured.peek();
  if (!measured) throw new Error(`${hash} cannot be measured`);
  return measured;
}
