import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import { expressionMath, readRule, ruleMath } from '../math';
import type { Optimizer, Rule } from '../optimizers/types';
import type { Context } from './context';
import { displayed } from './formula';

/** The typeset rule; over it, shown while hovered or focused, the same with the current values in it. */
export function ruleFormula(
  { words }: Context,
  { name, hyper }: Optimizer,
  rule: Rule,
  values: Readonly<Record<string, number>>,
): TemplateResult {
  const names = Object.keys(hyper);
  const lines = ruleMath(rule, names);
  const filled = ruleMath(rule, names, values);
  return html`<div class="rule" tabindex="0" role="group" aria-label=${fill(words.value.methods.formulaOf, { name })}>
      <div class="letters">${lines.map(displayed)}</div>
      <div class="numbers">${filled.map(displayed)}</div>
    </div>
    ${lookahead(words.value.methods.gradientAt, rule, names)}`;
}

function lookahead(label: string, rule: Rule, names: readonly string[]): TemplateResult | typeof nothing {
  const { gradientAt } = readRule(rule, names);
  return gradientAt ? html`<p class="gradient-at quiet">${label} ${displayedInline(gradientAt)}</p>` : nothing;
}

function displayedInline(node: Parameters<typeof expressionMath>[0]): Element {
  const element = displayed(expressionMath(node));
  element.removeAttribute('display');
  return element;
}
