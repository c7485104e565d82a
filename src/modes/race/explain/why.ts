import { html, type TemplateResult } from 'lit/html.js';
import type { Reason } from '../../../engine/explain';
import { fill } from '../../../i18n/words';
import { symbolOf } from '../../../math/symbols';
import type { Context } from '../../../ui/context';
import { briefText } from './numbers';

/** Why the step went as it did, in sentences. */
export const reasonList = ({ words }: Context, reasons: readonly Reason[]): TemplateResult =>
  html`<ul class="reasons">
    ${reasons.map(({ id, values }) => html`<li data-reason=${id}>${fill(words.value.explain.reasons[id], texts(values))}</li>`)}
  </ul>`;

/** What a sentence fills in, as text: whole degrees and percents, other numbers to two or three digits. */
const texts = (values: Reason['values']): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(name, value)]));

const whole: ReadonlySet<string> = new Set(['angle', 'percent']);

function textOf(name: string, value: Reason['values'][string]): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return value.map(symbolOf).join(', ');
  return whole.has(name) ? String(Math.round(value)) : briefText(value, value >= 100 ? 4 : 3);
}
