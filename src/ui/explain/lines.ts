import { html, type TemplateResult } from 'lit/html.js';
import type { Account, FilledLine } from '../../engine/explain';
import { equationMath, lineMath } from '../../math';
import type { Context } from '../context';
import { displayed } from '../formula';
import { textsOf, valueText } from './numbers';

/** The rule of a step line by line: with its letters, and under that with the numbers of each coordinate and the result. */
export function filledRule(
  { words }: Context,
  account: Account,
  hyper: Readonly<Record<string, number>>,
): TemplateResult {
  const text = words.value.explain;
  const exact = new Set([...Object.keys(hyper), 't']);
  const item = (line: FilledLine, title?: string) => html`<li>
    ${title === undefined ? '' : html`<span class="quiet">${title}</span>`}
    ${displayed(lineMath(line))}
    <div class="filled">${line.trees.map((_, i) => filled(line, i, exact, text.undefinedHere))}</div>
  </li>`;
  return html`<h3 class="quiet">${text.rule}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label=${text.rule}>
      <ol class="lines">
        ${account.lookahead ? ahead(account.lookahead, exact, text) : ''} ${account.lines.map((line) => item(line))}
      </ol>
    </div>`;
}

/** Where the gradient is taken is no assignment: its expression stands alone. */
function ahead(
  line: FilledLine,
  exact: ReadonlySet<string>,
  text: Context['words']['value']['explain'],
): TemplateResult {
  return html`<li>
    <span class="quiet">${text.lookahead}</span>
    <div class="filled">${line.trees.map((_, i) => filled(line, i, exact, text.undefinedHere))}</div>
  </li>`;
}

function filled(line: FilledLine, i: number, exact: ReadonlySet<string>, missing: string): TemplateResult {
  const math = equationMath(line.trees[i], textsOf(line.known, exact, missing), valueText(line.results[i], missing));
  return html`<div>${line.trees.length > 1 ? html`<i class="axis">${'xy'[i]}</i>` : ''}${displayed(math)}</div>`;
}
