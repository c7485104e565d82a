import { batch } from '@preact/signals-core';
import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { printNumber } from '../state/numbers';
import type { Drafts } from './drafts';
import { readTyped } from './format';

/** A text field for one number. */
export interface NumberField {
  readonly id: string;
  /** The accessible name. */
  readonly label: string;
  readonly value: number;
  /** What is wrong with a text (undefined as a number where it is none); undefined when it may be used. */
  readonly faultOf: (value: number | undefined, text: string) => string | undefined;
  readonly commit: (value: number) => void;
  /** Width class: 's', 'm' (default) or 'l'. */
  readonly size?: 's' | 'm' | 'l';
  readonly title?: string;
}

/**
 * A number as text: whatever is typed and can be used is used at once; what cannot is kept in the field with a message,
 * and the value stays. Escape gives the value back, and so does a change of the value from elsewhere.
 */
export function numberField(drafts: Drafts, field: NumberField): TemplateResult {
  const { id, label, value, size = 'm', title } = field;
  const draft = drafts.at(id, value);
  const fault = draft?.fault;
  const read = (text: string) => {
    const number = readTyped(text);
    const wrong = field.faultOf(number, text);
    const used = wrong === undefined && number !== undefined;
    // Together, so that the field is never drawn between its text and its value.
    batch(() => {
      drafts.set(id, { text, of: used ? number : value, fault: wrong });
      if (used) field.commit(number);
    });
  };
  return html`<input
    id=${id}
    class="number ${size}"
    type="text"
    inputmode="decimal"
    autocomplete="off"
    spellcheck="false"
    aria-label=${label}
    title=${title ?? nothing}
    aria-invalid=${fault ? 'true' : nothing}
    aria-describedby=${fault ? `${id}-fault` : nothing}
    .value=${live(draft?.text ?? printNumber(value))}
    @input=${(event: Event) => read((event.currentTarget as HTMLInputElement).value)}
    @blur=${() => {
      if (fault === undefined) drafts.drop(id);
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') drafts.drop(id);
    }}
  />`;
}

/** The message under a field whose text cannot be used. */
export function fieldFault(drafts: Drafts, id: string, value: number): TemplateResult | typeof nothing {
  const fault = drafts.at(id, value)?.fault;
  return fault === undefined ? nothing : html`<p class="fault" id="${id}-fault" role="alert">${fault}</p>`;
}
