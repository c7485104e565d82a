import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import type { Problem } from '../state/types';
import { holesOf } from '../surfaces/holes';
import type { Context } from './context';
import { glyph } from './glyph';
import { icon } from './icons';
import { isFlat } from './model';
import { problemText } from './problem-text';
import { endedBy } from './values';

/** What in the address could not be used, each until it is put away. */
export function problemList({ model, words }: Context): TemplateResult[] {
  const { dismiss } = words.value.problems;
  const cure = cureOf({ model, words });
  return model.problems.value.map(
    (problem) => html`<div class="problem" data-key=${problem.key}>
      <p>${problemText(words.value, problem)} ${cure(problem)}</p>
      <button type="button" class="plain" aria-label=${dismiss} title=${dismiss} @click=${() => model.actions.dismiss(problem)}>
        ${icon('close')}
      </button>
    </div>`,
  );
}

/** What a person can do about a problem, as a button. */
function cureOf({ model, words }: Pick<Context, 'model' | 'words'>) {
  const { again, reload } = words.value.problems;
  const button = (label: string, does: () => void) => html`<button type="button" @click=${does}>${label}</button>`;
  return ({ expected }: Problem): TemplateResult | typeof nothing => {
    if (expected.message === 'partMissing') return button(again, model.actions.askAgain);
    return expected.message === 'partGone' ? button(reload, model.actions.reload) : nothing;
  };
}

/** What computes, what draws, and why. */
export function engineBadge({ model, words }: Context): TemplateResult {
  const text = words.value.engine;
  const engine = model.engine.value;
  if (!engine) return html`<p>${text.waiting}</p>`;
  const { kind, renderer, description, reason } = engine;
  const sentence = fill(text.computes, { kind: text.kinds[kind], renderer: text.renderers[renderer] });
  return html`<p>${fill(text.reasons[reason], { what: sentence })} <span lang="en">${description}</span></p>`;
}

/** On the picture: which methods have ended by the step that is shown; `host` is told where there is room for it. */
export function divergedNotice({ model, words, parts }: Context, host: HTMLElement): TemplateResult {
  host.dataset.view = isFlat(model) ? 'contour' : parts.view.value;
  // The other pictures have no path of it.
  if (!model.modes.has('paths')) return html``;
  const paths = model.paths.value;
  const step = parts.step.value;
  const text = words.value.table;
  if (paths && paths.ends.length > 0 && paths.ends.every(({ length }) => length === 0))
    return html`<span>${paths.ends[0].why ? text.steepStart : text.noStart}</span>`;
  return html`${model.marks.value.map((mark, run) => {
    const ended = paths && run < paths.ends.length ? endedBy(paths, run, step) : undefined;
    return ended
      ? html`<span>${glyph(mark)}${mark.label} ${fill(text[ended.how], { step: ended.at })}</span>`
      : nothing;
  })}`;
}

/** What makes a typed surface look as it does; nothing of a shipped one, which is known. */
function strangeness({ model, words, parts }: Context): string[] {
  const found = parts.f.value === undefined ? undefined : model.landmarks.value;
  const { surface } = words.value;
  return (['wild', 'empty', 'constant'] as const).filter((kind) => found?.[kind]).map((kind) => surface[kind]);
}

/** Why a typed formula has holes that nobody means, and what was most likely meant, as one click. */
function holesNotice({ model, words, parts }: Context): TemplateResult | typeof nothing {
  const [f, constants] = [parts.f.value, parts.constants.value];
  const holes = f === undefined ? undefined : holesOf(f, constants, parts.domain.value);
  if (!holes) return nothing;
  const { fraction, write } = words.value.surface;
  return html` ${fill(fraction, { power: holes.power })}
    <button type="button" @click=${() => model.actions.editFormula(holes.rewrite, constants)}>
      ${fill(write, { suggestion: holes.instead })}
    </button>`;
}

/** Beside the picture: why it has no paths, and why it is flat, where it can be nothing else, and where it has holes. */
export function pictureNotice(context: Context): TemplateResult {
  const { model, words, parts } = context;
  const { picture, engine } = words.value;
  const none = parts.methods.value.length === 0;
  const said = [...(none ? [picture.noMethods] : []), ...strangeness(context), ...(isFlat(model) ? [engine.no3d] : [])];
  return html`${said.length > 0 ? said.join(' ') : nothing}${holesNotice(context)}`;
}
