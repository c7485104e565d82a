import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { Bins } from '../../engine/many/swarm';
import { css } from '../../stage/colormap';
import { speedAxis } from '../../stage/swarm-look';
import { axisTicks } from '../../ui/axis-ticks';
import { customProperty } from '../../ui/custom-property';
import type { SwarmContext } from './context';

/** The colours of a low to a high loss or speed, with their axis; none by method, where the table has the colours. */
export function swarmLegend({ swarm, tones, words, parts }: SwarmContext): TemplateResult | typeof nothing {
  const text = words.value.swarm.kinds;
  const color = parts.color.value;
  const frame = swarm.value;
  if (color === 'method' || !frame) return nothing;
  const axis = color === 'speed' ? speedAxis(parts.domain.value) : frame.bins;
  const name = color === 'speed' ? text.speed : axis.scale === 'log' ? text.gap : text.value;
  const ramp = tones.value;
  return html`<div class="tones">
    <span class="quiet">${name}</span>
    <svg class="ramp" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <defs><linearGradient id="tones">
        ${ramp.map((stop, i) => svg`<stop offset=${i / (ramp.length - 1)} stop-color=${css(stop)}></stop>`)}
      </linearGradient></defs>
      <rect width="1" height="1" fill="url(#tones)"></rect>
    </svg>
    ${axisLine(axis)}
  </div>`;
}

/** The numbers under an axis. */
export const axisLine = (axis: Bins): TemplateResult => html`<div class="axis figures">
  ${axisTicks(axis).map(({ share, label }) => html`<span ${customProperty('--at', `${100 * share}%`)}>${label}</span>`)}
</div>`;
