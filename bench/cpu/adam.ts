import { parseRule } from '../../src/math';
import { defaultHyper, optimizers, ruleOf } from '../../src/optimizers/catalog';

/** Adam's hyperparameters. */
export type Hyper = Readonly<Record<'eta' | 'beta1' | 'beta2' | 'epsilon', number>>;

/** A method of the catalogue, in its first form at its defaults. */
export function methodOf(id: string) {
  const optimizer = optimizers.get(id);
  const rule = optimizer && ruleOf(optimizer);
  if (!optimizer || !rule) throw new RangeError(`no method '${id}'`);
  const hyper = defaultHyper(optimizer);
  return { rule, hyper, program: parseRule(rule, Object.keys(hyper)) };
}

/** Adam as it ships. */
export const adam = { ...methodOf('adam'), hyper: methodOf('adam').hyper as Hyper };
