import { html, svg, type TemplateResult } from 'lit/html.js';
import type { Vector, VectorKind } from '../../../engine/explain';
import { arrowLooks, neckOf } from '../../../stage/arrow-look';
import { typographic } from '../../../stage/number-text';
import { vectorColorsOf } from '../../../state/shown';
import type { Context } from '../../../ui/context';
import { significant } from '../../../ui/format';
import type { Explained } from './model';

/** The vectors on the surface, with what they are: the legend of the picture as a table. */
export function vectorTable({ model, words, parts }: Context, { run, vectors }: Explained): TemplateResult {
  const text = words.value.explain;
  const method = parts.methods.value[run]?.method ?? '';
  const colors = vectorColorsOf({ ...model.state.peek(), look: parts.look.value, scene: parts.scene.value }, method);
  const drawn = vectors.filter(({ kind }) => !colors || kind in colors);
  if (drawn.length === 0) return html`<p class="quiet">${text.arrowsNone}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${text.arrows}>
    <table class="values vectors">
      <thead>
        <tr>
          <th scope="col">${text.arrow}</th>
          <th scope="col" class="figures"><i>x</i></th>
          <th scope="col" class="figures"><i>y</i></th>
          <th scope="col" class="figures">${text.length}</th>
          <th scope="col" class="figures">${text.drawn}</th>
        </tr>
      </thead>
      <tbody>
        ${drawn.map((vector) => row(vector, text.vectors, text.vectorTips, colors?.[vector.kind]))}
      </tbody>
    </table>
  </div>`;
}

type Words = Readonly<Record<VectorKind, string>>;

function row({ kind, value, scale }: Vector, names: Words, tips: Words, color: string | undefined): TemplateResult {
  return html`<tr data-vector=${kind}>
    <th scope="row" title=${tips[kind]}>${swatch(kind, color)}${names[kind]}</th>
    <td class="figures">${significant(value[0], 3)}</td>
    <td class="figures">${significant(value[1], 3)}</td>
    <td class="figures">${significant(Math.hypot(...value), 3)}</td>
    <td class="figures">× ${typographic(String(scale))}</td>
  </tr>`;
}

/** Length of a head and of the whole arrow in a sample, in CSS pixels. */
const [headLength, shaft] = [9, 30];

/** A piece of the arrow as it is on the surface. */
function swatch(kind: VectorKind, published: string | undefined): TemplateResult {
  const { light, dark, dash, width, head } = arrowLooks[kind];
  const color = published ?? (light && dark ? `light-dark(${light}, ${dark})` : 'currentColor');
  const neck = shaft - headLength * neckOf(head);
  return html`<svg class="vector" viewBox="-2 -7 36 14" aria-hidden="true">
    ${svg`<path d="M0 0H${neck}" fill="none" stroke=${color} stroke-width=${width} stroke-dasharray=${dash.join(' ')} stroke-linecap="round"></path>
    ${head.map(({ points, fill }) => {
      const places = points.map(([x, y]) => `${shaft + headLength * x} ${headLength * y}`).join('L');
      const inside = fill === 'color' ? color : fill === 'ground' ? 'var(--ground)' : 'none';
      return svg`<path d="M${places}${fill ? 'Z' : ''}" fill=${inside} stroke=${color} stroke-width=${width} stroke-linejoin="round"></path>`;
    })}`}
  </svg>`;
}
