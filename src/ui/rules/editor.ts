import { batch, signal } from '@preact/signals-core';
import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import type { RuleFault } from '../../optimizers/text/faults';
import { readOptimizer } from '../../optimizers/text/read';
import { sourceOf } from '../../optimizers/text/source';
import { faultOfRule, tidied } from '../../state/rows/rules';
import type { Bench } from '../bench';
import type { Context } from '../context';
import { ruleFaultText } from '../problem-text';

/** How a rule is written: an example of each kind of line. */
const grammar = [
  ['name', 'name My rule'],
  ['hyper', 'eta = 0.01 [1e-5, 10] log'],
  ['state', 'state m = 0'],
  ['scheduled', 'scheduled lambda'],
  ['perStep', 'perStep a = 1 - beta1^t'],
  ['perPoint', 'perPoint n = sqrt(sum(g^2))'],
  ['gradientAt', 'gradientAt theta - gamma*m'],
  ['lines', 'm = beta1*m + (1 - beta1)*g'],
  ['theta', 'theta = theta - eta*m'],
  ['late', 'theta = theta - eta/(1 + delay)*g'],
] as const;

/** What was said about copying, until something else is said. */
const said = signal('');

/** The text of a typed optimizer: what can be read is run as one types, what cannot is said where it stands. */
export function ruleEditor(
  context: Context,
  bench: Bench,
  {
    index,
    rule,
    name,
    id,
  }: { readonly index: number; readonly rule: string; readonly name: string; readonly id: string },
): TemplateResult {
  const { drafts, model } = context;
  const words = context.words.value;
  const text = words.rules;
  const draft = drafts.at(id, rule);
  const typed = draft?.text ?? rule;
  const reading = readOptimizer(typed);
  const { faults, optimizer } = reading;
  const read = (event: Event) => {
    const next = (event.currentTarget as HTMLTextAreaElement).value;
    const sound = readOptimizer(next).optimizer !== undefined;
    // Together, so that the field is never drawn between its text and its rule.
    batch(() => {
      drafts.set(id, { text: next, of: sound ? tidied(next) : rule, fault: undefined });
      if (sound) bench.rule(index, tidied(next));
    });
  };
  const copy = async () => {
    if (!optimizer) return;
    const done = await model.actions.copyText(sourceOf(optimizer));
    said.value = done ? text.copied : text.copyFailed;
    setTimeout(() => {
      said.value = '';
    }, 3000);
  };
  return html`<div class="editor">
    <textarea id=${id} class="rule-text" rows=${Math.min(20, Math.max(6, typed.split('\n').length + 1))} spellcheck="false"
      autocomplete="off" autocapitalize="off" aria-label=${fill(text.editor, { name })}
      aria-invalid=${faults.length > 0 ? 'true' : nothing} aria-describedby="${id}-said"
      .value=${live(typed)} @input=${read}></textarea>
    <div id="${id}-said" role="status">
      ${verdict(words, typed, reading)}
    </div>
    <details class="aside"><summary>${text.howTo}</summary>
      <dl class="grammar">${grammar.map(([key, sample]) => html`<dt><code>${sample}</code></dt><dd>${text.grammar[key]}</dd>`)}</dl>
    </details>
    <div class="row">
      <button type="button" title=${text.sourceTip} ?disabled=${optimizer === undefined} @click=${copy}>${text.source}</button>
      <span class="quiet" role="status">${said.value}</span>
      <div class="spacer"></div>
      <button type="button" @click=${() => bench.removeRule(index)}>${text.remove}</button>
    </div>
  </div>`;
}

/** What is to be said of a text: its first fault, or what is remarkable about it. */
function verdict(
  words: Context['words']['value'],
  typed: string,
  { faults, remarks }: ReturnType<typeof readOptimizer>,
): unknown {
  const text = words.rules;
  const expectation = faultOfRule(typed);
  if (faults[0] && expectation)
    return html`<div class="fault">${pointer(typed, faults[0])}<p>${ruleFaultText(words, expectation)}. ${text.stays}</p></div>`;
  if (remarks.length === 0) return html`<p class="quiet">${text.sound}</p>`;
  return remarks.map(
    ({ code, line, detail }) =>
      html`<p class="quiet">${fill(text.remarks[code], { line, name: detail.name ?? '' })}</p>`,
  );
}

/** The line of a fault, with its place marked. */
function pointer(typed: string, { line, column, detail }: RuleFault): TemplateResult | typeof nothing {
  const whole = typed.split('\n')[line - 1] ?? '';
  if (whole.trim() === '') return nothing;
  const at = Math.min(column - 1, whole.length);
  const rest = whole.slice(at);
  const length = detail.name && rest.startsWith(detail.name) ? detail.name.length : 1;
  const from = Math.max(0, at - 24);
  return html`<code>${from > 0 ? '…' : ''}${whole.slice(from, at)}<mark>${rest.slice(0, length) || ' '}</mark>${rest.slice(length, length + 16)}</code>`;
}
