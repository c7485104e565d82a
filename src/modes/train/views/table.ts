import { html, type TemplateResult } from 'lit/html.js';

/** A picture in numbers. */
export interface ViewTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row is its name. */
  readonly rows: readonly (readonly string[])[];
}

/** The numbers of a picture for those who do not see it. */
export const viewTable = ({ caption, head, rows }: ViewTable): TemplateResult => html`<table>
  <caption>${caption}</caption>
  <thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
  <tbody>
    ${rows.map(
      ([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}
  </tbody>
</table>`;
