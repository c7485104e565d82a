import { html, nothing, type TemplateResult } from 'lit/html.js';
import { shareOf } from '../../engine/many/axis';
import { endings } from '../../engine/many/ended';
import { earlyEndsIn, type Shares, sharesOf } from '../../engine/many/shares';
import { fill } from '../../i18n/words';
import { css, type Rgb } from '../../stage/colormap';
import { lineOf } from '../../stage/map/draw-curves';
import { divergedTone } from '../../stage/map/image';
import { bestPixel, measureAt } from '../../stage/map/measure';
import { valuesOf } from '../../stage/map/places';
import { minimumColors, mostCategorical, reservedOf, shaded } from '../../stage/map/tones';
import type { DrawnMap, MapPlan, Sheet, SheetMap } from '../../stage/map/types';
import type { Context } from '../../ui/context';
import { customProperty } from '../../ui/custom-property';
import { significant } from '../../ui/format';
import { glyph } from '../../ui/glyph';
import type { MapsModel } from './model';
import { namesOf } from './reading';
import { arrivingOf, inOrder, percent, placeOf } from './sheet';
import type { MapView } from './view';

/** What the maps say in numbers: shares of the area, or the best values of every method. */
export function mapsTable(context: Context, maps: MapsModel, view: MapView): TemplateResult {
  const plan = maps.plan.value;
  const sheet = view.sheet.value;
  if (!plan || !sheet || plan.maps.length === 0) return html``;
  const text = context.words.value.maps.table;
  const alone = plan.kind === 'starts' && sheet.maps.length === 1 && sheet.minima.length > mostCategorical;
  const caption =
    plan.kind === 'values'
      ? text.rates
      : alone
        ? fill(text.basinsAlone, { name: sheet.maps[0].mark.label })
        : text.basins;
  const body =
    plan.kind === 'values'
      ? rates(context, plan, sheet)
      : alone
        ? oneMap(context, plan, sheet)
        : shares(context, plan, sheet);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="values maps-table"><caption>${caption}</caption>${body}</table>
  </div>`;
}

const swatch = (color: Rgb): TemplateResult =>
  html`<i class="swatch" aria-hidden="true" ${customProperty('--tone', css(color))}></i>`;

const sharesIn = ({ pixels, minima, steps }: DrawnMap): Shares => sharesOf(pixels, minima, steps);

const number = (value: string): TemplateResult => html`<td class="figures">${value}</td>`;

/** A row for every method, a column for every end. */
function shares({ words }: Context, plan: MapPlan, sheet: Sheet): TemplateResult {
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
      ${ends.map((end) => html`<th scope="col" class="figures">${swatch(divergedTone(plan.kind, theme))}${text.table[end]}</th>`)}
    </tr></thead>
    <tbody>${sheet.maps.map(row)}</tbody>`;
}

/** A row for every end of one method's runs, the largest first where there are many. */
function oneMap({ words }: Context, plan: MapPlan, sheet: Sheet): TemplateResult {
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
      ${earlyEndsIn(found ? [found] : []).map((end) => row(divergedTone(plan.kind, theme), text.table[end], '', found?.[end]))}
    </tbody>`;
}

/** The best values of every method, what they do, and what the present ones do. */
function rates({ words }: Context, plan: MapPlan, sheet: Sheet): TemplateResult {
  const text = words.value.maps;
  const { scale } = sheet;
  const kind = scale.criterion === 'steps' ? 'steps' : scale.best === undefined ? 'value' : 'gap';
  const measured = (drawn: DrawnMap, i: number | undefined): string => {
    if (i === undefined) return text.table.never;
    const value = measureAt(scale, drawn.pixels, i);
    const ending = endings[drawn.pixels.ended[i]];
    if (ending !== 'ok') return text.legend[ending];
    if (value === Number.POSITIVE_INFINITY) return text.table.never;
    return kind === 'steps' ? String(value) : significant(value, 3);
  };
  const ends = earlyEndsIn(sheet.maps.flatMap(({ drawn }) => (drawn ? [sharesIn(drawn)] : [])));
  const row = ({ mark, drawn, present }: SheetMap) => {
    const found = drawn && sharesIn(drawn);
    const best = drawn && bestPixel(scale, drawn);
    const at = drawn && best !== undefined ? [best % drawn.width, Math.floor(best / drawn.width)] : undefined;
    const values = drawn && at && namesOf(words.value.maps, drawn, valuesOf(drawn, [at[0], at[1]])).join(', ');
    const now = drawn && pixelOf(drawn, present);
    return html`<tr data-method=${mark.id}>
      <th scope="row">${glyph(mark)}${mark.label}</th>
      ${number(drawn ? measured(drawn, best) : '–')}
      <td>${values ?? '–'}</td>
      ${number(drawn && now !== undefined ? measured(drawn, now) : '–')}
      ${kind === 'steps' ? number(drawn ? percent(arrivingOf(plan, drawn)) : '–') : nothing}
      ${ends.map((end) => number(found ? percent(found[end]) : '–'))}
    </tr>`;
  };
  return html`<thead><tr>
      <th scope="col">${text.table.method}</th>
      <th scope="col" class="figures">${text.table.best[kind]}</th>
      <th scope="col">${text.table.bestAt}</th>
      <th scope="col" class="figures">${text.table.now}</th>
      ${kind === 'steps' ? html`<th scope="col" class="figures">${text.table.reach}</th>` : nothing}
      ${ends.map((end) => html`<th scope="col" class="figures">${text.table[end]}</th>`)}
    </tr></thead>
    <tbody>${sheet.maps.map(row)}</tbody>`;
}

/** The pixel of the present values; undefined off the map. */
function pixelOf({ axes: [across, up], width, height }: DrawnMap, present: SheetMap['present']): number | undefined {
  const column = lineOf(shareOf(across, present[0]), width);
  const row = up && present[1] !== undefined ? lineOf(shareOf(up, present[1]), height) : 0;
  return column === undefined || row === undefined ? undefined : row * width + column;
}
