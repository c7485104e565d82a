import { live } from 'lit/directives/live.js';
import { html, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import { rowOf } from '../state/registry';
import { menu } from './choice';
import type { Context } from './context';
import { customProperty } from './custom-property';
import { type Icon, icon } from './icons';
import { fieldFault, numberField } from './number-field';
import { stepsFault } from './steps-fault';

/** The speeds offered; 1 is 25 steps a second. */
const speeds = ['0.25', '0.5', '1', '2', '4'] as const;

/** The play bar: play, step, scrub, speed, loop, number of steps. */
export function timeline(context: Context): TemplateResult {
  const { model, words, parts } = context;
  const text = words.value.timeline;
  const step = parts.step.value;
  const steps = parts.steps.value;
  const looping = model.loop.value;
  const marked = [...new Set(parts.changes.value.map(({ update }) => update))];
  const go = (to: number) => model.actions.seek(Math.min(Math.max(to, 0), steps));
  return html`
    ${transport(context, go)}
    <div class="scrubber"><input
      id="step" type="range" min="0" max=${steps} step="1"
      aria-label=${text.scrub}
      aria-valuetext=${fill(text.stepOf, { step, steps })}
      .value=${live(String(step))}
      ${customProperty('--at', `${(100 * step) / Math.max(steps, 1)}%`)}
      @input=${(event: Event) => go(Number((event.currentTarget as HTMLInputElement).value))}
    />${marked.map((update) => html`<i ${customProperty('--at', `${(update - 1) / steps}`)}></i>`)}</div>
    <div class="count">
      <output for="step" class="figures" aria-hidden="true">${step}</output>
      <span aria-hidden="true">/</span>
      ${rowOf('steps').follows?.(model.state.value) ? html`<span class="figures">${steps}</span>` : stepsField(context)}
    </div>
    ${menu(
      {
        id: 'speed',
        label: text.speed,
        value: String(model.speed.value) as (typeof speeds)[number],
        options: speeds.map((speed) => [speed, `${speed}×`] as const),
        pick: (speed) => {
          model.speed.value = Number(speed);
        },
      },
      false,
    )}
    <button type="button" class="plain loop" aria-label=${text.loop} title=${text.loop} aria-pressed=${looping ? 'true' : 'false'} @click=${() => {
      model.loop.value = !looping;
    }}>${icon('loop')}</button>
  `;
}

/** How many steps. */
function stepsField({ model, words, parts, drafts }: Context): TemplateResult {
  const value = parts.steps.value;
  return html`${numberField(drafts, {
    ...{ id: 'steps', label: words.value.timeline.steps, value, size: 's' },
    faultOf: (typed) => stepsFault(words.value, typed),
    commit: (typed) => model.actions.update({ steps: typed }),
  })} ${fieldFault(drafts, 'steps', value)}`;
}

/** Play or pause, and a step back and forward. */
function transport({ model, words, parts }: Context, go: (step: number) => void): TemplateResult {
  const text = words.value.timeline;
  const step = parts.step.value;
  const playing = model.playing.value;
  const toggle = () => {
    model.playing.value = !playing;
  };
  const button = (name: Icon, label: string, press: () => void, hint: string) => html`<button
    type="button" class="plain ${name}" aria-label=${label} title="${label} (${hint})" @click=${press}
  >${icon(name)}</button>`;
  return html`<div class="transport">
      ${button(playing ? 'pause' : 'play', playing ? text.pause : text.play, toggle, '␣')}
      ${button('back', text.back, () => go(step - 1), '←')} ${button('forward', text.forward, () => go(step + 1), '→')}
    </div>`;
}
