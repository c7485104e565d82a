import { html, nothing, type TemplateResult } from 'lit/html.js';
import { earlyEndsIn } from '../../engine/many/shares';
import { fill } from '../../i18n/words';
import type { Rgb } from '../../stage/colormap';
import { minimumColors, mostCategorical, reservedOf, shaded } from '../../stage/map/tones';
import type { Sheet, SheetMap } from '../../stage/map/types';
import type { Context } from '../../ui/context';
import { significant } from '../../ui/format';
import { glyph } from '../../ui/glyph';
import { percent, placeOf } from '../maps/sheet';
import { number, sharesIn, swatch } from '../maps/table';
import type { MapPlan, MapTable } from '../maps/types';
import { inOrder } from './legend';

/** Shares of the area that end in each minimum; of one method alone a row for each where there are many. */
export function basinsTable(context: Context, _: MapPlan, sheet: Sheet): MapTable {
  const text = context.words.value.maps.table;
  if (sheet.maps.length > 1 || sheet.minima.length <= mostCategorical)
    return { caption: text.basins, body: shares(context, sheet) };
  return { caption: fill(text.basinsAlone, { name: sheet.maps[0].mark.label }), body: oneMap(context, sheet) };
}

/** A row for every method, a column for every end. */
function shares({ words }: Context, sheet: Sheet): TemplateResult {
  const text = words.value.maps;
  const { minima, theme } = sheet;
  const colors = minimumColors(minima, sheet.domain);
  const many = minima.length > mostCategorical;
  const lowest = minima.reduce((best, { f }, i) => (f < minima[best].f ? i : best), 0);
  const shown = many ? [lowest] : minima.map((_, i) => i);
  const known = new Map(sheet.maps.flatMap(({ mark, drawn }) => (drawn ? [[mark.id, sharesIn(drawn)] as const] : [])));
  const ends = earlyEndsIn([...known.values()]);
  const row = (map: SheetMap) => {
    const found = known.get(map.mark.id);
    const cell = (share: number | undefined) => number(share === undefined ? '–' : percent(share));
    const others = found?.minima.reduce((sum, share, i) => sum + (shown.includes(i) ? 0 : share), 0);
    return html`<tr data-method=${map.mark.id}>
      <th scope="row">${glyph(map.mark)}${map.mark.label}</th>
      ${shown.map((i) => cell(found?.minima[i]))} ${many ? cell(others) : nothing}
      ${cell(found?.underway)} ${ends.map((end) => cell(found?.[end]))}
    </tr>`;
  };
  const nameOf = (i: number) => fill(many ? text.legend.lowest : text.legend.minimum, placeOf(minima[i]));
  return html`<thead><tr>
      <th scope="col">${text.table.method}</th>
      ${shown.map((i) => html`<th scope="col" class="figures">${swatch(shaded(colors[i], 0.3, theme, minima.length > mostCategorical))}${nameOf(i)}</th>`)}
      ${many ? html`<th scope="col" class="figures">${fill(text.legend.others, { count: minima.length - 1 })}</th>` : nothing}
      <th scope="col" class="figures">${swatch(reservedOf(theme).underway)}${text.table.underway}</th>
      ${ends.map((end) => html`<th scope="col" class="figures">${swatch(reservedOf(theme).diverged)}${text.table[end]}</th>`)}
    </tr></thead>
    <tbody>${sheet.maps.map(row)}</tbody>`;
}

/** A row for every end of one method's runs, the largest first where there are many. */
function oneMap({ words }: Context, sheet: Sheet): TemplateResult {
  const text = words.value.maps;
  const { minima, theme, maps } = sheet;
  const colors = minimumColors(minima, sheet.domain);
  const { drawn } = maps[0];
  const found = drawn && sharesIn(drawn);
  const row = (color: Rgb, name: string, f: string, share: number | undefined) => html`<tr>
    <th scope="row">${swatch(color)}${name}</th>${number(f)}${number(share === undefined ? '–' : percent(share))}
  </tr>`;
  return html`<thead><tr>
      <th scope="col">${text.table.minimum}</th><th scope="col" class="figures"><i>f</i></th>
      <th scope="col" class="figures">${text.table.share}</th>
    </tr></thead>
    <tbody>
      ${inOrder(minima.length, found).map((i) =>
        row(
          shaded(colors[i], 0.3, theme, minima.length > mostCategorical),
          fill(text.legend.minimum, placeOf(minima[i])),
          significant(minima[i].f),
          found?.minima[i],
        ),
      )}
      ${row(reservedOf(theme).underway, text.table.underway, '', found?.underway)}
      ${earlyEndsIn(found ? [found] : []).map((end) => row(reservedOf(theme).diverged, text.table[end], '', found?.[end]))}
    </tbody>`;
}
