import { type Signal, signal } from '@preact/signals-core';
import type { Declaration, Work } from '../../src/live/declaration';
import { Live } from '../../src/live/live';

/** What the tests compute: a text, shown while its first letter stays. */
export interface Done {
  readonly of: string;
  readonly part?: number;
}

export interface Call {
  readonly work: Work<string, Done, string>;
  end(value?: Done): void;
  fail(error: Error): void;
}

/** A live thing whose computations end when the test says so. */
export function byHand(declared: Partial<Declaration<string, Done, string>> = {}, first: string | null = 'a1') {
  const calls: Call[] = [];
  const released: Done[] = [];
  const input = signal<string | undefined>(first ?? undefined);
  const engine: Signal<string | undefined> = signal('one');
  const live = new Live<string, Done, string>({
    ...{ name: 'by hand', input, engine, key: (text) => text, release: (value) => released.push(value) },
    keeps: (text) => text?.[0] ?? '',
    compute: (work) =>
      new Promise<Done>((resolve, reject) => {
        calls.push({ work, end: (value = { of: work.input }) => resolve(value), fail: reject });
      }),
    ...declared,
  });
  return { live, input, engine, calls, released, of: () => live.value.peek()?.of };
}

/** Lets everything that is ready happen. */
export const turn = async (): Promise<void> => {
  for (let k = 0; k < 12; k++) await undefined;
};
