import { html, nothing, type TemplateResult } from 'lit/html.js';
import { shareOf } from '../../engine/many/axis';
import { endings } from '../../engine/many/ended';
import { earlyEndsIn } from '../../engine/many/shares';
import type { Dictionary } from '../../i18n/words';
import { lineOf } from '../../stage/map/draw-curves';
import { bestPixel, isFlat, measureAt } from '../../stage/map/measure';
import { valuesOf } from '../../stage/map/places';
import type { ColorScale, DrawnMap, Sheet, SheetMap } from '../../stage/map/types';
import type { Context } from '../../ui/context';
import { significant } from '../../ui/format';
import { glyph } from '../../ui/glyph';
import { namesOf } from '../maps/reading';
import { percent } from '../maps/sheet';
import { number, sharesIn } from '../maps/table';
import type { MapKind } from '../maps/types';
import { reachedShare } from './legend';

type Words = Dictionary['maps'];

/** What a table calls its caption and columns. */
type Names = (words: Words) => Pick<Words['table'], 'rates' | 'best'> & { readonly flat?: string };

/** The best values of every method over hyperparameters, what they do, and what the present ones do. */
export const ratesTable =
  (namesIn: Names): MapKind['table'] =>
  (context, _, sheet) => {
    const names = namesIn(context.words.value.maps);
    return { caption: names.rates, body: sheet.scale ? bodyOf(context, sheet, sheet.scale, names) : html`` };
  };

function bodyOf({ words }: Context, sheet: Sheet, scale: ColorScale, names: ReturnType<Names>): TemplateResult {
  const text = words.value.maps;
  const kind = scale.criterion === 'steps' ? 'steps' : scale.best === undefined ? 'value' : 'gap';
  const measured = (drawn: DrawnMap, i: number | undefined): string => {
    if (i === undefined) return text.table.never;
    const value = measureAt(scale, drawn.pixels, i);
    const ending = endings[drawn.pixels.ended[i]];
    if (ending !== 'ok') return text.legend[ending];
    if (names.flat !== undefined && isFlat(scale, drawn.pixels, i)) return names.flat;
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
      ${kind === 'steps' ? number(drawn ? percent(reachedShare(drawn.pixels, drawn.steps)) : '–') : nothing}
      ${names.flat === undefined ? nothing : number(drawn ? percent(flatShare(scale, drawn)) : '–')}
      ${ends.map((end) => number(found ? percent(found[end]) : '–'))}
    </tr>`;
  };
  return html`<thead><tr>
      <th scope="col">${text.table.method}</th>
      <th scope="col" class="figures">${names.best[kind]}</th>
      <th scope="col">${text.table.bestAt}</th>
      <th scope="col" class="figures">${text.table.now}</th>
      ${kind === 'steps' ? html`<th scope="col" class="figures">${text.table.reach}</th>` : nothing}
      ${names.flat === undefined ? nothing : html`<th scope="col" class="figures">${names.flat}</th>`}
      ${ends.map((end) => html`<th scope="col" class="figures">${text.table[end]}</th>`)}
    </tr></thead>
    <tbody>${sheet.maps.map(row)}</tbody>`;
}

/** The share of runs that end no lower than they began. */
function flatShare(scale: ColorScale, { pixels }: DrawnMap): number {
  const { length } = pixels.f;
  return pixels.f.reduce((count, _, i) => count + (isFlat(scale, pixels, i) ? 1 : 0), 0) / length;
}

/** The pixel of the present values; undefined off the map. */
function pixelOf({ axes: [across, up], width, height }: DrawnMap, present: SheetMap['present']): number | undefined {
  const column = lineOf(shareOf(across, present[0]), width);
  const row = up && present[1] !== undefined ? lineOf(shareOf(up, present[1]), height) : 0;
  return column === undefined || row === undefined ? undefined : row * width + column;
}
