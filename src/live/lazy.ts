import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';

/** A part that is loaded when it is first asked for. */
export interface Lazy<Part> {
  /** Loads it, or tries again where that has failed; resolves when it is there. */
  ask(): Promise<Part>;
  /** Asks for it where nobody waits: a failure stands among `missing`. */
  want(): void;
  /** Asks for it and waits until it is there, over failures that stand among `missing`. */
  wait(): Promise<Part>;
  /** undefined until it is there. */
  readonly part: ReadonlySignal<Part | undefined>;
}

interface Missing {
  readonly tries: number;
  readonly again: () => void;
}

const failed = signal<ReadonlyMap<unknown, Missing>>(new Map());

/** How often the part that has failed most often was tried in vain; 0: no part is missing. */
export const missing: ReadonlySignal<number> = computed(() =>
  Math.max(0, ...[...failed.value.values()].map(({ tries }) => tries)),
);

/** Tries again to load every part that is missing. */
export function askAgain(): void {
  for (const { again } of failed.peek().values()) again();
}

/** A part of the page that is loaded on demand; a failure (no network, another version on the server) is not kept. */
export function lazy<Part>(load: () => Promise<Part>): Lazy<Part> {
  const part = signal<Part | undefined>(undefined);
  let loading: Promise<Part> | undefined;
  const tell = (missing: Missing | undefined) => {
    const others = [...failed.peek()].filter(([one]) => one !== load);
    failed.value = new Map(missing ? [...others, [load, missing]] : others);
  };
  const begin = async (): Promise<Part> => {
    try {
      const loaded = await load();
      if (failed.peek().has(load)) tell(undefined);
      part.value = loaded;
      return loaded;
    } catch (error) {
      loading = undefined;
      console.error(error);
      tell({ tries: (failed.peek().get(load)?.tries ?? 0) + 1, again: want });
      throw error;
    }
  };
  const ask = () => {
    loading ??= begin();
    return loading;
  };
  const want = () => {
    ask().catch(() => undefined);
  };
  const wait = (): Promise<Part> => {
    want();
    return new Promise((resolve) => {
      const stop = effect(() => {
        const there = part.value;
        if (there === undefined) return;
        resolve(there);
        queueMicrotask(() => stop());
      });
    });
  };
  return { ask, want, wait, part };
}
