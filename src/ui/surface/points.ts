import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { type StationaryKind, type StationaryPoint, stationaryKinds } from '../../surfaces/stationary';
import type { Context } from '../context';
import { significant } from '../format';

/** Most points of a kind that are listed. */
const most = 12;

/** The stationary points in the domain with their kind, f and eigenvalues, and whether the picture marks them. */
export function pointsTable(context: Context): TemplateResult {
  const { model, words } = context;
  const text = words.value.surface;
  const landmarks = model.landmarks.value;
  if (!landmarks) return html``;
  const { points, more, lines } = landmarks.stationary;
  return html`<section class="points" aria-labelledby="points-title">
    <h3 id="points-title">${text.points}</h3>
    ${points.length === 0 && !lines ? html`<p class="quiet">${text.pointsNone}</p>` : nothing}
    ${points.length > 0 ? table(context, points) : nothing}
    ${lines ? html`<p class="quiet">${text.lines}</p>` : nothing} ${more ? html`<p class="quiet">${text.many}</p>` : nothing}
    ${points.length > 0 ? markSwitch(context) : nothing}
  </section>`;
}

function markSwitch({ model, words, parts }: Context): TemplateResult {
  const mark = (event: Event) =>
    model.actions.update({ stationary: (event.currentTarget as HTMLInputElement).checked ? 'shown' : 'hidden' });
  return html`<label class="row"><input type="checkbox" .checked=${parts.stationary.value === 'shown'} @change=${mark} />
    ${words.value.surface.mark}</label>`;
}

function table(context: Context, points: readonly StationaryPoint[]): TemplateResult {
  const text = context.words.value.surface;
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="points-title"><table class="values">
    <thead><tr>
      <th scope="col">${text.kind}</th><th scope="col" class="figures">${text.place}</th>
      <th scope="col" class="figures"><i>${text.value}</i></th>
      <th scope="col" class="figures" title=${text.eigenvaluesTip}>${text.eigenvalues}</th>
    </tr></thead>
    <tbody>${stationaryKinds.map((kind) =>
      rows(
        context,
        kind,
        points.filter((point) => point.kind === kind),
      ),
    )}</tbody>
  </table></div>`;
}

function rows({ words }: Context, kind: StationaryKind, points: readonly StationaryPoint[]): TemplateResult {
  const { kinds, kindTips, rest } = words.value.surface;
  const left = points.length - most;
  return html`${points.slice(0, most).map(
    ({ at, f, eigenvalues }) => html`<tr>
      <th scope="row" title=${kindTips[kind]}>${sign(kind)}${kinds[kind]}</th>
      <td class="figures">(${at.map((c) => significant(rounded(c))).join(', ')})</td>
      <td class="figures">${significant(f)}</td>
      <td class="figures">${eigenvalues.map((value) => significant(value, 3)).join(', ')}</td>
    </tr>`,
  )}
  ${left > 0 ? html`<tr><td colspan="4" class="quiet">${fill(rest, { count: left, kind: kinds[kind] })}</td></tr>` : nothing}`;
}

/** What Newton's method leaves of 0 is 0. */
const rounded = (value: number): number => (Math.abs(value) < 1e-9 ? 0 : value);

/** The signs that the picture marks them with. */
const signs: Readonly<Record<StationaryKind, string>> = {
  minimum: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0ZM-7 0H7M0-7V7',
  saddle: 'M-4.5-4.5 4.5 4.5M-4.5 4.5 4.5-4.5',
  maximum: 'M0-5 5 4H-5Z',
  degenerate: 'M0-5.5 5.5 0 0 5.5-5.5 0Z',
};

const sign = (kind: StationaryKind): TemplateResult => html`<svg class="glyph" viewBox="-8 -8 16 16" aria-hidden="true">
  ${svg`<path d=${signs[kind]} fill="none" stroke="currentColor" stroke-width="1.25"></path>`}
</svg>`;
