import { nothing, type TemplateResult } from 'lit/html.js';
import { lazy } from '../../live/lazy';
import type { Bench } from '../bench';
import type { Context } from '../context';
import type { RuleLine } from './section';

const section = lazy(() => import('./section'));

/** The section behind a method, which is loaded when the first is opened. */
export function rulePart(context: Context, bench: Bench, line: RuleLine): TemplateResult | typeof nothing {
  section.want();
  return section.part.value?.ruleSection(context, bench, line) ?? nothing;
}
