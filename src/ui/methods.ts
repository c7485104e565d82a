import { signal } from '@preact/signals-core';
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import { optimizerOf } from '../optimizers/resolve';
import { ruleTemplate } from '../optimizers/text/template';
import { maxMethods } from '../state/limits';
import { maxRules, ruleId, typedRule } from '../state/rules';
import type { Bench } from './bench';
import type { Context } from './context';
import { methodLine } from './method';
import { absent, type RosterEntry } from './roster';

/** The methods panel: those of the scene, each with its controls, then the rest of the catalog to be added. */
export function methodsPanel(context: Context, bench: Bench): () => TemplateResult {
  const open = signal<ReadonlySet<string>>(new Set());
  /** Adds a typed optimizer and opens its line. */
  const begin = (rule: string) => {
    open.value = new Set([...open.peek(), idOf(ruleId(context.parts.rules.peek().length), 1)]);
    bench.own(rule);
  };
  return () => {
    const { model, words, parts } = context;
    const text = words.value.methods;
    const roster = bench.roster.value;
    const marks = model.marks.value;
    const lines = withIds(roster);
    const full = parts.methods.value.length >= maxMethods;
    return html`
      ${parts.methods.value.length === 0 ? html`<p class="quiet">${text.none}</p>` : nothing}
      <ul class="methods">
        ${repeat(
          lines,
          ({ id }) => id,
          ({ id, entry }) =>
            methodLine(context, bench, {
              ...{ entry, id, open, begin },
              mark: entry.index === undefined ? undefined : marks[entry.index],
            }),
        )}
      </ul>
      <div class="row">
        <h3 class="quiet" id="add">${text.add}</h3>
        <div class="spacer"></div>
        <button type="button" class="plain" title=${text.resetAllTip} @click=${bench.resetAll}>${text.resetAll}</button>
      </div>
      <ul class="catalog" aria-labelledby="add">
        ${absent(parts.scene.value, roster, parts.rules.value.length).map((method) => addButton(context, bench, method, full))}
        <li><button type="button" ?disabled=${full || parts.rules.value.length >= maxRules}
          title=${parts.rules.value.length >= maxRules ? fill(words.value.rules.full, { max: maxRules }) : words.value.rules.ownTip}
          @click=${() => begin(ruleTemplate(words.value.rules.template))}>${words.value.rules.own} …</button></li>
      </ul>
      ${full ? html`<p class="fault">${fill(text.full, { max: maxMethods })}</p>` : nothing}
    `;
  };
}

function addButton({ model, parts }: Context, bench: Bench, method: string, disabled: boolean): TemplateResult {
  const rule = typedRule(method, parts.rules.value);
  const optimizer = optimizerOf({ method, rule });
  return html`<li>
    <button type="button" ?disabled=${disabled} title=${optimizer?.summary[model.language.value] ?? ''} @click=${() => bench.add(method)}>
      ${optimizer?.name ?? method}
    </button>
  </li>`;
}

const idOf = (method: string, count: number): string => (count === 1 ? `m-${method}` : `m-${method}-${count}`);

/** Every line with an id: the method, and its count where it stands more than once. */
function withIds(roster: readonly RosterEntry[]): { readonly id: string; readonly entry: RosterEntry }[] {
  const seen = new Map<string, number>();
  return roster.map((entry) => {
    const { method } = entry.choice;
    const count = (seen.get(method) ?? 0) + 1;
    seen.set(method, count);
    return { id: idOf(method, count), entry };
  });
}
