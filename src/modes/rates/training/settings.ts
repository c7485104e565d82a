import { html, nothing } from 'lit/html.js';
import { controls } from '../../../state/schema';
import { segments } from '../../../ui/choice';
import type { MapKind } from '../../maps/types';
import { textField } from '../../train/fields';
import { axesFields } from '../settings';

/** Over which hyperparameters its maps are, and what their colours measure. */
export const trainingSettings: MapKind['settings'] = (context, _, focus) => {
  const { model, words, parts } = context;
  const { training, criterion } = words.value.maps;
  return html`${parts.vary.value ? html`<p class="quiet about">${training.vary}</p>` : nothing}
    <div class="row">${focus}</div>
    ${axesFields(context)}
    <div class="row">${segments({
      id: 'criterion',
      label: criterion,
      value: parts.criterion.value,
      options: controls.criterion.options.map((one) => [one, training.criteria[one]] as const),
      pick: (one) => model.actions.update({ criterion: one }),
    })}</div>
    <div class="row">${textField(context, 'target', { label: training.target, tip: training.targetTip })}</div>`;
};
