import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { faultOfFormula } from '../state/rows/formula';
import type { Context } from './context';
import { faultAt } from './formula-fault';
import { icon } from './icons';
import { accept } from './surface/editor';

const id = 'formula';

/** The field for a surface of one's own: it holds the formula of the surface that is shown, and says where a text breaks. */
export function formulaField({ model, words, parts, drafts, editor }: Context): TemplateResult {
  const text = words.value.header;
  const shown = model.surface.value.f;
  const draft = drafts.at(id, shown);
  const typed = draft?.text ?? shown;
  const fault = draft === undefined ? undefined : faultOfFormula(typed, Object.keys(parts.constants.value));
  const write = (text: string) => drafts.set(id, { text, of: shown, fault: undefined });
  const read = (event: Event) => write((event.currentTarget as HTMLInputElement).value);
  const draw = (event: Event) => {
    event.preventDefault();
    if (fault) return;
    drafts.drop(id);
    if (typed !== shown) model.actions.openFormula(typed.trim());
  };
  const repairs = {
    write,
    accept: (letter: string) => {
      drafts.drop(id);
      accept(editor, model, typed, letter);
    },
  };
  const edit = words.value.surface.edit;
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
    <button type="button" class="plain" aria-label=${edit} title=${edit} aria-expanded=${editor.open.value ? 'true' : 'false'}
      aria-controls="surface-editor" @click=${() => {
        editor.open.value = !editor.open.peek();
      }}>${icon('edit')}</button>
    ${fault ? html`<div class="fault sheet" id="${id}-fault" role="alert">${faultAt(words.value, typed, fault, repairs)}</div>` : nothing}
  </form>`;
}
