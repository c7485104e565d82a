import { defaultForm, defaultHyper, optimizers } from '../optimizers/catalog';
import { scenes } from '../scenes/catalog';
import { neutral } from '../scenes/neutral';
import type { MethodEntry } from '../scenes/types';
import type { MethodChoice } from './types';

/** The methods of a scene, those offered but off included; the neutral list for no scene. */
export const entriesOf = (scene: string | undefined): readonly MethodEntry[] =>
  (scene === undefined ? undefined : scenes.get(scene))?.methods ?? neutral.methods;

/** A method with the form and the values its scene gives it, else its own defaults. The id must be a known one. */
export function choiceOf(scene: string | undefined, method: string): MethodChoice {
  const optimizer = optimizers.get(method);
  if (!optimizer) throw new RangeError(`no method ${method}`);
  const entry = entriesOf(scene).find((candidate) => candidate.method === method);
  return {
    method,
    form: entry?.form ?? defaultForm(optimizer),
    hyper: { ...defaultHyper(optimizer), ...entry?.hyper },
  };
}

/** The methods running when a scene opens, in its order. */
export const openingMethods = (scene: string | undefined): readonly MethodChoice[] =>
  entriesOf(scene)
    .filter((entry) => entry.on !== false)
    .map((entry) => choiceOf(scene, entry.method));

/** Whether two choices compute the same path. */
export function equalChoice(a: MethodChoice, b: MethodChoice): boolean {
  const names = Object.keys(a.hyper);
  return (
    a.method === b.method &&
    a.form === b.form &&
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
