import { html, type TemplateResult } from 'lit/html.js';
import './explain.css';
import type { Account, Pair } from '../../../engine/explain';
import { fill } from '../../../i18n/words';
import { symbolOf } from '../../../math/symbols';
import type { Mark } from '../../../stage/types';
import { menu } from '../../../ui/choice';
import { type Context, region } from '../../../ui/context';
import { significant } from '../../../ui/format';
import { glyph } from '../../../ui/glyph';
import { icon } from '../../../ui/icons';
import type { ExplainContext } from './context';
import { filledRule } from './lines';
import { exactText, pointText, valueText } from './numbers';
import { vectorTable } from './vectors';
import { reasonList } from './why';

/** Draws the explanation of the step that is shown while a method is chosen for it; returns its end. */
export const drawExplanation = (context: ExplainContext, host: HTMLElement): (() => void) =>
  region(host, () => {
    const chosen = context.parts.explain.value;
    return chosen === undefined ? html`` : explanation(context, chosen);
  });

function explanation(context: ExplainContext, id: string): TemplateResult {
  const { model, words } = context;
  const text = words.value.explain;
  const marks = model.marks.value;
  const mark = marks.find((candidate) => candidate.id === id);
  const put = (explain: string | undefined) => model.actions.update({ explain });
  return html`<details class="section explained" open>
    <summary><h2>${text.title}</h2></summary>
    <div>
      <div class="row">
        ${mark ? glyph(mark) : ''}
        ${menu(
          {
            id: 'explained-method',
            label: text.method,
            value: id,
            options: marks.map((each: Mark) => [each.id, each.label] as const),
            pick: put,
          },
          false,
        )}
        <div class="spacer"></div>
        <button type="button" class="plain" aria-label=${text.close} title=${text.close} @click=${() => put(undefined)}>${icon('close')}</button>
      </div>
      ${body(context, id)}
    </div>
  </details>`;
}

function body(context: ExplainContext, id: string): TemplateResult {
  const { explained, words, parts } = context;
  const text = words.value.explain;
  const told = explained.value.find((one) => one.id === id);
  if (!told) return html`<p class="quiet">${text.noStep}</p>`;
  const { account, run } = told;
  if (!account) return html`<p>${text.noStart}</p>`;
  const hyper = parts.methods.value[run]?.hyper ?? {};
  return html`
    ${summary(context, account)}
    ${
      account.reasons.length > 0
        ? html`<h3 class="quiet">${text.why}</h3>
            ${reasonList(context, account.reasons)}`
        : ''
    }
    ${filledRule(context, account, hyper)} ${given(context, account, hyper)}
    <h3 class="quiet">${text.arrows}</h3>
    ${vectorTable(context, told)}
  `;
}

/** What the step did, and whether it did. */
function summary(
  { words, parts }: Context,
  { step, before, after, f, divergedAt, why, lost }: Account,
): TemplateResult {
  const text = words.value.explain;
  if (divergedAt !== undefined) {
    const what = lost.length > 0 ? lost.map(symbolOf).join(', ') : 'f';
    return html`<p class="fault">${fill(text[why ?? 'diverged'], { step, what })}</p>`;
  }
  const coming = parts.step.value < step;
  return html`<p class="figures">
      <b>${fill(text.step, { step })}</b> ${fill(text.way, { from: pointText(before), to: pointText(after) })}<br />
      ${fill(text.height, { before: significant(f[0]), after: significant(f[1]) })}
    </p>
    ${coming ? html`<p class="quiet">${text.coming}</p>` : ''}`;
}

/** Everything that goes into the step: where it is, the gradient, the states, the hyperparameters. */
function given(
  { words }: Context,
  { step, before, at, g, rule, states }: Account,
  hyper: Readonly<Record<string, number>>,
): TemplateResult {
  const text = words.value.explain;
  const row = (symbol: string, what: string, pair: Pair) => html`<tr>
    <th scope="row"><i class="symbol">${symbol}</i> ${what}</th>
    ${pair.map((value) => html`<td class="figures">${valueText(value, text.undefinedHere)}</td>`)}
  </tr>`;
  return html`<h3 class="quiet">${text.given}</h3>
    <p class="figures settings">
      ${Object.entries({ ...hyper, t: step }).map(
        ([name, value]) => html`<span><i class="symbol">${symbolOf(name)}</i> = ${exactText(value)}</span>`,
      )}
    </p>
    <table class="values given">
      <thead>
        <tr><td></td><th scope="col" class="figures"><i>x</i></th><th scope="col" class="figures"><i>y</i></th></tr>
      </thead>
      <tbody>
        ${row('θ', text.here, before)} ${rule.lookahead ? row('', text.takenAt, at) : ''} ${row('g', text.slope, g)}
        ${states.map((state) => row('', fill(text.before, { name: symbolOf(state.name) }), state.before))}
      </tbody>
    </table>`;
}
