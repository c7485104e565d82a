import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { TooLarge } from '../engine/types';
import type { Language } from '../i18n/text';
import { missing } from '../live/lazy';
import { Refused } from '../live/refused';
import type { Problem } from '../state';
import { DrawingFailed } from './painter';
import { DeviceGone, NothingDraws } from './performers';

/** The messages that stand on the page: those of the address, and the failure that stands now. */
export function problemList(failure: ReadonlySignal<Error | undefined>, language: ReadonlySignal<Language>) {
  const ofAddress = signal<readonly Problem[]>([]);
  const dismissed = signal<Problem | undefined>(undefined);
  const ofEngine = computed(() => failure.value && problemOf(failure.value, language.value));
  const ofParts = computed(() => partProblem(missing.value));
  effect(() => {
    if (failure.value && !isExpected(failure.value)) console.error(failure.value);
  });
  return {
    problems: computed(() => {
      const now = [ofEngine.value, ofParts.value].filter((problem) => problem !== undefined);
      return [...ofAddress.value, ...now.filter((problem) => problem !== dismissed.value)];
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

/** That parts of the page are missing; browsers remember a module that did not load, so after a second try only reloading helps. */
function partProblem(tries: number): Problem | undefined {
  if (tries === 0) return undefined;
  return { key: 'page', found: '', expected: { message: tries === 1 ? 'partMissing' : 'partGone' } };
}

/** What a person can do something about, rather than a program's author. */
const isExpected = (failure: Error): boolean => failure instanceof TooLarge || failure instanceof Refused;

function problemOf(failure: Error, language: Language): Problem {
  if (failure instanceof TooLarge) {
    const { what, asked, fitting } = failure;
    return { key: what, found: String(asked), expected: { message: 'integer', values: { min: 1, max: fitting } } };
  }
  if (failure instanceof NothingDraws) return { key: 'renderer', found: '', expected: { message: 'nothingDraws' } };
  if (failure instanceof DeviceGone) return { key: 'renderer', found: '', expected: { message: 'deviceGone' } };
  if (failure instanceof Refused)
    return { key: 'engine', found: '', expected: { message: 'refused', values: { reason: failure.text[language] } } };
  const { message: reason } = failure;
  if (failure instanceof DrawingFailed)
    return { key: 'renderer', found: '', expected: { message: 'drawingFailed', values: { reason } } };
  return { key: 'engine', found: '', expected: { message: 'engineFailed', values: { reason } } };
}
