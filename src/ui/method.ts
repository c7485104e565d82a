import type { Signal } from '@preact/signals-core';
import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import { optimizerOf } from '../optimizers/resolve';
import { printOptimizer } from '../optimizers/text/print';
import type { Optimizer } from '../optimizers/types';
import type { Mark } from '../stage/types';
import { idsOf } from '../state/methods';
import { maxRules } from '../state/rules';
import type { Bench } from './bench';
import { menu } from './choice';
import type { Context } from './context';
import { sample } from './glyph';
import { hyperControl } from './hyper';
import { icon } from './icons';
import type { RosterEntry } from './roster';
import { ruleFormula } from './rule';
import { rulePart } from './rules/load';

/** One line of the methods panel, with what is behind it. */
export interface MethodLine {
  readonly entry: RosterEntry;
  /** Unique on the page, steady while the panel lives. */
  readonly id: string;
  readonly mark: Mark | undefined;
  /** Ids of the lines that are open. */
  readonly open: Signal<ReadonlySet<string>>;
  /** Adds a typed optimizer and opens its line. */
  readonly begin: (rule: string) => void;
}

/** A method: mark, name, first hyperparameter; opened, everything else about it. */
export function methodLine(context: Context, bench: Bench, line: MethodLine): TemplateResult {
  const { entry, id, mark, open } = line;
  const optimizer = optimizerOf(entry.choice);
  if (!optimizer) return html``;
  const text = context.words.value.methods;
  const name = mark?.label ?? optimizer.name;
  const on = entry.index !== undefined;
  const opened = open.value.has(id);
  const [first] = Object.keys(optimizer.hyper);
  const turn = () => {
    const next = new Set(open.peek());
    if (!next.delete(id)) next.add(id);
    open.value = next;
  };
  return html`<li class="method ${on ? 'on' : 'off'}" data-method=${optimizer.id}>
    <div class="line">
      <label class="name" title=${optimizer.summary[context.model.language.value]}>
        <input type="checkbox" .checked=${live(on)} aria-label=${fill(text.show, { name })} @change=${() => bench.toggle(entry)} />
        ${sample(mark)}<span>${name}</span>
      </label>
      ${first === undefined ? html`<span></span>` : control(context, bench, optimizer, line, name, first)}
      ${soloButton(context, bench, entry, name, 'plain')}
      <button type="button" class="plain more" aria-expanded=${opened ? 'true' : 'false'} aria-controls="${id}-more"
        aria-label=${fill(text.more, { name })} title=${fill(text.more, { name })} @click=${turn}>${icon('more')}</button>
    </div>
    <div class="behind" id="${id}-more" ?hidden=${!opened}>${opened ? behind(context, bench, optimizer, line, name) : nothing}</div>
  </li>`;
}

/** Narrow panels have it behind the line instead of on it. */
function soloButton({ words }: Context, bench: Bench, entry: RosterEntry, name: string, place: string): TemplateResult {
  const text = words.value.methods;
  const alone = bench.alone.value && entry.index !== undefined;
  return html`<button type="button" class="solo ${place}" aria-pressed=${alone ? 'true' : 'false'} aria-label="${text.solo}: ${name}"
    title=${fill(text.soloTip, { name })} @click=${() => bench.solo(entry)}>${text.solo}</button>`;
}

/** Opens the explanation of a running method's step, and closes it. */
function explainButton({ model, words, parts }: Context, index: number, name: string): TemplateResult {
  const text = words.value.methods;
  const id = idsOf(parts.methods.value)[index];
  const on = parts.explain.value === id;
  return html`<button type="button" data-explain aria-pressed=${on ? 'true' : 'false'} title=${fill(text.explainTip, { name })}
    @click=${() => model.actions.update({ explain: on ? undefined : id })}>${text.explain}</button>`;
}

function control(
  context: Context,
  bench: Bench,
  { hyper }: Optimizer,
  { entry, id }: MethodLine,
  method: string,
  key: string,
): TemplateResult {
  const { choice, index } = entry;
  return hyperControl(context, {
    ...{ id: `${id}-${key}`, method, key },
    row: hyper[key],
    value: choice.hyper[key],
    disabled: index === undefined,
    set: (value) => {
      if (index !== undefined) bench.hyper(index, key, value);
    },
  });
}

function behind(context: Context, bench: Bench, optimizer: Optimizer, line: MethodLine, name: string): TemplateResult {
  const { entry, id } = line;
  const { choice, index } = entry;
  const { methods: text, rules } = context.words.value;
  const forms = Object.keys(optimizer.forms);
  const others = Object.keys(optimizer.hyper).slice(1);
  const rule = optimizer.forms[choice.form];
  return html`
    <p class="summary">${optimizer.summary[context.model.language.value]}</p>
    ${rule ? ruleFormula(context, optimizer, rule, choice.hyper) : nothing}
    ${optimizer.equations ? html`<p class="quiet">${fill(text.equations, { equations: optimizer.equations })}</p>` : nothing}
    ${others.map((key) => control(context, bench, optimizer, line, name, key))}
    ${rulePart(context, bench, { choice, index, name, id })}
    <div class="row">
      ${
        forms.length > 1 && index !== undefined
          ? menu({
              id: `${id}-form`,
              label: text.form,
              value: choice.form,
              options: forms.map((form) => [form, form] as const),
              pick: (form) => bench.form(index, form),
            })
          : nothing
      }
      <div class="spacer"></div>
      ${soloButton(context, bench, entry, name, 'behind-only')}
      ${
        index === undefined
          ? nothing
          : html`${explainButton(context, index, name)}
            <button type="button" title=${text.resetTip} @click=${() => bench.reset(index)}>${text.reset}</button>
            <button type="button" @click=${() => bench.duplicate(index)}>${text.duplicate}</button>`
      }
      <button type="button" title=${rules.forkTip} ?disabled=${context.parts.rules.value.length >= maxRules}
        @click=${() => line.begin(printOptimizer({ ...optimizer, name: `${name}′` }, choice.form, choice.hyper))}>${rules.fork}</button>
      <button type="button" @click=${() => bench.remove(entry)}>${text.remove}</button>
    </div>
    ${choice.rule === undefined ? html`<p class="source quiet">${text.source}: <span lang="en">${optimizer.source}</span></p>` : nothing}
  `;
}
