import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { faultOfFormula } from '../state/rows/formula';
import type { Expectation } from '../state/types';
import type { Context } from './context';
import { formulaFault } from './problem-text';

const id = 'formula';

/** The field for a surface of one's own: it holds the formula of the surface that is shown, and says where a text breaks. */
export function formulaField({ model, words, drafts }: Context): TemplateResult {
  const text = words.value.header;
  const shown = model.surface.value.f;
  const draft = drafts.at(id, shown);
  const typed = draft?.text ?? shown;
  const fault = draft === undefined ? undefined : faultOfFormula(typed);
  const read = (event: Event) =>
    drafts.set(id, { text: (event.currentTarget as HTMLInputElement).value, of: shown, fault: undefined });
  const draw = (event: Event) => {
    event.preventDefault();
    if (fault) return;
    drafts.drop(id);
    if (typed !== shown) model.actions.openFormula(typed.trim());
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') drafts.drop(id);
  };
  return html`<form class="formula-field" @submit=${draw}>
    <label class="quiet" for=${id}>${text.formula}</label>
    <input
      id=${id}
      type="text"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      maxlength="600"
      aria-invalid=${fault ? 'true' : nothing}
      aria-describedby=${fault ? `${id}-fault` : nothing}
      .value=${live(typed)}
      @input=${read}
      @keydown=${keys}
      @blur=${() => {
        if (typed === shown) drafts.drop(id);
      }}
    />
    <button type="submit" ?disabled=${draft === undefined || fault !== undefined || typed === shown}>${text.draw}</button>
    ${fault ? html`<div class="fault sheet" id="${id}-fault" role="alert">${pointer(typed, fault)}<p>${formulaFault(words.value, fault)}</p></div>` : nothing}
  </form>`;
}

/** The text with the place of the mistake marked. */
function pointer(text: string, { values = {} }: Expectation): TemplateResult {
  const at = Math.min(Number(values.position ?? 0), text.length);
  const before = text.slice(Math.max(0, at - 28), at);
  const rest = text.slice(at);
  const length = typeof values.name === 'string' && rest.startsWith(values.name) ? Math.max(values.name.length, 1) : 1;
  return html`<code>${at > 28 ? '…' : ''}${before}<mark>${rest.slice(0, length) || ' '}</mark>${rest.slice(length, length + 12)}</code>`;
}
