import { effect, signal } from '@preact/signals-core';
import { TooLarge } from '../engine/types';
import type { Problem } from '../state';
import type { Racer } from './racer';

/** The messages that stand on the page: those of the address, and what an engine had to refuse. */
export function problemList(racer: Racer) {
  const problems = signal<readonly Problem[]>([]);
  effect(() => {
    const failure = racer.failure.value;
    if (failure instanceof TooLarge) problems.value = [...problems.peek(), tooLarge(failure)];
    else if (failure) console.error(failure);
  });
  return {
    problems,
    dismiss: (problem: Problem) => {
      problems.value = problems.peek().filter((p) => p !== problem);
    },
  };
}

const tooLarge = ({ steps, fitting }: TooLarge): Problem => ({
  key: 'steps',
  found: String(steps),
  expected: { message: 'integer', values: { min: 1, max: fitting } },
});
