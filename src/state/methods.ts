import { defaultForm, defaultHyper } from '../optimizers/catalog';
import { type Naming, optimizerOf } from '../optimizers/resolve';
import { scenes } from '../scenes/catalog';
import { neutral } from '../scenes/neutral';
import type { MethodEntry } from '../scenes/types';
import { typedRule } from './rules';
import type { MethodChoice } from './types';

/** The methods of a scene, those offered but off included; the neutral list for no scene. */
export const entriesOf = (scene: string | undefined): readonly MethodEntry[] =>
  (scene === undefined ? undefined : scenes.get(scene))?.methods ?? neutral.methods;

/** The typed optimizers that a scene brings. */
export const rulesOf = (scene: string | undefined): readonly string[] => scenes.get(scene ?? '')?.rules ?? [];

/** A method with the form and the values its scene gives it, else its own defaults. The id must be a known one. */
export function choiceOf(
  scene: string | undefined,
  method: string,
  rules: readonly string[] = rulesOf(scene),
): MethodChoice {
  return chosen(entriesOf(scene).find((entry) => entry.method === method) ?? { method }, rules);
}

/** A method with what an entry gives it. */
function chosen(entry: MethodEntry, rules: readonly string[]): MethodChoice {
  const { method } = entry;
  const rule = typedRule(method, rules);
  const naming = { method, ...(rule !== undefined && { rule }), ...(entry.with && { with: entry.with }) };
  const optimizer = optimizerOf(naming);
  if (!optimizer) throw new RangeError(`no method ${method}`);
  return {
    ...naming,
    form: entry.form ?? defaultForm(optimizer),
    hyper: matched(naming, { ...entry.hyper }),
  };
}

/** A value for every hyperparameter that a method has: the present one, else its default. */
export function matched(naming: Naming, hyper: Readonly<Record<string, number>>): Record<string, number> {
  const optimizer = optimizerOf(naming);
  if (!optimizer) return {};
  const present = Object.entries(hyper).filter(([name]) => Object.hasOwn(optimizer.hyper, name));
  return { ...defaultHyper(optimizer), ...Object.fromEntries(present) };
}

/** What is done to a method, as one text. */
export const withText = ({ with: names = [] }: Pick<MethodChoice, 'with'>): string => names.join(';');

/** The methods running when a scene opens, in its order. */
export const openingMethods = (scene: string | undefined): readonly MethodChoice[] =>
  entriesOf(scene)
    .filter((entry) => entry.on !== false)
    .map((entry) => chosen(entry, rulesOf(scene)));

/** Whether two choices compute the same path. */
export function equalChoice(a: MethodChoice, b: MethodChoice): boolean {
  const names = Object.keys(a.hyper);
  return (
    a.method === b.method &&
    a.form === b.form &&
    a.rule === b.rule &&
    withText(a) === withText(b) &&
    names.length === Object.keys(b.hyper).length &&
    names.every((name) => a.hyper[name] === b.hyper[name])
  );
}

/** A unique id for every method of a list: 'adam', then 'adam-2'. */
export function idsOf(methods: readonly MethodChoice[]): string[] {
  const seen = new Map<string, number>();
  return methods.map(({ method }) => {
    const count = (seen.get(method) ?? 0) + 1;
    seen.set(method, count);
    return count === 1 ? method : `${method}-${count}`;
  });
}
