import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import type { LossSurface } from '../state/loss-surface';
import { faultOfDomain } from '../state/rows/places';
import { surfaceOf } from '../state/shown';
import type { Domain, Point } from '../surfaces/types';
import type { Context } from './context';
import { significant, whole } from './format';
import { inPieces } from './formula';
import { fieldFault, numberField } from './number-field';
import { formulaMath } from './surface/formula-math';

/** The surface: its formula, its domain, its minima, and where the paths begin. */
export function groundPanel(context: Context): TemplateResult {
  const { model, words, parts, editor } = context;
  const text = words.value.ground;
  const surface = model.surface.value;
  // The editor has its own.
  const editing = editor.open.value;
  const known = surfaceOf({ ...model.state.peek(), surface: parts.surface.value });
  return html`
    <p class="summary">${surface.name[model.language.value]}</p>
    ${
      editing
        ? nothing
        : html`<div class="scroll surface-formula" tabindex="0" role="group" aria-label="f(x, y)">${inPieces(formulaMath(surface.f, Object.keys(parts.constants.value)))}</div>
            ${surface.loss ? lossPart(context, surface.loss) : nothing}
            <div><button type="button" @click=${() => {
              editor.open.value = true;
            }}>${words.value.surface.edit}</button></div>`
    }
    ${startFields(context)} ${editing ? nothing : domainFields(context)}
    <p class="quiet">${text.startTip}</p>
    <p>
      ${text.minima}:
      ${
        surface.minima?.length === 0
          ? text.noMinima
          : (surface.minima ?? []).map(
              ({ at, f }, i) =>
                html`${i > 0 ? '; ' : ''}<span class="figures whole">(${at.map((c) => significant(c)).join(', ')}), <i>f</i> = ${significant(f)}</span>`,
            )
      }
    </p>
    ${known ? html`<p class="source quiet">${text.source}: <span lang="en">${known.source}</span></p>` : nothing}
  `;
}

/** What a loss is over, and the way to its training. */
const lossPart = ({ model, words }: Context, { rows }: LossSurface): TemplateResult => html`<p class="quiet">
    ${fill(words.value.ground.loss, { rows: whole(rows) })}
  </p>
  <div><button type="button" id="train-it" @click=${() => model.actions.showMode('train', { view: model.state.peek().view })}>${words.value.ground.train}</button></div>`;

function startFields({ model, words, parts, drafts }: Context): TemplateResult {
  const text = words.value.ground;
  const [x, y] = parts.start.value;
  const [x0, x1, y0, y1] = parts.domain.value;
  const field = (key: 'x' | 'y', value: number, min: number, max: number, start: (value: number) => Point) =>
    html`<label>${key}
      ${numberField(drafts, {
        id: `start-${key}`,
        label: `${text.start}, ${key}`,
        value,
        faultOf: (number, found) => {
          if (number === undefined) return fill(words.peek().methods.notNumber, { found, value });
          return number < min || number > max ? fill(text.startInside, { key, min, max, value }) : undefined;
        },
        commit: (number) => model.actions.update({ start: start(number) }),
      })}</label>`;
  return html`<fieldset class="coordinates">
    <legend>${text.start}</legend>
    ${field('x', x, x0, x1, (value) => [value, y])} ${field('y', y, y0, y1, (value) => [x, value])}
    ${fieldFault(drafts, 'start-x', x)} ${fieldFault(drafts, 'start-y', y)}
  </fieldset>`;
}

const edges = ['x₀', 'x₁', 'y₀', 'y₁'] as const;

/** The edges of the domain. */
export function domainFields({ model, words, parts, drafts }: Context): TemplateResult {
  const text = words.value.ground;
  const domain = parts.domain.value;
  const withEdge = (i: number, value: number): Domain => {
    const [x0, x1, y0, y1] = domain.map((edge, j) => (j === i ? value : edge));
    return [x0, x1, y0, y1];
  };
  return html`<fieldset class="coordinates edges">
    <legend>${text.domain}</legend>
    ${edges.map(
      (key, i) => html`<label>${key}
        ${numberField(drafts, {
          id: `domain-${i}`,
          label: `${text.domain}, ${key}`,
          value: domain[i],
          size: 's',
          faultOf: (number, found) => {
            if (number === undefined) return fill(words.peek().methods.notNumber, { found, value: domain[i] });
            return faultOfDomain(withEdge(i, number)) ? fill(text.domainOrder, { key, value: domain[i] }) : undefined;
          },
          commit: (number) => model.actions.update({ domain: withEdge(i, number) }),
        })}</label>`,
    )}
    ${edges.map((_, i) => fieldFault(drafts, `domain-${i}`, domain[i]))}
  </fieldset>`;
}
