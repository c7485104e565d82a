import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Core } from '../i18n/en';
import { fill } from '../i18n/words';
import type { Expectation } from '../state/types';
import { formulaFault } from './problem-text';
import { letterAt } from './surface/editor';

/** What can be done about a mistake in a formula. */
export interface Repairs {
  /** Writes another text in place of it. */
  readonly write: (text: string) => void;
  /** Makes an unknown name a constant. */
  readonly accept: (letter: string) => void;
}

/** A mistake in a formula at its place, in words, with what may mend it. */
export function faultAt(words: Core, text: string, fault: Expectation, repairs: Repairs): TemplateResult {
  return html`${pointer(text, fault)}<p>${formulaFault(words, fault)}</p>${offers(words, text, fault, repairs)}`;
}

function offers({ surface }: Core, text: string, fault: Expectation, { write, accept }: Repairs) {
  const { suggestion, rewrite, position, name } = fault.values ?? {};
  const letter = letterAt(fault);
  if (suggestion || rewrite) {
    const [from, length] = [Number(position), String(name).length];
    const mended = rewrite || `${text.slice(0, from)}${suggestion}${text.slice(from + length)}`;
    const offer = fill(surface.write, { suggestion: rewrite || suggestion });
    return html`<button type="button" @click=${() => write(String(mended))}>${offer}</button>`;
  }
  if (letter === undefined) return nothing;
  return html`<button type="button" title=${surface.makeSliderTip} @click=${() => accept(letter)}>${fill(surface.makeSlider, { letter })}</button>`;
}

/** The text with the place of the mistake marked. */
function pointer(text: string, { values = {} }: Expectation): TemplateResult {
  const at = Math.min(Number(values.position ?? 0), text.length);
  const before = text.slice(Math.max(0, at - 28), at);
  const rest = text.slice(at);
  const length = typeof values.name === 'string' && rest.startsWith(values.name) ? Math.max(values.name.length, 1) : 1;
  return html`<code>${at > 28 ? '…' : ''}${before}<mark>${rest.slice(0, length) || ' '}</mark>${rest.slice(length, length + 12)}</code>`;
}
