import { live } from 'lit/directives/live.js';
import { html, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { isInteger } from '../../state/numbers';
import { viewsOf } from '../../state/rows/page';
import { menu } from '../../ui/choice';
import { numberField } from '../../ui/number-field';
import type { TrainContext } from './context';
import { trainRows } from './rows';

/** How the curves are looked at: above them, where a race has its tools. */
export function toolbar(context: TrainContext): TemplateResult {
  const { model, words, parts } = context;
  const text = words.value.train;
  const log = parts.log.value;
  const axis = (one: 'x' | 'y') =>
    check(text[one === 'x' ? 'logX' : 'logY'], log.includes(one), (on) =>
      model.actions.update({ log: logOf(one === 'x' ? on : log.includes('x'), one === 'y' ? on : log.includes('y')) }),
    );
  return html`<div class="train-tools" role="group" aria-label=${text.column}>
    ${menu({
      ...{ id: 'curve', label: text.column, value: parts.curve.value },
      options: trainRows.curve.options.map((curve) => [curve, text.columns[curve]] as const),
      pick: (curve) => model.actions.update({ curve }),
    })}
    ${menu({
      ...{ id: 'against', label: text.axis, value: parts.against.value },
      options: trainRows.against.options.map((against) => [against, text.axes[against]] as const),
      pick: (against) => model.actions.update({ against }),
    })}
    ${menu({
      ...{ id: 'beside', label: text.beside, value: parts.beside.value },
      options: trainRows.beside.options.map((beside) => [beside, text.besides[beside]] as const),
      pick: (beside) => model.actions.update({ beside }),
    })}
    ${menu({
      ...{ id: 'view', label: words.value.plane.view, value: parts.view.value },
      options: viewsOf(model.state.peek()).map((view) => [view, words.value.plane.views[view]] as const),
      pick: (view) => model.actions.update({ view }),
    })}
    ${axis('x')} ${axis('y')} ${smoothing(context)}
    ${
      parts.seeds.value > 1
        ? check(text.singles, parts.singles.value === 'shown', (on) =>
            model.actions.update({ singles: on ? 'shown' : 'hidden' }),
          )
        : ''
    }
  </div>`;
}

const logOf = (x: boolean, y: boolean) => (x ? (y ? 'xy' : 'x') : y ? 'y' : 'none');

const check = (label: string, on: boolean, set: (on: boolean) => void): TemplateResult => html`<label class="check">
  <input type="checkbox" .checked=${live(on)} @change=${(event: Event) => set((event.currentTarget as HTMLInputElement).checked)} />
  <span>${label}</span>
</label>`;

function smoothing({ model, words, parts, drafts }: TrainContext): TemplateResult {
  const text = words.value.train;
  const { min, max } = trainRows.smoothing;
  return html`<label class="field" title=${text.smoothingTip}><span class="quiet">${text.smoothing}</span>${numberField(
    drafts,
    {
      ...{ id: 'smoothing', label: text.smoothing, value: parts.smoothing.value, size: 's' },
      faultOf: (value) =>
        value !== undefined && isInteger(value, min, max)
          ? undefined
          : fill(text.fault, { name: text.smoothing, expected: fill(words.value.expected.integer, { min, max }) }),
      commit: (smoothing) => model.actions.update({ smoothing }),
    },
  )}</label>`;
}
