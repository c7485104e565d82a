import { html, nothing, type TemplateResult } from 'lit/html.js';
import { midRanks } from '../../engine/many/score';
import type { Standing, Tuned } from '../../engine/many/tuning';
import { fill } from '../../i18n/words';
import type { Mark } from '../../stage/types';
import { idsOf } from '../../state/methods';
import type { MethodChoice } from '../../state/types';
import type { Context } from '../../ui/context';
import { short } from '../../ui/format';
import {
  criterionSentence,
  edgeNotes,
  gapText,
  hyperValues,
  methodHead,
  percentText,
  progressBar,
  rankText,
  stepsText,
  unitsText,
} from './cells';
import type { Comparing, Duel } from './model';
import { rangesOfSweep } from './ranges';
import { createSorting, type Sorting } from './sorting';

interface Row {
  readonly index: number;
  readonly mark: Mark;
  readonly method: MethodChoice;
  readonly tuned: Tuned;
  readonly ranks: { readonly present: number; readonly best: number };
}

/** How the two halves of the table are sorted. */
const halves = ['present', 'best'] as const;
type Half = (typeof halves)[number];

const sortings = () =>
  createSorting<Row>(
    [
      { id: 'method', of: ({ index }) => index },
      ...halves.flatMap((half) => [
        { id: `${half}-steps`, of: ({ tuned }: Row) => stepsOf(tuned[half]) },
        { id: `${half}-gap`, of: ({ tuned }: Row) => gapOf(tuned[half]) },
        { id: `${half}-rank`, of: ({ ranks }: Row) => ranks[half] },
      ]),
      { id: 'hits', of: ({ tuned }) => -tuned.hits },
    ],
    'best-rank',
  );

const stepsOf = ({ outcomes: [{ reached, diverged }] }: Standing): number =>
  diverged || reached < 0 ? Infinity : reached;
const gapOf = ({ outcomes: [{ gap, diverged }] }: Standing): number => (diverged ? Infinity : gap);

/** Every method as it is set beside itself tuned, on the surface and from the start at hand. */
export function duelPart(context: Context, comparing: Comparing): () => TemplateResult {
  const sorting = sortings();
  return () => {
    const text = context.words.value.compare.duel;
    return html`<section aria-labelledby="duel-title">
      <h2 id="duel-title">${text.title}</h2>
      <p>${text.lead}</p>
      ${state(context, comparing)} ${result(context, comparing, sorting)} ${rangesOfSweep(context)}
    </section>`;
  };
}

/** What is to be said instead of a result, or before it. */
function state({ words }: Context, comparing: Comparing): TemplateResult | typeof nothing {
  const { compare } = words.value;
  const text = compare.duel;
  const share = comparing.duel.progress.value;
  const failure = comparing.duel.failure.value;
  const holding = comparing.holding.value;
  if (holding === 'no-methods') return html`<p class="notice">${text.noMethods}</p>`;
  if (holding === 'large')
    return html`<p>${fill(text.large, { limit: comparing.limit / 1e6 })}
      <button type="button" @click=${comparing.runDuel}>${fill(text.run, { units: unitsText(comparing.units.value.duel, words.value) })}</button></p>`;
  if (failure) return html`<p class="fault" role="alert">${fill(compare.failed, { reason: failure.message })}</p>`;
  return share !== undefined && (share > 0 || !comparing.duel.value.value)
    ? progressBar(share, () => comparing.duel.cancel(), words.value)
    : nothing;
}

function result(context: Context, comparing: Comparing, sorting: Sorting<Row>): TemplateResult | typeof nothing {
  const { model, words, parts } = context;
  const duel = comparing.duel.value.value;
  const marks = model.marks.value;
  // A result of other methods would be shown under the marks of these.
  if (!duel || comparing.holding.value || idsOf(duel.methods).join() !== idsOf(parts.methods.value).join())
    return nothing;
  const { settings, course } = duel;
  const text = words.value.compare.duel;
  const [x, y] = course.starts[0];
  const measured = fill(text.measured, {
    ...{
      surface: duel.surface[model.language.value],
      x: short(x, 4),
      y: short(y, 4),
      lowest: course.lowest === undefined ? text.unknown : short(course.lowest, 6),
    },
    ...{ steps: settings.steps, budget: settings.budget, seed: settings.seed },
    engine: words.value.engine.kinds[settings.engine],
  });
  return html`<p class="quiet">${measured} ${criterionSentence(settings, course.lowest, words.value)} ${hasGoal(duel) ? text.luck : ''}</p>
    ${table(context, duel, sorting, rowsOf(duel, marks))}
    <p class="row">
      <button type="button" class="main" title=${text.useAllTip} @click=${() => useAll(context, duel)}>${text.useAll}</button>
    </p>`;
}

function rowsOf({ methods, found }: Duel, marks: readonly Mark[]): Row[] {
  const [present, best] = halves.map((half) => midRanks(found.map((tuned) => tuned[half].score)));
  return found.map((tuned, index) => ({
    ...{ index, tuned, mark: marks[index], method: methods[index] },
    ranks: { present: present[index], best: best[index] },
  }));
}

function table(context: Context, duel: Duel, sorting: Sorting<Row>, rows: readonly Row[]): TemplateResult {
  const { compare } = context.words.value;
  const text = compare.duel;
  const goal = hasGoal(duel);
  const columns = [
    ...(goal ? [['steps', compare.stepsTo, compare.stepsToTip] as const] : []),
    goal ? (['gap', compare.gap, compare.gapTip] as const) : (['gap', text.value, text.valueTip] as const),
    ['rank', compare.rank, ''] as const,
  ];
  const groups = { present: compare.asSet, best: compare.tuned };
  const head = (half: Half) => html`<th scope="col" class="hypers">${compare.values}</th>
    ${columns.map(([id, label, tip]) => {
      const named = fill(compare.sortColumn, { group: groups[half], column: tip || label });
      const key = `${half}-${id}`;
      return html`<th scope="col" class="figures" aria-sort=${sorting.direction(key)}>${sorting.button(key, label, named)}</th>`;
    })}`;
  const caption = fill(text.caption, { budget: duel.settings.budget });
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="values compared duel">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col" rowspan="2" aria-sort=${sorting.direction('method')}>${sorting.button('method', compare.method, compare.method)}</th>
          <th scope="colgroup" colspan=${columns.length + 1} class="group">${compare.asSet}</th>
          <th scope="colgroup" colspan=${columns.length + (goal ? 2 : 1)} class="group">${compare.tuned}</th>
          <td rowspan="2"></td>
        </tr>
        <tr>
          ${head('present')} ${head('best')}
          ${goal ? html`<th scope="col" class="figures" aria-sort=${sorting.direction('hits')}>${sorting.button('hits', text.hits, text.hitsTip)}</th>` : nothing}
        </tr>
      </thead>
      <tbody>${sorting.sorted(rows).map((row) => line(context, duel, row))}</tbody>
    </table>
  </div>`;
}

/** Without f* there is no goal, and nothing that reaches it. */
const hasGoal = ({ course }: Duel): boolean => course.lowest !== undefined;

function line(context: Context, duel: Duel, { index, mark, method, tuned, ranks }: Row): TemplateResult {
  const words = context.words.value;
  const half = ({ hyper, outcomes: [outcome] }: Standing, rank: number, note: unknown, kind: Half) =>
    html`<td class="hypers ${kind}">${hyperValues(method, hyper)}${note}</td>
      ${hasGoal(duel) ? html`<td class="figures">${stepsText(outcome, words)}</td>` : nothing}
      <td class="figures">${gapText(outcome, duel.course.lowest)}</td>
      <td class="figures rank">${rankText(rank)}</td>`;
  return html`<tr data-method=${mark.id}>
    ${methodHead(mark)} ${half(tuned.present, ranks.present, nothing, 'present')}
    ${half(tuned.best, ranks.best, edgeNotes(tuned.edges, words), 'best')}
    ${hasGoal(duel) ? html`<td class="figures">${percentText(tuned.hits)}</td>` : nothing}
    <td class="act">${
      tuned.best === tuned.present
        ? html`<span class="quiet">${words.compare.duel.best}</span>`
        : html`<button type="button" aria-label=${fill(words.compare.duel.useOne, { name: mark.label })}
            @click=${() => use(context, duel, [index])}>${words.compare.duel.use}</button>`
    }</td>
  </tr>`;
}

const useAll = (context: Context, duel: Duel): void => use(context, duel, [...duel.found.keys()]);

/** Opens the race, all steps drawn, with the best values of some methods. */
function use({ model, parts }: Context, { found }: Duel, which: readonly number[]): void {
  const methods = parts.methods
    .peek()
    .map((choice, i) => (which.includes(i) ? { ...choice, hyper: { ...found[i].best.hyper } } : choice));
  model.actions.update({ methods, show: 'race', step: parts.steps.peek() }, 'push');
}
