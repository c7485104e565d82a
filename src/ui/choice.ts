import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';

/** One of a few values. */
export interface Choice<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly pick: (value: T) => void;
  /** What a value does, in a few words. */
  readonly tip?: (value: T) => string;
  /** Why a value cannot be chosen; undefined where it can. */
  readonly unavailable?: (value: T) => string | undefined;
}

/** Radio buttons in a row, for two or three values that are worth seeing at once. */
export function segments<T extends string>(choice: Choice<T>): TemplateResult {
  const { id, label, value, options, pick, tip, unavailable } = choice;
  return html`<fieldset class="segments">
    <legend class="quiet">${label}</legend>
    ${options.map(([option, text]) => {
      const reason = unavailable?.(option);
      return html`<label title=${reason ?? tip?.(option) ?? nothing}>
        <input type="radio" name=${id} value=${option} ?disabled=${reason !== undefined} aria-description=${reason ?? nothing}
          .checked=${live(option === value)} @change=${() => pick(option)} />
        <span>${text}</span>
      </label>`;
    })}
  </fieldset>`;
}

/** A native menu with its label; `shown` false keeps the label for screen readers alone. */
export function menu<T extends string>({ id, label, value, options, pick }: Choice<T>, shown = true): TemplateResult {
  const picked = (event: Event) => {
    const { selectedIndex } = event.currentTarget as HTMLSelectElement;
    pick(options[selectedIndex][0]);
  };
  return html`<label class="menu">
    <span class=${shown ? 'quiet' : 'hidden'}>${label}</span>
    <select id=${id} @change=${picked}>
      ${options.map(([option, text]) => html`<option value=${option} .selected=${live(option === value)}>${text}</option>`)}
    </select>
  </label>`;
}
