import { html, nothing, type TemplateResult } from 'lit/html.js';
import { type Dictionary, fill } from '../../../i18n/words';
import type { Mark } from '../../../stage/types';
import { edgeNotes, hyperValues, methodHead, rankText } from '../cells';
import { createSorting, type Sorting } from '../sorting';
import { intervalCell, quantityText, rivalsText, shareText } from './cells';
import type { Contest, HalfName } from './contest';
import type { ContestContext } from './context';
import { choiceOf } from './plan';
import { lossesTried, ratesStrip } from './rates';
import { judgingOf, type Quantity, type Standing } from './standings';

interface Row {
  readonly index: number;
  readonly mark: Mark;
  readonly standing: Standing;
}

const medianOf =
  (quantity: Quantity) =>
  ({ standing }: Row) =>
    standing.of[quantity]?.median ?? Number.POSITIVE_INFINITY;

/** How the table of a half is sorted, until a person chooses by rank. */
export const contestSorting = () =>
  createSorting<Row>(
    [
      { id: 'method', of: ({ index }) => index },
      // Medians tie easily: the mean decides then, a thousandth of a rank at most.
      { id: 'rank', of: ({ standing: { rank, meanRank } }) => rank.median + 1e-3 * meanRank },
      { id: 'updates', of: medianOf('epochs') },
      { id: 'arrived', of: ({ standing: { arrived = 0, seeds } }) => -arrived / Math.max(1, seeds) },
      { id: 'loss', of: medianOf('loss') },
      { id: 'validation', of: medianOf('validation') },
      { id: 'accuracy', of: (row) => -medianOf('accuracy')(row) },
      { id: 'diverged', of: ({ standing: { divergences } }) => divergedIn(divergences) },
    ],
    'rank',
  );

const divergedIn = (divergences: Standing['divergences']): number =>
  [...divergences.values()].reduce((sum, count) => sum + count, 0);

/** Every method of one half: medians over the seeds with their intervals. */
export function halfTable(
  context: ContestContext,
  contest: Contest,
  name: HalfName,
  standings: readonly Standing[],
  sorting: Sorting<Row>,
): TemplateResult {
  const words = context.words.value;
  const { contest: text, compare } = words;
  const marks = context.marks.value;
  const rows = standings.map((standing, index): Row => ({ index, mark: marks[index], standing }));
  const { budget, seeds: of } = contest.plan.state;
  const seeds = Math.min(...standings.map((standing) => standing.seeds));
  const count = rivalsText(rows.length, words);
  const caption = fill(name === 'tuned' ? text.tunedCaption : text.asSetCaption, { count, budget, seeds, of });
  const columns = columnsOf(contest, words);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="values compared" data-half=${name}>
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col" aria-sort=${sorting.direction('method')}>${sorting.button('method', compare.method, compare.method)}</th>
          <th scope="col" class="hypers">${compare.values}</th>
          ${name === 'tuned' ? html`<th scope="col" title=${text.ratesTip}>${text.rates}</th>` : nothing}
          ${columns.map(
            ([id, label, tip]) =>
              html`<th scope="col" class="figures" aria-sort=${sorting.direction(id)}>${sorting.button(id, label, tip)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>${sorting.sorted(rows).map((row) => line(context, contest, name, row))}</tbody>
    </table>
  </div>`;
}

/** The columns of numbers: without a target none of arrival, without validation rows none of those. */
function columnsOf(contest: Contest, { contest: text, compare }: Dictionary) {
  const { record, network } = contest.plan.asSet.plan.variants[0];
  const validates = record.validation.length > 0;
  return [
    ['rank', text.rank, text.rankTip],
    ...(judgingOf(contest).target === undefined
      ? []
      : [['updates', text.updates, text.updatesTip] as const, ['arrived', text.arrived, text.arrivedTip] as const]),
    ['loss', text.loss, text.loss],
    ...(validates ? [['validation', text.validation, text.validation] as const] : []),
    ...(validates && network.loss !== 'squares' ? [['accuracy', text.accuracy, text.accuracyTip] as const] : []),
    ['diverged', text.diverged, compare.diverged],
  ] as const;
}

function line(
  context: ContestContext,
  contest: Contest,
  name: HalfName,
  { index, mark, standing }: Row,
): TemplateResult {
  const words = context.words.value;
  const choice = choiceOf(contest[name] ?? contest.asSet, standing);
  const tuned = name === 'tuned' ? contest.tuning?.tuned[index] : undefined;
  const shown = new Set<string>(columnsOf(contest, words).map(([id]) => id));
  const cell = (quantity: Quantity, note: unknown = nothing) =>
    shown.has(quantity)
      ? html`<td class="figures">${intervalCell(standing.of[quantity], (value) => quantityText(quantity, value, words), words)}${note}</td>`
      : nothing;
  return html`<tr data-rival=${mark.id}>
    ${methodHead(mark)}
    <td class="hypers">${hyperValues(choice, choice.hyper)}${tuned ? edgeNotes(tuned.edges, words) : nothing}</td>
    ${tuned && contest.tuning ? html`<td>${ratesStrip(choice, tuned, mark, lossesTried(contest.tuning.tuned)) ?? '–'}</td>` : nothing}
    <td class="figures rank">${intervalCell(standing.rank, rankText, words)}</td>
    ${cell('updates', epochsNote(standing, words))}
    ${shown.has('arrived') ? html`<td class="figures">${shareText(standing.arrived, standing.seeds)}</td>` : nothing}
    ${cell('loss')} ${cell('validation')} ${cell('accuracy')}
    <td class="figures">${divergedText(standing, words)}</td>
  </tr>`;
}

/** The median in epochs. */
function epochsNote({ of: { epochs } }: Standing, words: Dictionary): unknown {
  if (!epochs || !Number.isFinite(epochs.median)) return nothing;
  return html` <span class="interval">${fill(words.contest.epochs, { count: quantityText('epochs', epochs.median, words) })}</span>`;
}

/** How many seeds diverged, and of what. */
function divergedText({ divergences, seeds }: Standing, words: Dictionary): string {
  const { contest: text, compare } = words;
  if (divergences.size === 0) return text.none;
  return [...divergences]
    .map(([why, count]) => fill(text.divergedOf, { count, of: seeds, why: compare[why] }))
    .join('; ');
}
