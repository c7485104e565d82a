import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Context } from '../context';
import { inPieces } from '../formula';
import { domainFields } from '../ground';
import { icon } from '../icons';
import { constantFields } from './constants';
import { type Reading, readingOf } from './editor';
import { formulaMath, gradientMath } from './formula-math';
import { pointsTable } from './points';
import { textField } from './text';

/** The editor of the surface, while it is open: text, formula and gradient, constants, domain, stationary points. */
export function editorPanel(context: Context): () => TemplateResult {
  const { model, words, editor } = context;
  const field = textField(context);
  let drawable: Reading | undefined;
  return () => {
    if (!editor.open.value) return html``;
    const text = words.value.surface;
    const reading = readingOf(editor, model);
    // A text with a mistake leaves the last formula standing.
    if (!reading.fault) drawable = reading;
    return html`<section class="surface-editor" aria-labelledby="editor-title">
      <div class="head">
        <h2 id="editor-title">${text.title}</h2>
        <button type="button" class="plain" aria-label=${text.close} title=${text.close} @click=${() => {
          editor.open.value = false;
        }}>${icon('close')}</button>
      </div>
      ${field(reading)} ${drawable ? typeset(context, drawable) : nothing}
      ${constantFields(context)} ${domainFields(context)} ${pointsTable(context)}
    </section>`;
  };
}

function typeset({ words }: Context, { text, constants }: Reading): TemplateResult {
  const { typeset: label, longGradient } = words.value.surface;
  const letters = Object.keys(constants);
  const partials = gradientMath(text, letters);
  return html`<div class="scroll equations" tabindex="0" role="group" aria-label=${label}>
      ${[formulaMath(text, letters), ...(partials ?? [])].map((equation) => html`<p>${inPieces(equation)}</p>`)}
    </div>
    ${partials ? nothing : html`<p class="quiet">${longGradient}</p>`}`;
}
