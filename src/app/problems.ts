import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { TooLarge } from '../engine/types';
import type { Problem } from '../state';
import { NothingDraws } from './performers';

/** The messages that stand on the page: those of the address, and the failure that stands now. */
export function problemList(failure: ReadonlySignal<Error | undefined>) {
  const ofAddress = signal<readonly Problem[]>([]);
  const dismissed = signal<Problem | undefined>(undefined);
  const ofEngine = computed(() => failure.value && problemOf(failure.value));
  effect(() => {
    if (failure.value && !(failure.value instanceof TooLarge)) console.error(failure.value);
  });
  return {
    problems: computed(() => {
      const engine = ofEngine.value;
      return engine && engine !== dismissed.value ? [...ofAddress.value, engine] : ofAddress.value;
    }),
    /** Replaces the messages of the address. */
    tell: (problems: readonly Problem[]) => {
      ofAddress.value = problems;
    },
    dismiss: (problem: Problem) => {
      dismissed.value = problem;
      ofAddress.value = ofAddress.peek().filter((p) => p !== problem);
    },
  };
}

function problemOf(failure: Error): Problem {
  if (failure instanceof TooLarge) {
    const { what, asked, fitting } = failure;
    return { key: what, found: String(asked), expected: { message: 'integer', values: { min: 1, max: fitting } } };
  }
  if (failure instanceof NothingDraws) return { key: 'renderer', found: '', expected: { message: 'nothingDraws' } };
  const { message: reason } = failure;
  return { key: 'engine', found: '', expected: { message: 'engineFailed', values: { reason } } };
}
