import { html, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import type { Context } from '../../ui/context';
import { glyph } from '../../ui/glyph';
import { trains } from './trains';

/** The methods of what is shown that are left out, by their marks. */
const refusedIn = ({ model, parts }: Context) =>
  parts.methods.value.flatMap((choice, i) => (trains(choice) ? [] : (model.marks.value[i] ?? [])));

/** A sentence for each method that is left out. */
export const refusals = (context: Context): TemplateResult[] =>
  refusedIn(context).map(
    ({ label }) =>
      html`<p class="about refused">${fill(context.words.value.train.leftOut, { name: label, why: context.words.value.train.needsHessian })}</p>`,
  );

/** A row of a table for each method that is left out, which says why in so many columns. */
export const refusedRows = (context: Context, columns: number): TemplateResult[] =>
  refusedIn(context).map(
    (mark) => html`<tr class="refused" data-method=${mark.id}>
      <th scope="row">${glyph(mark)}${mark.label}</th>
      <td colspan=${columns}>${context.words.value.train.needsHessian}</td>
    </tr>`,
  );
