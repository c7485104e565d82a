import { html, nothing, type TemplateResult } from 'lit/html.js';
import { type Dictionary, fill } from '../../../i18n/words';
import { significant, whole } from '../../../ui/format';
import { glyph } from '../../../ui/glyph';
import { cursorCount } from './plot';
import { type MethodReading, type Reading, readingsOf } from './readings';
import { bandOf } from './spread';
import type { CurvesInput } from './types';
import { capital, columnName } from './words';

type Words = Dictionary['curves'];

/** What the curves say in numbers: of every method its seeds, the median and the band at the cursor and at the end, the best, and how many diverged. */
export function curvesTable(input: CurvesInput, words: Words): TemplateResult {
  const text = words.table;
  const axis = words.axes[input.axis];
  const caption = fill(text.caption, {
    column: capital(columnName(words, input.column)),
    at: countText(cursorCount(input)),
    axis,
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="values curves-table">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${text.method}</th>
          <th scope="col" class="figures">${text.seeds}</th>
          <th scope="col" class="figures">${text.now}</th>
          <th scope="col" class="figures">${text.end}</th>
          <th scope="col" class="figures">${text.best}</th>
          <th scope="col" class="figures">${fill(text.when, { axis })}</th>
          <th scope="col" class="figures">${text.diverged}</th>
        </tr>
      </thead>
      <tbody>
        ${readingsOf(input).map((reading) => row(input, words, reading))}
      </tbody>
    </table>
  </div>`;
}

function row({ axis }: CurvesInput, { table: text }: Words, reading: MethodReading): TemplateResult {
  const { method, runs, cursor, end, best, diverged } = reading;
  const { mark, pace } = method;
  const banded = bandOf(runs) !== 'none';
  return html`<tr data-method=${mark.id}>
    <th scope="row">${glyph(mark)}${mark.label}</th>
    <td class="figures">${runs}</td>
    ${cell(text, cursor, banded)} ${cell(text, end, banded)} ${cell(text, best, false)}
    <td class="figures">${best ? countText(pace.countAt(axis, best.update)) : '–'}</td>
    <td class="figures">${fill(text.of, { count: diverged, runs })}</td>
  </tr>`;
}

function cell(text: Words['table'], reading: Reading | undefined, banded: boolean): TemplateResult {
  if (!reading) return html`<td class="figures">–</td>`;
  const number = (value: number) => (Number.isFinite(value) ? significant(value, 3) : text.lost);
  const band = fill(text.band, { low: number(reading.low), high: number(reading.high) });
  return html`<td class="figures">${number(reading.median)}${banded ? html`<span class="band">${band}</span>` : nothing}</td>`;
}

/** A count of an axis: whole things as they are, parts to three figures. */
const countText = (count: number): string => (Number.isInteger(count) ? whole(count) : significant(count, 3));
