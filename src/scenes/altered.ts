import { printOptimizer } from '../optimizers/text/print';
import { typedForm } from '../optimizers/text/read';
import type { Optimizer } from '../optimizers/types';
import { fig4a } from './fig4a';

/** How a shipped rule is changed for a scene. */
export interface Alteration {
  readonly optimizer: Optimizer;
  readonly form: string;
  /** The name of what comes out. */
  readonly name: string;
  /** A part of the update, and what stands in its place. */
  readonly replace: readonly (readonly [part: string, by: string])[];
  readonly values: Readonly<Record<string, number>>;
}

/** The text of a shipped rule with some of its parts replaced: all else is the method's own. Throws for a part that it does not have. */
export function altered({ optimizer, form, name, replace, values }: Alteration): string {
  const update = replace.reduce((text, [part, by]) => {
    if (!text.includes(part)) throw new RangeError(`${optimizer.id} ${form} has no ${part}`);
    return text.replace(part, by);
  }, optimizer.forms[form].update);
  const forms = { [typedForm]: { ...optimizer.forms[form], update } };
  return printOptimizer({ name, hyper: optimizer.hyper, forms }, typedForm, values);
}

/** Where altered rules run: on Figure 4a's ground, seen from above. */
export const ground = {
  surface: fig4a.surface,
  ...(fig4a.domain && { domain: fig4a.domain }),
  start: fig4a.start,
  steps: fig4a.steps,
  view: fig4a.view,
};
