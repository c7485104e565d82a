import { signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { worseMedian } from '../../engine/many/score';
import { ranksAt } from '../../engine/many/suite';
import type { Standing, Tuned } from '../../engine/many/tuning';
import { fill } from '../../i18n/words';
import type { Naming } from '../../optimizers/resolve';
import { menu } from '../../ui/choice';
import type { Context } from '../../ui/context';
import { short } from '../../ui/format';
import { edgeNotes, gapText, hyperValues, methodHead } from './cells';
import type { Comparing, Ranking } from './model';

/** Behind a disclosure: what the ranking found on one surface, which a menu chooses. */
export function bySurface(context: Context, comparing: Comparing): () => TemplateResult | typeof nothing {
  const chosen = signal('');
  const open = signal(false);
  return () => {
    const ranking = comparing.ranking.value.value;
    if (!ranking) return nothing;
    const text = context.words.value.compare.ranking;
    const { courses } = ranking;
    const language = context.model.language.value;
    const at = Math.max(
      0,
      courses.findIndex(({ surface }) => surface.id === chosen.value),
    );
    return html`<details class="aside" @toggle=${(event: Event) => {
      open.value = (event.currentTarget as HTMLDetailsElement).open;
    }}>
      <summary>${text.details}</summary>
      ${
        open.value
          ? html`${menu({
              id: 'suite-surface',
              label: text.surface,
              value: courses[at].surface.id,
              options: courses.map(({ surface }) => [surface.id, surface.name[language]] as const),
              pick: (id) => {
                chosen.value = id;
              },
            })}
            ${table(context, comparing, ranking, at)}`
          : nothing
      }
    </details>`;
  };
}

function table(context: Context, comparing: Comparing, ranking: Ranking, at: number): TemplateResult {
  const words = context.words.value;
  const { compare } = words;
  const text = compare.ranking;
  const course = ranking.courses[at];
  const surface = course.surface.name[context.model.language.value];
  const starts = course.starts.map(([x, y]) => `(${short(x)}, ${short(y)})`).join(' ');
  const found = ranking.found[at];
  const ranks = meanRanks(ranking, at);
  const order = [...found.keys()].sort((a, b) => ranks[a] - ranks[b]);
  const half = (method: Naming, { hyper, outcomes }: Standing, note: unknown) => html`
    <td class="hypers">${hyperValues(method, hyper)}${note}</td>
    <td class="figures">${fill(text.reachedOf, { count: reachedBy(outcomes), of: outcomes.length })}</td>
    <td class="figures">${medianGap(outcomes, course.lowest)}</td>`;
  const head = html`<th scope="col" class="hypers">${compare.values}</th>
    <th scope="col" class="figures" title=${text.reachedTip}>${text.reached}</th>
    <th scope="col" class="figures">${text.medianGap}</th>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${text.details}>
    <table class="values compared by-surface">
      <caption>${fill(text.detailsCaption, { surface, starts })}</caption>
      <thead>
        <tr>
          <th scope="col" rowspan="2">${compare.method}</th>
          <th scope="colgroup" colspan="4" class="group">${compare.tuned}</th>
          <th scope="colgroup" colspan="3" class="group">${compare.defaults}</th>
        </tr>
        <tr><th scope="col" class="figures">${text.meanRank}</th>${head} ${head}</tr>
      </thead>
      <tbody>
        ${order.map((m) => {
          const choice = ranking.methods[m];
          const { best, defaults, edges }: Tuned = found[m];
          return html`<tr>
            ${methodHead(comparing.markOf(choice.method))}
            <td class="figures rank">${short(ranks[m], 1)}</td>
            ${half(choice, best, edgeNotes(edges, words))} ${half(choice, defaults, nothing)}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** The mean rank of each method, tuned, over the starts of a surface. */
function meanRanks({ courses, found, settings }: Ranking, at: number): number[] {
  const course = courses[at];
  const best = found[at].map((tuned) => tuned.best);
  const rows = course.starts.map((_, i) => ranksAt(course, best, settings, i));
  return best.map((_, m) => rows.reduce((sum, row) => sum + row[m], 0) / rows.length);
}

const reachedBy = (outcomes: Standing['outcomes']): number =>
  outcomes.filter(({ reached, diverged }) => reached >= 0 && !diverged).length;

function medianGap(outcomes: Standing['outcomes'], lowest: number | undefined): string {
  const gap = worseMedian(outcomes.map((outcome) => (outcome.diverged ? Infinity : outcome.gap)));
  return gapText({ gap, diverged: gap === Infinity, reached: -1 }, lowest);
}
