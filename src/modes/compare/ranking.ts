import { computed } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Spread } from '../../engine/many/quartiles';
import { type Ranked, type Results, rankingOf, suiteOf } from '../../engine/many/suite';
import { fill } from '../../i18n/words';
import { optimizers } from '../../optimizers/catalog';
import type { Mark } from '../../stage/types';
import type { Context } from '../../ui/context';
import { criterionSentence, methodHead, percentText, progressBar, rankText, unitsText } from './cells';
import { runsCsv, tableCsv } from './csv';
import { bySurface } from './details';
import type { Comparing, RankedRow, Ranking } from './model';
import { createSorting, type Sorting } from './sorting';
import { strip } from './strip';

const halves = ['tuned', 'defaults'] as const;
type Half = (typeof halves)[number];

const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;

const sortings = () =>
  createSorting<RankedRow>(
    [
      { id: 'method', of: ({ index }) => index },
      ...halves.flatMap((half) => [
        // Medians tie easily: the mean decides then, a thousandth of a rank at most.
        { id: `${half}-rank`, of: (row: RankedRow) => row[half].rank.median + 1e-3 * mean(row[half].ranks) },
        { id: `${half}-reached`, of: (row: RankedRow) => -row[half].reached },
        { id: `${half}-depth`, of: (row: RankedRow) => row[half].depth.median },
      ]),
      { id: 'edges', of: ({ edges }) => edges },
    ],
    'tuned-rank',
  );

/** The ranking over the suite: what it takes, its table, what is behind it. */
export function rankingPart(context: Context, comparing: Comparing): () => TemplateResult {
  const sorting = sortings();
  const details = bySurface(context, comparing);
  // Not again for every tick of the progress.
  const ranked = computed(() => {
    const ranking = comparing.ranking.value.value;
    return ranking && rankingOf(ranking.courses, ranking.found, ranking.settings);
  });
  return () => {
    const text = context.words.value.compare.ranking;
    const starts = context.parts.starts.value;
    return html`<section aria-labelledby="ranking-title">
      <h2 id="ranking-title">${text.title}</h2>
      <p>${fill(text.lead, { surfaces: suiteOf(0, 1).length, starts })}</p>
      ${buttons(context, comparing)} ${result(context, comparing, ranked.value, sorting)} ${details()}
    </section>`;
  };
}

function buttons({ words, parts }: Context, comparing: Comparing): TemplateResult {
  const { compare } = words.value;
  const text = compare.ranking;
  const share = comparing.ranking.progress.value;
  const failure = comparing.ranking.failure.value;
  if (share !== undefined) return progressBar(share, () => comparing.ranking.cancel(), words.value);
  const shown = new Set(parts.methods.value.map(({ method, form }) => `${method}/${form}`)).size;
  const button = (which: 'shown' | 'all', sentence: string, count: number) =>
    html`<button type="button" class="main" ?disabled=${count === 0} @click=${() => comparing.runRanking(which)}>
      ${fill(sentence, { count, units: unitsText(comparing.units.value[which], words.value) })}
    </button>`;
  return html`<p class="row">
      ${button('shown', text.runShown, shown)} ${button('all', text.runAll, optimizers.size)}
    </p>
    ${failure ? html`<p class="fault" role="alert">${fill(compare.failed, { reason: failure.message })}</p>` : nothing}`;
}

function result(
  context: Context,
  comparing: Comparing,
  ranked: readonly Ranked[] | undefined,
  sorting: Sorting<RankedRow>,
): TemplateResult | typeof nothing {
  const ranking = comparing.ranking.value.value;
  if (!ranking || !ranked) return nothing;
  const { words } = context;
  const text = words.value.compare.ranking;
  const { settings, courses, starts, methods } = ranking;
  const rows = ranked.map((line, index): RankedRow => {
    const mark = comparing.markOf(methods[index].method);
    return { ...line, index, mark: { ...mark, label: nameOf(ranking, index, mark) } };
  });
  const counts = { surfaces: courses.length, starts, cases: courses.length * starts };
  const { steps, budget, seed, engine } = settings;
  return html`
    ${comparing.current.value ? nothing : html`<p class="changed" role="status">${text.changed}</p>`}
    <p class="quiet">
      ${fill(text.measured, { ...counts, steps, budget, seed, engine: words.value.engine.kinds[engine] })}
      ${criterionSentence(settings, 0, words.value)} ${text.median}
    </p>
    ${table(context, ranking, sorting, rows)}
    <p class="quiet">${text.read}</p>
    <p class="row">
      <button type="button" @click=${() => comparing.save('ravine-ranking.csv', tableCsv(ranking, rows))}>${text.csv}</button>
      <button type="button" @click=${() => comparing.save('ravine-runs.csv', runsCsv(ranking))}>${text.csvRuns}</button>
    </p>`;
}

/** The name of a method, with its form where it stands in two. */
function nameOf({ methods }: Ranking, index: number, { label }: Mark): string {
  const { method, form } = methods[index];
  const twice = methods.filter((other) => other.method === method).length > 1;
  return twice ? `${label} (${form})` : label;
}

function table(
  context: Context,
  { methods, courses, starts }: Ranking,
  sorting: Sorting<RankedRow>,
  rows: readonly RankedRow[],
): TemplateResult {
  const { compare } = context.words.value;
  const text = compare.ranking;
  const columns = [
    ['rank', compare.rank, text.rankTip],
    ['reached', text.reached, text.reachedTip],
    ['depth', text.depth, text.depthTip],
  ] as const;
  const groups = { tuned: compare.tuned, defaults: compare.defaults };
  const column = (id: string, label: string, tip: string) =>
    html`<th scope="col" class="figures" aria-sort=${sorting.direction(id)}>${sorting.button(id, label, tip)}</th>`;
  const head = (half: Half) =>
    columns.map(([id, label, tip]) =>
      column(`${half}-${id}`, label, fill(compare.sortColumn, { group: groups[half], column: tip })),
    );
  const caption = fill(text.caption, { methods: methods.length, cases: courses.length * starts });
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="values compared ranking">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col" rowspan="2" aria-sort=${sorting.direction('method')}>${sorting.button('method', compare.method, compare.method)}</th>
          <th scope="col" rowspan="2" title=${text.stripTip}>${fill(text.strip, { count: methods.length })}</th>
          <th scope="colgroup" colspan="4" class="group">${compare.tuned}</th>
          <th scope="colgroup" colspan="3" class="group">${compare.defaults}</th>
        </tr>
        <tr>${head('tuned')} ${column('edges', text.edges, text.edgesTip)} ${head('defaults')}</tr>
      </thead>
      <tbody>${sorting.sorted(rows).map((row) => line(context, methods.length, row))}</tbody>
    </table>
  </div>`;
}

function line({ words }: Context, count: number, row: RankedRow): TemplateResult {
  const text = words.value.compare.ranking;
  const spread = ({ q1, median, q3 }: Spread, number: (value: number) => string) =>
    fill(text.spread, { q1: number(q1), median: number(median), q3: number(q3) });
  const half = ({ rank, reached, depth }: Results, kind: Half) => html`
    <td class="figures rank ${kind}">${spread(rank, rankText)}</td>
    <td class="figures">${percentText(reached)}</td>
    <td class="figures">${spread(depth, exponent)}</td>`;
  return html`<tr data-method=${row.mark.id}>
    ${methodHead(row.mark)}
    <td class="box">${strip(count, row.mark, row.tuned.rank, row.defaults.rank)}</td>
    ${half(row.tuned, 'tuned')}
    <td class="figures">${row.edges}</td>
    ${half(row.defaults, 'defaults')}
  </tr>`;
}

/** A power of ten with one decimal. */
const exponent = (value: number): string =>
  value === Infinity ? '∞' : (Number(value.toFixed(1)) + 0).toFixed(1).replace('-', '−');
