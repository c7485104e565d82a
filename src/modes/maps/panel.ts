import { html, type TemplateResult } from 'lit/html.js';
import { idsOf } from '../../state/methods';
import { menu } from '../../ui/choice';
import type { Context } from '../../ui/context';
import type { MapsModel } from './model';
import type { MapKind } from './types';

/** What can be set for the maps: which method stands alone, and what their kind adds. */
export function mapsPanel(context: Context, maps: MapsModel, saveCsv: () => void): TemplateResult {
  const text = context.words.value.maps;
  const plan = maps.plan.value;
  if (!plan) return html``;
  const { kind } = plan;
  return html`<section class="maps-panel" aria-label=${text.title}>
    <p class="quiet">${text.hand[kind.id]}</p>
    ${kind.settings(context, plan, focusMenu(context, kind))}
    <div class="row"><button type="button" title=${text.csvTip} @click=${saveCsv}>${text.csv}</button></div>
  </section>`;
}

/** All maps beside each other, or one alone. */
function focusMenu({ model, words, parts }: Context, { alike }: MapKind): TemplateResult {
  const text = words.value.maps;
  const ids = idsOf(parts.methods.value);
  const marks = model.marks.value;
  return menu({
    id: 'map-focus',
    label: text.show,
    value: parts.focus.value ?? '',
    options: [['', text.all] as const, ...ids.map((id, i) => [id, marks[i]?.label ?? id] as const)],
    pick: (id) => {
      model.actions.update({ focus: id === '' ? undefined : id, ...(!alike && { window: undefined }) }, 'push');
    },
  });
}
