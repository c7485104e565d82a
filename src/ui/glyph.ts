import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import { polygons } from '../stage/shapes';
import type { Mark, Shape } from '../stage/types';

const radius = 5;

/** The outline of a marker around (0, 0), as SVG path data; the same polygons that the stage draws. */
export function shapePath(shape: Shape): string {
  if (shape === 'circle')
    return `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  const points = polygons[shape].map(([x, y]) => `${(x * radius).toFixed(2)} ${(y * radius).toFixed(2)}`);
  return `M${points.join('L')}Z`;
}

/** A method's marker in its colour. */
export const glyph = ({ color, shape }: Pick<Mark, 'color' | 'shape'>): TemplateResult => html`<svg
  class="glyph"
  viewBox="-8 -8 16 16"
  aria-hidden="true"
>
  ${svg`<path d=${shapePath(shape)} fill=${color} stroke="currentColor" stroke-width="0.5"></path>`}
</svg>`;

/** A method's line with its marker, as a legend shows it; without a mark, an empty ring. */
export const sample = (mark: Mark | undefined): TemplateResult => html`<svg
  class="sample"
  viewBox="-14 -8 28 16"
  aria-hidden="true"
>
  ${
    mark
      ? svg`<path d="M-13 0H13" fill="none" stroke=${mark.color} stroke-width="2" stroke-dasharray=${mark.dash.length ? mark.dash.join(' ') : nothing}></path>
          <path d=${shapePath(mark.shape)} fill=${mark.color} class="halo"></path>`
      : svg`<circle r="4" fill="none" stroke="currentColor" stroke-dasharray="2 2"></circle>`
  }
</svg>`;
