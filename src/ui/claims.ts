import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import { optimizers } from '../optimizers/catalog';
import type { Measurement } from '../scenes/types';
import type { Mark } from '../stage/types';
import { sceneOf } from '../state/shown';
import type { Context } from './context';
import { short } from './format';
import { glyph } from './glyph';
import { icon } from './icons';
import { type MeasuredClaim, measuredClaims } from './measured';

/** The scene's note and every claim of the overview about it, measured on the paths as they are now. */
export function claimsPanel({ model, words, parts }: Context): TemplateResult {
  const language = model.language.value;
  const scene = sceneOf({ scene: parts.scene.value });
  const methods = parts.methods.value;
  const shown = { scene: parts.scene.value, surface: parts.surface.value, methods };
  const marks = marksByMethod(methods, model.marks.value);
  return html`
    ${measuredClaims(shown, model.paths.value).map((measured) => claimItem({ model, words }, measured, marks))}
    ${
      scene?.note
        ? html`<h3 class="quiet">${words.value.claims.about}</h3>
            <p class="note">${scene.note[language]}</p>`
        : html`<p class="quiet">${words.value.claims.none}</p>`
    }
  `;
}

/** The mark of each method; of one that stands twice, the first, which is the one that is measured. */
function marksByMethod(methods: readonly { readonly method: string }[], marks: readonly Mark[]): Map<string, Mark> {
  return new Map(methods.flatMap(({ method }, i) => (marks[i] ? [[method, marks[i]] as const] : [])).reverse());
}

function claimItem(
  { model, words }: Pick<Context, 'model' | 'words'>,
  { claim: { id, text, quantity, cite }, paths, values, holds }: MeasuredClaim,
  marks: ReadonlyMap<string, Mark>,
): TemplateResult {
  const language = model.language.value;
  const verdict = holds === undefined ? 'idle' : holds ? 'holds' : 'broken';
  const sentence = words.value.claims[verdict];
  const diverged = new Set(paths.filter(({ status }) => status === 'diverged').map((path) => path.method));
  return html`<article class="claim ${verdict}" data-claim=${id}>
    <p class="verdict">${icon(holds === undefined ? 'idle' : holds ? 'yes' : 'close')}<span>${sentence}</span></p>
    <p>${text[language]} <cite>${cite.replace('Figure', words.value.claims.figure)}</cite></p>
    <p class="quiet">${quantity[language]}</p>
    <ul class="measured">
      ${byMethod(values).map(
        ([method, found]) => html`<li>
          ${marks.has(method) ? glyph(marks.get(method) as Mark) : nothing}
          <span>${marks.get(method)?.label ?? optimizers.get(method)?.name ?? method}</span>
          <span class="figures">${found.map((value) => measurement(words.value, value, diverged.has(method))).join(' · ')}</span>
        </li>`,
      )}
    </ul>
  </article>`;
}

function byMethod(values: readonly Measurement[]): [string, Measurement[]][] {
  const groups = new Map<string, Measurement[]>();
  for (const value of values) groups.set(value.method, [...(groups.get(value.method) ?? []), value]);
  return [...groups];
}

const decimals: Readonly<Record<Measurement['unit'], number>> = { degrees: 1, step: 0, height: 2, count: 0 };

/** A method that left the picture has nothing to measure for another reason than one that did not get there. */
function measurement({ claims }: Context['words']['value'], { value, unit }: Measurement, diverged: boolean): string {
  const missing = diverged ? claims.diverged : claims.never;
  return value === undefined ? missing : fill(claims.units[unit], { value: short(value, decimals[unit]) });
}
