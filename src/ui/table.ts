import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import type { Context } from './context';
import { significant } from './format';
import { glyph } from './glyph';
import type { PageSurface } from './model';
import { endedBy, liveValues } from './values';

/** The numbers of every method at the step that is shown. */
export function valuesTable({ model, words, parts }: Context): TemplateResult {
  const text = words.value.table;
  const step = parts.step.value;
  const known = measures(model.surface.value);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${text.title}>
    <table class="values">
      <caption>${fill(text.caption, { step })}</caption>
      <thead>
        <tr>
          <th scope="col">${text.method}</th>
          <th scope="col" class="figures wide">${text.step}</th>
          <th scope="col" class="figures"><i>x</i></th>
          <th scope="col" class="figures"><i>y</i></th>
          <th scope="col" class="figures"><i>f</i></th>
          <th scope="col" class="figures">${text.gradient}</th>
          ${known ? html`<th scope="col" class="figures" title=${text.distanceTip}>${text.distance}</th>` : nothing}
          <th scope="col" class="wide">${text.status}</th>
        </tr>
      </thead>
      <tbody>
        ${model.marks.value.map((_, run) => row({ model, words, parts }, run))}
      </tbody>
    </table>
  </div>`;
}

/** Whether there is a column of distances; while minima are searched for, it keeps its place. */
const measures = ({ minima }: PageSurface): boolean => minima?.length !== 0;

function row({ model, words, parts }: Pick<Context, 'model' | 'words' | 'parts'>, run: number): TemplateResult {
  const text = words.value.table;
  const mark = model.marks.value[run];
  const paths = model.paths.value;
  const step = parts.step.value;
  const known = paths !== undefined && run < paths.ends.length;
  const live = known ? liveValues(paths, run, step, model.surface.value) : undefined;
  const ended = known ? endedBy(paths, run, step) : undefined;
  const cell = (value: number | undefined, digits = 4) =>
    html`<td class="figures">${value === undefined ? '–' : significant(value, digits)}</td>`;
  const status = ended ? fill(text[ended.how], { step: ended.at }) : text.ok;
  return html`<tr class=${ended ? 'diverged' : 'ok'}>
    <th scope="row">${glyph(mark)}${mark.label}${ended ? html` <span class="narrow">${status}</span>` : nothing}</th>
    <td class="figures wide">${live?.step ?? '–'}</td>
    ${cell(live?.x)} ${cell(live?.y)} ${cell(live?.f, 3)} ${cell(live?.slope, 3)}
    ${measures(model.surface.value) ? cell(live?.distance, 3) : nothing}
    <td class="wide status">${status}</td>
  </tr>`;
}
