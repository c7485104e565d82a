import { signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';

/** A column that a table can be sorted by; lower comes first until it is turned round. */
export interface SortKey<Row> {
  readonly id: string;
  readonly of: (row: Row) => number | string;
}

/** Which column a table is sorted by, and which way. */
export interface Sorting<Row> {
  /** The rows in order; those that tie stay as they are. */
  sorted(rows: readonly Row[]): readonly Row[];
  /** What stands in a `th`: a button that sorts by the column. */
  button(id: string, label: string, tip: string): TemplateResult;
  /** For the attribute `aria-sort` of the `th`. */
  direction(id: string): 'ascending' | 'descending' | typeof nothing;
}

/** The sorting of a table, by `first` until a person chooses. */
export function createSorting<Row>(keys: readonly SortKey<Row>[], first: string): Sorting<Row> {
  const chosen = signal({ id: first, down: false });
  const direction = (id: string) => {
    if (chosen.value.id !== id) return nothing;
    return chosen.value.down ? 'descending' : 'ascending';
  };
  const press = (id: string) => {
    const { id: before, down } = chosen.peek();
    chosen.value = { id, down: id === before && !down };
  };
  return {
    sorted: (rows) => {
      const key = keys.find(({ id }) => id === chosen.value.id);
      if (!key) return rows;
      const way = chosen.value.down ? -1 : 1;
      return [...rows].sort((a, b) => way * order(key.of(a), key.of(b)));
    },
    button: (id, label, tip) => html`<button type="button" class="sort" title=${tip} @click=${() => press(id)}>
      ${label}<svg class="arrow" viewBox="0 0 8 8" aria-hidden="true"><path d="M1 2.5 4 6 7 2.5"></path></svg>
    </button>`,
    direction,
  };
}

function order(a: number | string, b: number | string): number {
  if (typeof a === 'string' || typeof b === 'string') return String(a).localeCompare(String(b));
  return a === b ? 0 : a < b ? -1 : 1;
}
