import { html, nothing, type TemplateResult } from 'lit/html.js';
import { ruleIds } from '../../state/rules';
import type { MethodChoice } from '../../state/types';
import type { Bench } from '../bench';
import type { Context } from '../context';
import { ruleEditor } from './editor';
import { withSection } from './with';

/** A line of the methods panel, as the section behind it needs it. */
export interface RuleLine {
  readonly choice: MethodChoice;
  readonly index: number | undefined;
  readonly name: string;
  readonly id: string;
}

/** What is done to a method and, where it is typed, its text. */
export function ruleSection(context: Context, bench: Bench, line: RuleLine): TemplateResult {
  const { choice, index, name, id } = line;
  const typed = choice.rule === undefined ? -1 : ruleIds.indexOf(choice.method);
  return html`
    ${index === undefined ? nothing : withSection(context, bench, { choice, index, id })}
    ${typed < 0 || choice.rule === undefined ? nothing : ruleEditor(context, bench, { index: typed, rule: choice.rule, name, id: `${id}-rule` })}
  `;
}
