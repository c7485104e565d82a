import { signal } from '@preact/signals-core';
import { nothing, type TemplateResult } from 'lit/html.js';
import type { Bench } from '../bench';
import type { Context } from '../context';
import type { RuleLine, ruleSection } from './section';

const loaded = signal<typeof ruleSection | undefined>(undefined);
let asked = false;

/** The section behind a method, which is loaded when the first is opened. */
export function rulePart(context: Context, bench: Bench, line: RuleLine): TemplateResult | typeof nothing {
  if (!asked) {
    asked = true;
    void import('./section').then((section) => {
      loaded.value = section.ruleSection;
    });
  }
  return loaded.value?.(context, bench, line) ?? nothing;
}
