import { html, nothing, type TemplateResult } from 'lit/html.js';
import { floorOf, type Outcome } from '../../engine/many/score';
import type { Edge, Hyper } from '../../engine/many/sweep';
import type { Dictionary } from '../../i18n/words';
import { fill } from '../../i18n/words';
import { symbolOf } from '../../math/symbols';
import { type Naming, optimizerOf } from '../../optimizers/resolve';
import type { Mark } from '../../stage/types';
import { printNumber } from '../../state/numbers';
import { significant, tick } from '../../ui/format';
import { glyph } from '../../ui/glyph';
import type { Settings } from './model';

/** The head of a row: a method with its mark. */
export const methodHead = (mark: Mark): TemplateResult => html`<th scope="row">${glyph(mark)}${mark.label}</th>`;

/** Values of hyperparameters with their letters; those that are not tuned only where they are not the default. */
export function hyperValues(naming: Naming, hyper: Hyper): TemplateResult[] {
  const rows = optimizerOf(naming)?.hyper ?? {};
  return Object.entries(hyper)
    .filter(([name, value]) => !rows[name]?.untuned || rows[name].default !== value)
    .map(
      ([name, value]) => html`<span class="pair"><i class="symbol">${symbolOf(name)}</i> ${printNumber(value)}</span> `,
    );
}

/** What lies at an end of its range, in words. */
export const edgeNotes = (edges: readonly Edge[], { compare }: Dictionary): TemplateResult | typeof nothing =>
  edges.length === 0
    ? nothing
    : html`<span class="edge">${edges.map(({ name, end }) => fill(compare.edge[end], { name: symbolOf(name) })).join('; ')}</span>`;

/** Steps until the goal, as text. */
export function stepsText({ reached, diverged, why }: Outcome, { compare }: Dictionary): string {
  if (diverged) return compare[why ?? 'diverged'];
  return reached < 0 ? compare.never : String(reached);
}

/** f − f* at the end, as text; what counts as nothing is only said to be below that. Without f*, f itself. */
export function gapText({ gap, diverged }: Outcome, lowest: number | undefined): string {
  if (diverged) return '–';
  if (lowest === undefined) return significant(gap, 3);
  const floor = floorOf(lowest);
  return gap < floor ? `< ${tick(floor)}` : significant(gap, 3);
}

/** A rank: a whole number, or with its half. */
export const rankText = (rank: number): string => String(Number(rank.toFixed(1)));

/** A share in whole percents; one that is small is not said to be none. */
export const percentText = (share: number): string =>
  share > 0 && share < 0.005 ? '< 1 %' : `${Math.round(100 * share)} %`;

/** What is best, in a sentence. */
export function criterionSentence(
  { criterion, goal }: Settings,
  lowest: number | undefined,
  { compare }: Dictionary,
): string {
  if (lowest === undefined) return compare.byValue;
  const sentence = criterion === 'steps' ? compare.bySteps : compare.byLoss;
  return fill(sentence, { goal: printNumber(goal), floor: tick(floorOf(lowest)) });
}

/** Millions of steps, to two digits. */
export const unitsText = (units: number, { compare }: Dictionary): string =>
  fill(compare.units, { count: Number((units / 1e6).toPrecision(2)) });

/** How far work is, with a button that ends it. */
export function progressBar(share: number, cancel: () => void, { compare }: Dictionary): TemplateResult {
  const text = fill(compare.progress, { percent: Math.floor(100 * share) });
  return html`<p class="progress">
    <progress max="1" .value=${share} aria-label=${compare.title}></progress>
    <span class="figures">${text}</span>
    <button type="button" @click=${cancel}>${compare.cancel}</button>
  </p>`;
}
