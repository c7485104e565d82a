import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Text } from '../../../i18n/text';
import { fill } from '../../../i18n/words';
import { printNumber } from '../../../state/numbers';
import type { Context } from '../../../ui/context';
import { icon } from '../../../ui/icons';
import type { TrainClaim, TrainValue, Verdict } from './types';

/** A sentence with what it came to. */
export interface JudgedClaim {
  readonly claim: Omit<TrainClaim, 'measure'>;
  readonly verdict: Verdict;
}

/** The scene's note, and every sentence with its criterion, its numbers and its verdict; nothing where there is neither. */
export function claimsSection(
  context: Context,
  judged: readonly JudgedClaim[],
  note: Text | undefined,
): TemplateResult | typeof nothing {
  const { model, words } = context;
  const language = model.language.value;
  const text = words.value.train;
  if (!note && judged.length === 0) return nothing;
  return html`<details class="section" open>
    <summary><h2>${text.claims}</h2></summary>
    <div>
      ${judged.map((one) => claimItem(context, one))}
      ${note ? html`<p class="note">${note[language]}</p>` : nothing}
    </div>
  </details>`;
}

/** The word for a verdict. */
export const verdictOf = ({ holds, limit }: Verdict): 'holds' | 'limited' | 'fails' | 'open' =>
  holds === undefined ? 'open' : !holds ? 'fails' : limit ? 'limited' : 'holds';

const looks = { holds: 'holds', limited: 'holds', fails: 'broken', open: 'idle' } as const;
const icons = { holds: 'yes', limited: 'yes', fails: 'close', open: 'idle' } as const;

function claimItem({ model, words }: Context, { claim, verdict }: JudgedClaim): TemplateResult {
  const language = model.language.value;
  const text = words.value.train;
  const word = verdictOf(verdict);
  const cite = claim.cite.replace('Figure', words.value.claims.figure);
  return html`<article class="claim ${looks[word]}" data-claim=${claim.id}>
    <p class="verdict">${icon(icons[word])}<span>${text.verdicts[word]}</span></p>
    <p>${claim.text[language]} <cite>${cite}</cite></p>
    <p class="quiet">${fill(text.criterion, { text: claim.criterion[language] })}</p>
    ${verdict.limit ? html`<p>${verdict.limit[language]}</p>` : nothing}
    <ul class="measured">
      ${verdict.values.map(
        ({ label, value, unit }) => html`<li><span>${label[language]}</span>
          <span class="figures">${value === undefined ? '—' : shown(value, unit)}</span></li>`,
      )}
    </ul>
  </article>`;
}

/** A number as it is read: shares in per cent, small ones and the rest to so many digits. */
function shown(value: number, unit: TrainValue['unit']): string {
  if (unit !== 'share' && unit !== 'accuracy') return printNumber(Number(value.toPrecision(4)));
  const percent = 100 * value;
  return `${percent !== 0 && Math.abs(percent) < 0.1 ? printNumber(Number(percent.toPrecision(2))) : percent.toFixed(1)} %`;
}
