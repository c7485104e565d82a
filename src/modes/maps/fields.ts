import { html, type TemplateResult } from 'lit/html.js';
import type { Context } from '../../ui/context';
import { fieldFault, numberField } from '../../ui/number-field';
import { stepsFault } from '../../ui/steps-fault';

/** The steps of every run on a surface. */
export function stepsField({ model, words, parts, drafts }: Context): TemplateResult {
  const text = words.value;
  const value = parts.steps.value;
  return html`<label class="menu"><span class="quiet">${text.timeline.steps}</span>
    ${numberField(drafts, {
      id: 'map-steps',
      label: text.maps.steps,
      ...{ value, size: 's' },
      faultOf: (steps) => stepsFault(text, steps),
      commit: (steps) => model.actions.update({ steps }),
    })}</label>${fieldFault(drafts, 'map-steps', value)}`;
}
