import { html, nothing, type TemplateResult } from 'lit/html.js';
import { rangesOf } from '../../engine/many/sweep';
import { symbolOf } from '../../math/symbols';
import { optimizerOf } from '../../optimizers/resolve';
import type { MethodChoice } from '../../state/types';
import type { Context } from '../../ui/context';
import { tick } from '../../ui/format';
import { glyph } from '../../ui/glyph';

/** Behind a disclosure: where the candidates of each method shown lie, and what stays as it is. */
export function rangesOfSweep({ model, words, parts }: Context): TemplateResult | typeof nothing {
  const text = words.value.compare.duel;
  const marks = model.marks.value;
  const methods = parts.methods.value;
  if (methods.length === 0 || methods.length !== marks.length) return nothing;
  return html`<details class="aside">
    <summary>${text.ranges}</summary>
    <p>${text.rangesLead}</p>
    <ul class="ranges">
      ${methods.map((choice, i) => html`<li>${glyph(marks[i])} ${marks[i].label}: ${rangesText(choice)}</li>`)}
    </ul>
  </details>`;
}

function rangesText(choice: MethodChoice): string {
  const { hyper } = choice;
  const optimizer = optimizerOf(choice);
  if (!optimizer) return '';
  const ranges = rangesOf(optimizer);
  const tuned = new Set(ranges.map(({ name }) => name));
  const fixed = Object.keys(optimizer.hyper).filter((name) => !tuned.has(name));
  return [
    ...ranges.map(({ name, min, max }) => `${symbolOf(name)} ${ends(min)} … ${ends(max)}`),
    ...fixed.map((name) => `${symbolOf(name)} = ${ends(hyper[name])}`),
  ].join(', ');
}

/** The end of a range in full: 0.9999 is not 1. */
const ends = (value: number): string => (value >= 0.001 && value <= 1 ? String(value) : tick(value));
