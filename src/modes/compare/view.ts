import { effect, type ReadonlySignal } from '@preact/signals-core';
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Context } from '../../ui/context';
import { region } from '../../ui/context';
import type { PagePlaces } from '../../ui/page';
import { duelPart } from './duel';
import type { Comparing } from './model';
import { rankingPart } from './ranking';
import { compareSettings } from './settings';

/** Draws the comparison in its host and its settings in the panel; returns its end. */
export function drawCompare(
  context: Context,
  comparing: Comparing,
  { stage: host, panel }: PagePlaces,
  shown: ReadonlySignal<boolean>,
): () => void {
  const { words } = context;
  render(frame, host);
  const [duel, ranking, limits, status] = ['.duel-part', '.ranking-part', '.limits', '.status'].map((name) => {
    const element = host.querySelector<HTMLElement>(name);
    if (!element) throw new Error(`the comparison has no ${name}`);
    return element;
  });
  const article = host.querySelector<HTMLElement>('.comparison');
  const drawn = [duelPart(context, comparing), rankingPart(context, comparing)];
  const stops = [
    ...[duel, ranking].map((part, i) => region(part, () => (shown.value ? drawn[i]() : html``))),
    region(limits, () => html`${words.value.compare.limits}`),
    region(status, () => html`${said(context, comparing)}`),
    effect(() => {
      if (article) article.hidden = !shown.value;
    }),
    effect(() => {
      if (panel) render(shown.value ? compareSettings(context) : nothing, panel);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** For screen readers: that something is computed, in steps of a quarter, and that nothing is any more. */
function said({ words }: Context, { ranking }: Comparing): string {
  const share = ranking.progress.value;
  const text = words.value.compare;
  if (share === undefined) return text.cancelled;
  return text.progress.replace('{percent}', String(25 * Math.floor(4 * share)));
}

const frame: TemplateResult = html`<article class="comparison">
  <div class="duel-part"></div>
  <div class="ranking-part"></div>
  <p class="limits"></p>
  <p class="status hidden" role="status"></p>
</article>`;
