import { live } from 'lit/directives/live.js';
import { html, type TemplateResult } from 'lit/html.js';
import { menu } from '../../ui/choice';
import { trainRows } from '../train/rows';
import type { ParallelContext } from './context';

/** The curves of what is trained that servers have. */
const columns = ['loss', 'validation', 'accuracy'] as const;

/** How the losses are looked at: above them; on a surface the frame's own tools are there. */
export function toolbar({ model, words, parts }: ParallelContext): TemplateResult | TemplateResult[] {
  if (parts.data.value === undefined) return [];
  const text = words.value.train;
  const curve = columns.find((one) => one === parts.curve.value) ?? 'loss';
  const log = parts.log.value;
  const check = (label: string, axis: 'x' | 'y') => html`<label class="check">
    <input type="checkbox" .checked=${live(log.includes(axis))} @change=${(event: Event) => {
      const on = (event.currentTarget as HTMLInputElement).checked;
      const [x, y] = [axis === 'x' ? on : log.includes('x'), axis === 'y' ? on : log.includes('y')];
      model.actions.update({ log: x ? (y ? 'xy' : 'x') : y ? 'y' : 'none' });
    }} /><span>${label}</span></label>`;
  return html`<div class="train-tools" role="group" aria-label=${text.column}>
    ${menu({
      ...{ id: 'curve', label: text.column, value: curve },
      options: columns.map((one) => [one, text.columns[one]] as const),
      pick: (one) => model.actions.update({ curve: one }),
    })}
    ${menu({
      ...{ id: 'against', label: text.axis, value: parts.against.value },
      options: trainRows.against.options.map((axis) => [axis, words.value.parallel.axes[axis]] as const),
      pick: (against) => model.actions.update({ against }),
    })}
    ${check(text.logX, 'x')} ${check(text.logY, 'y')}
  </div>`;
}
