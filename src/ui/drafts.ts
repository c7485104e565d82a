import { type ReadonlySignal, signal } from '@preact/signals-core';

/** A field whose text differs from the value it stands for: being typed, or wrong. */
export interface Draft {
  readonly text: string;
  /** What is wrong with the text; undefined while nothing is. */
  readonly fault: string | undefined;
}

/** The texts of fields that are being edited, by the field's id. */
export interface Drafts {
  readonly all: ReadonlySignal<ReadonlyMap<string, Draft>>;
  set(id: string, draft: Draft): void;
  drop(id: string): void;
}

/** No drafts yet. */
export function createDrafts(): Drafts {
  const all = signal<ReadonlyMap<string, Draft>>(new Map());
  return {
    all,
    set: (id, draft) => {
      all.value = new Map(all.peek()).set(id, draft);
    },
    drop: (id) => {
      if (!all.peek().has(id)) return;
      const rest = new Map(all.peek());
      rest.delete(id);
      all.value = rest;
    },
  };
}
