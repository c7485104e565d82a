import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { isInteger } from '../../state/numbers';
import type { State } from '../../state/types';
import { segments } from '../../ui/choice';
import type { Context } from '../../ui/context';
import { customProperty } from '../../ui/custom-property';
import { whole } from '../../ui/format';
import { fieldFault, numberField } from '../../ui/number-field';
import type { SwarmContext } from './context';
import { swarmLegend } from './legend';
import { swarmRows } from './rows';
import { swarmTable } from './table';

/** Ends of the particles' slider, as powers of two. */
const [least, most] = [swarmRows.particles.min, swarmRows.particles.max].map(Math.log2);

/** Size of the patch that a brush begins with, as a share of the domain's sides. */
const firstSpread = 0.25;

/** The swarm's own section of the panel. */
export function swarmPanel(context: SwarmContext): TemplateResult {
  const text = context.words.value.swarm;
  return html`<details class="section swarm-panel" open>
    <summary><h2>${text.title}</h2></summary>
    <div>
      ${particles(context)} ${start(context)}
      ${segments({
        id: 'swarm-color',
        label: text.color,
        value: context.parts.color.value,
        options: swarmRows.color.options.map((color) => [color, text.colors[color]] as const),
        tip: (color: State['color']) => text.colorTips[color],
        pick: (color) => context.model.actions.update({ color }),
      })}
      ${swarmLegend(context)} ${swarmTable(context)}
    </div>
  </details>`;
}

/** How many, as a power of two or as any number. */
function particles({ model, words, parts, drafts }: Context): TemplateResult {
  const text = words.value.swarm;
  const value = parts.particles.value;
  const position = Math.min(most, Math.max(least, Math.round(Math.log2(value))));
  const set = (count: number) => model.actions.update({ particles: count });
  const { min, max } = swarmRows.particles;
  const faultOf = (number: number | undefined) => {
    const fits = number !== undefined && isInteger(number, min, max);
    return fits ? undefined : fill(text.particlesFault, { min, max, value });
  };
  return html`<div class="setting" title=${text.particlesTip}>
    <label for="particles-slider">${text.particles}</label>
    <input
      id="particles-slider" type="range" min=${least} max=${most} step="1"
      aria-valuetext=${whole(value)}
      .value=${live(String(position))}
      ${customProperty('--at', `${(100 * (position - least)) / (most - least)}%`)}
      @input=${(event: Event) => {
        // Read first: what is typed beside it goes with a drawing that puts the slider back.
        const position = Number((event.currentTarget as HTMLInputElement).value);
        drafts.drop('particles');
        set(2 ** position);
      }}
    />
    ${numberField(drafts, { id: 'particles', label: text.particlesField, value, faultOf, commit: set })}
    ${fieldFault(drafts, 'particles', value)}
  </div>`;
}

/** Everywhere, or a patch of some size around the start. */
function start({ model, words, parts }: Context): TemplateResult {
  const text = words.value.swarm;
  const spread = parts.spread.value;
  const percent = Math.round(100 * spread);
  return html`${segments({
    id: 'swarm-start',
    label: text.start,
    value: spread < 1 ? 'brush' : 'domain',
    options: (['domain', 'brush'] as const).map((where) => [where, text.starts[where]] as const),
    tip: (where) => text.startTips[where],
    pick: (where) => model.actions.update({ spread: where === 'brush' ? firstSpread : 1 }),
  })}
  ${
    spread < 1
      ? html`<div class="setting">
          <label for="spread">${text.spread}</label>
          <input
            id="spread" type="range" min="1" max="99" step="1"
            aria-valuetext=${fill(text.spreadOf, { percent })}
            .value=${live(String(percent))}
            ${customProperty('--at', `${(100 * (percent - 1)) / 98}%`)}
            @input=${(event: Event) => model.actions.update({ spread: Number((event.currentTarget as HTMLInputElement).value) / 100 })}
          />
          <output for="spread" class="figures">${percent} %</output>
        </div>`
      : nothing
  }`;
}
