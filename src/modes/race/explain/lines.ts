import { html, type TemplateResult } from 'lit/html.js';
import type { Account, FilledLine } from '../../../engine/explain';
import { equationMath, expressionMath, lineMath, type MathNode } from '../../../math';
import type { Context } from '../../../ui/context';
import { displayed } from '../../../ui/formula';
import { textsOf, valueText } from './numbers';

/** What the numbers of a line are written with. */
interface Writing {
  readonly hyper: Readonly<Record<string, number>>;
  /** Stands where there is no value. */
  readonly missing: string;
}

/** The rule of a step line by line: with its letters, and under that with the numbers of each coordinate and the result. */
export function filledRule({ words }: Context, { rule }: Account, hyper: Writing['hyper']): TemplateResult {
  const text = words.value.explain;
  const writing = { hyper, missing: text.undefinedHere };
  const { perStep, lookahead, lines } = rule;
  const item = (line: FilledLine) => itemOf(line, lineMath(line), writing);
  return html`<h3 class="quiet">${text.rule}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label=${text.rule}>
      <ol class="lines">
        ${perStep.map(item)}
        ${lookahead ? itemOf(lookahead, expressionMath(lookahead.value), writing, text.lookahead) : ''}
        ${lines.map(item)}
      </ol>
    </div>`;
}

/** One line; where the gradient is taken is no assignment, and has a title instead of a target. */
const itemOf = (line: FilledLine, letters: MathNode, writing: Writing, title = ''): TemplateResult => html`<li>
  ${title === '' ? '' : html`<span class="quiet">${title}</span>`} ${displayed(letters)}
  <div class="filled">${line.trees.map((_, i) => filled(line, i, writing))}</div>
</li>`;

function filled({ trees, known, results }: FilledLine, i: number, { hyper, missing }: Writing): TemplateResult {
  const math = equationMath(trees[i], textsOf(known, hyper, missing), valueText(results[i], missing));
  return html`<div>${trees.length > 1 ? html`<i class="axis">${'xy'[i]}</i>` : ''}${displayed(math)}</div>`;
}
