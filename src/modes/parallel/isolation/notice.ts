import { type Signal, signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../../i18n/words';
import type { Context } from '../../../ui/context';
import { wholePage } from '../../../ui/header';
import type { IsolationHere } from './here';
import type { Isolation, Offer } from './state';
import { helperText, isolationTexts, offerTexts } from './words';

/** What the notice needs: whether threads can run here, and why the last click was in vain. */
export interface Noticing {
  readonly here: IsolationHere;
  readonly refused: Signal<string | undefined>;
}

/** A notice on what there is here. */
export const noticing = (here: IsolationHere): Noticing => ({ here, refused: signal(undefined) });

/** Why there are no threads and what can be done; of threads by the service worker, that it is so, and its removal. */
export function isolationNotice(context: Context, { here, refused }: Noticing): TemplateResult | typeof nothing {
  const now = here.now.value;
  if (!now || (now.kind === 'threads' && !now.removable)) return nothing;
  const language = context.model.language.value;
  const act = (work: () => Promise<void>) => () => {
    refused.value = undefined;
    work().catch((error: unknown) => {
      refused.value = error instanceof Error ? error.message : String(error);
    });
  };
  return html`<div class="isolation" role="status" data-kind=${now.kind}>
    <p class="quiet">${(now.kind === 'threads' ? helperText : isolationTexts[now.kind])[language]}</p>
    ${offered(context, here, now, act)}
    ${
      now.removable
        ? html`<button type="button" id="isolation-remove" @click=${act(here.remove)}>
            ${offerTexts.remove[language]}
          </button>`
        : nothing
    }
    ${refused.value ? html`<p>${fill(offerTexts.refused[language], { reason: refused.value })}</p>` : nothing}
  </div>`;
}

function offered(
  { model }: Context,
  here: IsolationHere,
  { offer }: Isolation,
  act: (work: () => Promise<void>) => () => void,
): TemplateResult | typeof nothing {
  if (!offer) return nothing;
  const text = offerTexts[offer][model.language.value];
  if (offer === 'alone') {
    const address = wholePage(model);
    return address ? html`<a href=${address} target="_blank" rel="noopener">${text}</a>` : nothing;
  }
  const work: Record<Exclude<Offer, 'alone'>, () => Promise<void>> = {
    register: here.register,
    reload: async () => here.reload(),
  };
  return html`<button type="button" class="main" id=${`isolation-${offer}`} @click=${act(work[offer])}>${text}</button>`;
}
