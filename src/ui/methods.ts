import { signal } from '@preact/signals-core';
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import { optimizers } from '../optimizers/catalog';
import { maxMethods } from '../state/limits';
import type { Bench } from './bench';
import type { Context } from './context';
import { methodLine } from './method';
import { absent, type RosterEntry } from './roster';

/** The methods panel: those of the scene, each with its controls, then the rest of the catalog to be added. */
export function methodsPanel(context: Context, bench: Bench): () => TemplateResult {
  const open = signal<ReadonlySet<string>>(new Set());
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
              ...{ entry, id, open },
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
        ${absent(parts.scene.value, roster).map((method) => addButton(context, bench, method, full))}
      </ul>
      ${full ? html`<p class="fault">${fill(text.full, { max: maxMethods })}</p>` : nothing}
    `;
  };
}

function addButton({ model }: Context, bench: Bench, method: string, disabled: boolean): TemplateResult {
  const optimizer = optimizers.get(method);
  return html`<li>
    <button type="button" ?disabled=${disabled} title=${optimizer?.summary[model.language.value] ?? ''} @click=${() => bench.add(method)}>
      ${optimizer?.name ?? method}
    </button>
  </li>`;
}

/** Every line with an id: the method, and its count where it stands more than once. */
function withIds(roster: readonly RosterEntry[]): { readonly id: string; readonly entry: RosterEntry }[] {
  const seen = new Map<string, number>();
  return roster.map((entry) => {
    const { method } = entry.choice;
    const count = (seen.get(method) ?? 0) + 1;
    seen.set(method, count);
    return { id: count === 1 ? `m-${method}` : `m-${method}-${count}`, entry };
  });
}
