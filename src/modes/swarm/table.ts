import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { Tally } from '../../engine/many/swarm';
import { fill } from '../../i18n/words';
import type { Mark } from '../../stage/types';
import { whole } from '../../ui/format';
import { glyph } from '../../ui/glyph';
import type { SwarmContext } from './context';

/** The outcomes in the order of the columns and of the bars. */
const outcomes = ['arrived', 'live', 'diverged', 'steep', 'indeterminate'] as const;

type Outcome = (typeof outcomes)[number];

/** The outcomes that have a column: of those that are rare, the ones that occur. */
const columnsOf = (tallies: readonly Tally[]): readonly Outcome[] =>
  outcomes.filter(
    (outcome) => (outcome !== 'steep' && outcome !== 'indeterminate') || tallies.some((tally) => tally[outcome] > 0),
  );

/** How the particles of every method fare: counts, and a bar of their shares. */
export function swarmTable({ model, swarm, words }: SwarmContext): TemplateResult {
  const text = words.value.swarm;
  const frame = swarm.value;
  const marks = model.marks.value;
  if (!frame || frame.tallies.length !== marks.length) return html`<p class="quiet">${text.waiting}</p>`;
  const columns = columnsOf(frame.tallies);
  const caption = fill(text.caption, { particles: whole(frame.particles), step: frame.step });
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${text.title}>
    <table class="values swarm">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${text.method}</th>
          ${columns.map((outcome) => html`<th scope="col" class="figures"><span class="swatch ${outcome}" aria-hidden="true"></span>${text[outcome]}</th>`)}
          <th scope="col"><span class="hidden">${text.share}</span></th>
        </tr>
      </thead>
      <tbody>
        ${frame.tallies.map((tally, run) => row(tally, marks[run], columns))}
      </tbody>
    </table>
  </div>`;
}

const row = (tally: Tally, mark: Mark, columns: readonly Outcome[]): TemplateResult => html`<tr>
  <th scope="row">${glyph(mark)}${mark.label}</th>
  ${columns.map((outcome) => html`<td class="figures">${whole(tally[outcome])}</td>`)}
  <td>${bar(tally)}</td>
</tr>`;

/** The shares of the outcomes beside each other. */
function bar(tally: Tally): TemplateResult {
  const all = Math.max(
    1,
    outcomes.reduce((sum, outcome) => sum + tally[outcome], 0),
  );
  let from = 0;
  const parts = outcomes.map((outcome) => {
    const [x, width] = [from, tally[outcome] / all];
    from += width;
    return width > 0 ? svg`<rect class=${outcome} x=${x} width=${width} height="1"></rect>` : nothing;
  });
  return html`<svg class="shares" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}
