import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Dictionary } from '../../../i18n/words';
import { fill } from '../../../i18n/words';
import { typographic } from '../../../stage/number-text';
import { printNumber } from '../../../state/numbers';
import type { MedianInterval } from '../../../study/interval';
import { short, significant, whole } from '../../../ui/format';
import { percentText } from '../cells';
import type { Quantity } from './standings';

/** Multiplications to two digits, in billions or millions. */
export function costText(multiplications: number, { contest }: Dictionary): string {
  const [unit, text] = multiplications < 1e8 ? [1e6, contest.millions] : [1e9, contest.billions];
  return fill(text, { count: printNumber(Number((multiplications / unit).toPrecision(2))) });
}

/** So many methods, or seeds, in words. */
export const countText = (count: number, of: 'rivals' | 'seeds', { contest }: Dictionary): string =>
  count === 1 ? contest[of].one : fill(contest[of].more, { count: whole(count) });

/** Seeds by their numbers. */
export const seedsText = (seeds: readonly number[], { contest: { these } }: Dictionary): string =>
  fill(seeds.length === 1 ? these.one : these.more, { from: seeds[0], to: seeds[seeds.length - 1] });

/** A quantity as it is read; what never happens, or is beyond all numbers, in words. */
export function quantityText(quantity: Quantity, value: number, { contest }: Dictionary): string {
  if (Number.isNaN(value)) return '–';
  if (quantity === 'updates' || quantity === 'epochs') {
    if (Math.abs(value) === Number.POSITIVE_INFINITY) return contest.never;
    return quantity === 'updates' ? roundText(value) : significant(value, 3);
  }
  if (!Number.isFinite(value)) return contest.infinite;
  return quantity === 'accuracy' ? `${typographic((100 * value).toFixed(1))} %` : significant(value, 3);
}

/** A number of updates: a median of two may lie half way. */
const roundText = (value: number): string => (Number.isInteger(value) ? typographic(whole(value)) : short(value, 1));

/** A median, and below it its interval where there is one. */
export function intervalCell(
  interval: MedianInterval | undefined,
  text: (value: number) => string,
  words: Dictionary,
): TemplateResult {
  if (!interval) return html`–`;
  const { median, low, high } = interval;
  const known = low > Number.NEGATIVE_INFINITY || high < Number.POSITIVE_INFINITY;
  const bounded = known && !(low === high && low === median);
  return html`${text(median)}${
    bounded
      ? html` <span class="interval">${fill(words.contest.interval, { low: text(low), high: text(high) })}</span>`
      : nothing
  }`;
}

/** A share of the seeds. */
export const shareText = (count: number | undefined, of: number): string =>
  count === undefined || of === 0 ? '–' : percentText(count / of);
