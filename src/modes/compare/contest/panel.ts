import { html, type TemplateResult } from 'lit/html.js';
import { controls } from '../../../state/schema';
import { segments } from '../../../ui/choice';
import { textField } from '../../train/fields';
import { numberKey } from '../settings';
import type { ContestContext } from './context';

/** What a contest depends on beside methods, data and model. */
export function contestSettings(context: ContestContext): TemplateResult {
  const { model, words, parts } = context;
  const { contest: text, compare } = words.value;
  return html`<section class="fields" aria-label=${compare.settings}>
    ${segments({
      ...{ id: 'criterion', label: compare.criterion, value: parts.criterion.value },
      options: controls.criterion.options.map((criterion) => [criterion, text.criteria[criterion]] as const),
      tip: (criterion) => text.criterionTips[criterion],
      pick: (criterion) => model.actions.update({ criterion }),
    })}
    ${textField(context, 'target', { label: text.fields.target, tip: text.fields.targetTip })}
    ${(['budget', 'starts'] as const).map((key) => numberKey(context, key, text.fields[key]))}
  </section>`;
}
