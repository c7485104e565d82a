import { type ReadonlySignal, signal } from '@preact/signals-core';

/** A field whose text differs from the value it stands for: being typed, or wrong. */
export interface Draft {
  readonly text: string;
  /** The value that the field stood for when the text was typed: once it is another, the text is of the past. */
  readonly of: unknown;
  /** What is wrong with the text; undefined while nothing is. */
  readonly fault: string | undefined;
}

/** The texts of fields that are being edited, by the field's id. */
export interface Drafts {
  readonly all: ReadonlySignal<ReadonlyMap<string, Draft>>;
  /** The text of a field, as long as the value it was typed over is still the one shown. */
  at(id: string, value: unknown): Draft | undefined;
  set(id: string, draft: Draft): void;
  drop(id: string): void;
  /** Drops every text. */
  clear(): void;
}

/** No drafts yet. */
export function createDrafts(): Drafts {
  const all = signal<ReadonlyMap<string, Draft>>(new Map());
  return {
    all,
    at: (id, value) => {
      const draft = all.value.get(id);
      return draft && Object.is(draft.of, value) ? draft : undefined;
    },
    set: (id, draft) => {
      all.value = new Map(all.peek()).set(id, draft);
    },
    drop: (id) => {
      if (!all.peek().has(id)) return;
      const rest = new Map(all.peek());
      rest.delete(id);
      all.value = rest;
    },
    clear: () => {
      if (all.peek().size > 0) all.value = new Map();
    },
  };
}
