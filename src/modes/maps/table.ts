import { html, type TemplateResult } from 'lit/html.js';
import { type Shares, sharesOf } from '../../engine/many/shares';
import { css, type Rgb } from '../../stage/colormap';
import type { DrawnMap } from '../../stage/map/types';
import type { Context } from '../../ui/context';
import { customProperty } from '../../ui/custom-property';
import type { MapsModel } from './model';
import type { MapView } from './view';

/** What the maps say in numbers: shares of the area, or the best values of every method. */
export function mapsTable(context: Context, maps: MapsModel, view: MapView): TemplateResult {
  const plan = maps.plan.value;
  const sheet = view.sheet.value;
  if (!plan || !sheet || plan.maps.length === 0) return html``;
  const { caption, body } = plan.kind.table(context, plan, sheet);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="values maps-table"><caption>${caption}</caption>${body}</table>
  </div>`;
}

/** A small field of a colour. */
export const swatch = (color: Rgb): TemplateResult =>
  html`<i class="swatch" aria-hidden="true" ${customProperty('--tone', css(color))}></i>`;

/** The shares of a map's runs that end in each way. */
export const sharesIn = ({ pixels, minima, steps }: DrawnMap): Shares => sharesOf(pixels, minima, steps);

/** A cell with a number. */
export const number = (value: string): TemplateResult => html`<td class="figures">${value}</td>`;
