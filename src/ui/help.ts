import { live } from 'lit/directives/live.js';
import { html, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import { functionNames } from '../math';
import type { Context } from './context';
import { icon } from './icons';
import { keyRows } from './keys';

const overview = 'https://arxiv.org/abs/1609.04747';

/** What stands in the help sheet. */
export function help({ model, words }: Context): TemplateResult {
  const text = words.value.help;
  return html`<form method="dialog"><button class="plain" aria-label=${text.close} title=${text.close}>${icon('close')}</button></form>
    <h2 id="help-title">${text.title}</h2>
    <p>${text.intro}</p>
    <h3>${text.keyboard}</h3>
    <label class="shortcuts"><input type="checkbox" .checked=${live(model.shortcuts.value)} @change=${(
      event: Event,
    ) => {
      model.shortcuts.value = (event.currentTarget as HTMLInputElement).checked;
    }} /> ${text.shortcuts}</label>
    <dl class="keys">
      ${keyRows.map(({ shown, does }) => html`<div><dt><kbd>${shown}</kbd></dt><dd>${text.keys[does]}</dd></div>`)}
    </dl>
    <p class="quiet">${text.notTyping}</p>
    <h3>${text.pointer}</h3>
    <ul>
      ${Object.values(text.gestures).map((gesture) => html`<li>${gesture}</li>`)}
    </ul>
    <h3>${text.formulas}</h3>
    <p>${fill(text.language, { functions: [...functionNames].join(', ') })} ${words.value.surface.help}</p>
    <h3>${text.sources}</h3>
    <p><a href=${overview} target="_blank" rel="noopener">${text.overview}</a>. ${text.figures}</p>`;
}
