import { html, nothing, type TemplateResult } from 'lit/html.js';
import { type Dictionary, fill } from '../../../i18n/words';
import type { Mark } from '../../../stage/types';
import type { MethodChoice } from '../../../state';
import { refusedRows } from '../../train/refused';
import { edgeNotes, hyperValues, methodHead, rankText } from '../cells';
import { createSorting, type Sorting } from '../sorting';
import { countText, intervalCell, quantityText, shareText } from './cells';
import type { Contest, HalfName } from './contest';
import type { ContestContext } from './context';
import { choiceOf } from './plan';
import { lossesTried, ratesStrip } from './rates';
import { judgingOf, type Quantity, type Standing } from './standings';
import { rangesTried } from './tries';

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
  const { budget, seeds: all } = contest.plan.state;
  const of = countText(all, 'seeds', words);
  const seeds = Math.min(...standings.map((standing) => standing.seeds));
  const count = countText(rows.length, 'rivals', words);
  const caption = fill(name === 'tuned' ? text.tunedCaption : text.asSetCaption, { count, budget, seeds, of });
  const columns = columnsOf(contest, standings, words);
  const values = name === 'tuned' ? text.rates : compare.values;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="values compared" data-half=${name}>
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col" aria-sort=${sorting.direction('method')}>${sorting.button('method', compare.method, compare.method)}</th>
          <th scope="col" class="hypers" title=${name === 'tuned' ? text.ratesTip : nothing}>${values}</th>
          ${columns.map(
            ([id, label, tip]) =>
              html`<th scope="col" class="figures" aria-sort=${sorting.direction(id)}>${sorting.button(id, label, tip)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>${sorting.sorted(rows).map((row) => line(context, contest, name, row, columns))} ${refusedRows(context, columns.length + 1)}</tbody>
    </table>
  </div>`;
}

type Column = readonly [id: 'rank' | 'arrived' | 'diverged' | Quantity, label: string, tip: string];

/** The columns of numbers: none of arrival without a target, of validation without rows for it, of divergence without one. */
function columnsOf(
  contest: Contest,
  standings: readonly Standing[],
  { contest: text, compare }: Dictionary,
): readonly Column[] {
  const { record, network } = contest.plan.asSet.plan.variants[0];
  const [hasTarget, validates] = [judgingOf(contest).target !== undefined, record.validation.length > 0];
  const columns: readonly (readonly [boolean, Column])[] = [
    [true, ['rank', text.rank, text.rankTip]],
    [hasTarget, ['updates', text.updates, text.updatesTip]],
    [hasTarget, ['arrived', text.arrived, text.arrivedTip]],
    [true, ['loss', text.loss, text.loss]],
    [validates, ['validation', text.validation, text.validation]],
    [validates && network.loss !== 'squares', ['accuracy', text.accuracy, text.accuracyTip]],
    [standings.some(({ divergences }) => divergences.size > 0), ['diverged', text.diverged, compare.diverged]],
  ];
  return columns.flatMap(([there, column]) => (there ? [column] : []));
}

function line(
  context: ContestContext,
  contest: Contest,
  name: HalfName,
  { index, mark, standing }: Row,
  columns: readonly Column[],
): TemplateResult {
  const words = context.words.value;
  const choice = choiceOf(contest[name] ?? contest.asSet, standing);
  const tuned = name === 'tuned' ? contest.tuning?.tuned[index] : undefined;
  return html`<tr data-rival=${mark.id}>
    ${methodHead(mark)}
    <td class="hypers">
      ${hyperValues(choice, tuned ? triedOf(choice) : choice.hyper)} ${tuned ? edgeNotes(tuned.edges, words) : nothing}
      ${tuned ? (ratesStrip(choice, tuned, mark, lossesTried(contest)) ?? nothing) : nothing}
    </td>
    ${columns.map(([id]) => html`<td class=${id === 'rank' ? 'figures rank' : 'figures'}>${cellText(id, standing, words)}</td>`)}
  </tr>`;
}

function cellText(id: Column[0], standing: Standing, words: Dictionary): unknown {
  if (id === 'rank') return intervalCell(standing.rank, rankText, words);
  if (id === 'arrived') return shareText(standing.arrived, standing.seeds);
  if (id === 'diverged') return divergedText(standing, words);
  const cell = intervalCell(standing.of[id], (value) => quantityText(id, value, words), words);
  return id === 'updates' ? html`${cell}${epochsNote(standing, words)}` : cell;
}

/** The values that were tuned: all else is as it is set. */
function triedOf(choice: MethodChoice): MethodChoice['hyper'] {
  return Object.fromEntries(rangesTried(choice).map(({ name }) => [name, choice.hyper[name]]));
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
