import { effect, type ReadonlySignal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { trainingNotes } from '../../../scenes/training/notes';
import { region } from '../../../ui/context';
import type { PagePlaces } from '../../../ui/page';
import type { ModeHost } from '../../mode';
import { claimsSection } from '../../train/claims/section';
import { trainedOn, trainSection } from '../../train/panel';
import { keepPicture } from './canvas';
import { judgedOf } from './claims';
import { type Contest, type HalfName, halves } from './contest';
import type { ContestContext } from './context';
import { duelCsv, runsCsv, standingsCsv } from './csv';
import { duelPart } from './duel';
import { headPart } from './head';
import { contestSettings } from './panel';
import { contestSorting, halfTable } from './table';
import { triesPart } from './tries-table';

/** Draws a contest in its host, and in the panel its settings and what the overview says; returns its end. */
export function drawContest(
  context: ContestContext,
  { stage, panel }: PagePlaces,
  { shown, theme }: Pick<ModeHost, 'shown' | 'theme'>,
): () => void {
  const article = document.createElement('article');
  article.className = 'comparison contest';
  stage.append(article);
  const tries = triesPart(context);
  const parts: readonly (() => TemplateResult | typeof nothing)[] = [
    ...halves.map((name) => halfPart(context, name)),
    () => duelPart(context),
    tries,
    () => saving(context),
    () => html`<p class="limits">${context.words.value.contest.limits}</p>`,
  ];
  const sections: readonly (() => TemplateResult | typeof nothing)[] = [
    () => contestSettings(context),
    () => trainPart(context),
    () => {
      const scene = context.parts.scene.value ?? '';
      return claimsSection(context, judgedOf(scene, context.contest.value), trainingNotes[scene]);
    },
  ];
  const stops = [
    ...regionsIn(article, [() => headPart(context)], shown),
    keepPicture(article.appendChild(document.createElement('div')), context, theme, shown),
    ...regionsIn(article, parts, shown),
    ...(panel ? regionsIn(panel, sections, shown) : []),
    statusIn(article, context, shown),
    effect(() => {
      article.hidden = !shown.value;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    article.remove();
  };
}

/** The fields of what is trained. */
function trainPart(context: ContestContext): TemplateResult {
  const plan = context.plan.value?.asSet.plan;
  return trainSection(context, { plan, data: trainedOn(plan, context.contest.value?.asSet.training) });
}

/** Each part in an element of its own, drawn while it is shown and whenever something of it changes. */
const regionsIn = (
  host: HTMLElement,
  parts: readonly (() => TemplateResult | typeof nothing)[],
  shown: ReadonlySignal<boolean>,
): (() => void)[] =>
  parts.map((part) =>
    region(host.appendChild(document.createElement('div')), () => html`${shown.value ? part() : nothing}`),
  );

/** One half: its table, or why there is none. */
function halfPart(context: ContestContext, name: HalfName): () => TemplateResult | typeof nothing {
  const sorting = contestSorting();
  return () => {
    const text = context.words.value.contest;
    const contest = context.contest.value;
    const standings = context.standings.value?.[name];
    const begun = contest && standings?.some(({ seeds }) => seeds > 0);
    if (!begun && (name === 'asSet' || !contest || context.live.status.value === 'working')) return nothing;
    const id = `contest-${name}`;
    return html`<section aria-labelledby=${id}>
      <h2 id=${id}>${name === 'tuned' ? text.tunedTitle : text.asSetTitle}</h2>
      ${begun && standings ? halfTable(context, contest, name, standings, sorting) : html`<p class="quiet">${text.notTuned}</p>`}
      ${name === 'tuned' ? useButton(context, contest) : nothing}
    </section>`;
  };
}

/** Opens the training with the tuned methods; of a picture that varies something, each value has others. */
function useButton({ model, words }: ContestContext, contest: Contest): TemplateResult | typeof nothing {
  const [methods, ...others] = contest.tuned?.choices ?? [];
  if (!methods || others.length > 0) return nothing;
  const { use, useTip } = words.value.contest;
  const open = () => model.actions.update({ methods, show: 'train' }, 'push');
  return html`<p class="row"><button type="button" class="main" title=${useTip} @click=${open}>${use}</button></p>`;
}

/** Buttons that save the tables. */
function saving({ words, contest, pair, save }: ContestContext): TemplateResult | typeof nothing {
  const text = words.value.contest;
  const [found, two] = [contest.value, pair.value];
  if (!found) return nothing;
  return html`<p class="row">
    <button type="button" @click=${() => save('ravine-ranking.csv', standingsCsv(found))}>${text.csv}</button>
    ${two ? html`<button type="button" @click=${() => save('ravine-duel.csv', duelCsv(found, two))}>${text.csvDuel}</button>` : nothing}
    <button type="button" @click=${() => save('ravine-runs.csv', runsCsv(found))}>${text.csvRuns}</button>
  </p>`;
}

/** For screen readers: that something is computed, in steps of a quarter, and that nothing is any more. */
function statusIn(article: HTMLElement, { words, live }: ContestContext, shown: ReadonlySignal<boolean>): () => void {
  const status = article.appendChild(document.createElement('p'));
  status.className = 'status hidden';
  status.setAttribute('role', 'status');
  return effect(() => {
    const { contest, compare } = words.value;
    const share = live.progress.value;
    const text =
      share === undefined
        ? compare.cancelled
        : contest.progress.replace('{percent}', String(25 * Math.floor(4 * share)));
    if (shown.value && status.textContent !== text) status.textContent = text;
  });
}
