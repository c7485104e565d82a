import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import type { Context } from './context';
import { icon } from './icons';
import { isFlat } from './model';
import { problemText } from './problem-text';

/** What in the address could not be used, each until it is put away. */
export function problemList({ model, words }: Context): TemplateResult[] {
  const { dismiss } = words.value.problems;
  return model.problems.value.map(
    (problem) => html`<div class="problem" data-key=${problem.key}>
      <p>${problemText(words.value, problem)}</p>
      <button type="button" class="plain" aria-label=${dismiss} title=${dismiss} @click=${() => model.actions.dismiss(problem)}>
        ${icon('close')}
      </button>
    </div>`,
  );
}

/** What computes, what draws, and why. */
export function engineBadge({ model, words }: Context): TemplateResult {
  const text = words.value.engine;
  const engine = model.engine.value;
  if (!engine) return html`<p>${text.waiting}</p>`;
  const { kind, renderer, description, reason } = engine;
  const sentence = fill(text.computes, { kind: text.kinds[kind], renderer: text.renderers[renderer] });
  return html`<p>
    ${fill(text.reasons[reason], { what: sentence })}
    <span lang="en">${description}</span>${isFlat(model) ? fill(words.value.joined, { first: '', second: text.no3d }) : nothing}
  </p>`;
}

/** Beside the picture: why it is flat, where it can be nothing else. */
export const flatNotice = ({ model, words }: Context): TemplateResult =>
  html`${isFlat(model) ? words.value.engine.no3d : nothing}`;
