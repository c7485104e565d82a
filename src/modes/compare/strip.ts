import { html, svg, type TemplateResult } from 'lit/html.js';
import type { Spread } from '../../engine/many/quartiles';
import type { Mark } from '../../stage/types';

const [width, height, edge] = [176, 26, 4];

/** Two box plots of ranks on one axis, the tuned one filled and the other hollow; the table beside says the same in numbers. */
export function strip(count: number, { color }: Mark, tuned: Spread, defaults: Spread): TemplateResult {
  const at = (rank: number) => edge + ((rank - 1) / Math.max(1, count - 1)) * (width - 2 * edge);
  return html`<svg class="strip" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${ticks(count).map((rank) => svg`<path class="grid" d="M${at(rank)} 0V${height}"></path>`)}
    ${box(tuned, at, 3, 10, color, color)} ${box(defaults, at, 17, 6, color, 'none')}
  </svg>`;
}

/** The ends of the axis and every fifth rank. */
function ticks(count: number): number[] {
  const fives = Array.from({ length: Math.floor(count / 5) }, (_, i) => 5 * (i + 1));
  return [1, ...fives.filter((rank) => rank < count), count];
}

function box(
  { low, q1, median, q3, high }: Spread,
  at: (rank: number) => number,
  top: number,
  size: number,
  stroke: string,
  fill: string,
): TemplateResult {
  const middle = top + size / 2;
  const hollow = fill === 'none';
  const place = at(median);
  return svg`<g stroke=${stroke} fill="none">
    <path d="M${at(low)} ${middle}H${at(q1)}M${at(q3)} ${middle}H${at(high)}"></path>
    <rect x=${at(q1)} y=${top} width=${Math.max(1, at(q3) - at(q1))} height=${size} fill=${fill} fill-opacity="0.35"></rect>
    <path class=${hollow ? '' : 'median'} stroke-width="2" d="M${place} ${top - 1}V${top + size + 1}"></path>
  </g>`;
}
