import { adabelief } from './adabelief';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamw } from './adamw';
import { adarevision } from './adarevision';
import { amsgrad } from './amsgrad';
import { lion } from './lion';
import { momentum } from './momentum';
import { nadam } from './nadam';
import { nag } from './nag';
import { newton } from './newton';
import { qhm } from './qhm';
import { radam } from './radam';
import { rmsprop } from './rmsprop';
import { rprop } from './rprop';
import { sgd } from './sgd';
import { signsgd } from './signsgd';
import type { Optimizer, Rule } from './types';
import { yogi } from './yogi';

/** Every optimizer in the order of menus: the overview's first, then by family; what many workers need last. */
const all: readonly Optimizer[] = [
  sgd,
  momentum,
  nag,
  adagrad,
  adadelta,
  rmsprop,
  adam,
  adamax,
  nadam,
  amsgrad,
  adamw,
  radam,
  adabelief,
  yogi,
  lion,
  signsgd,
  rprop,
  qhm,
  newton,
  adarevision,
];

/** The optimizers by id, in the order of menus. */
export const optimizers: ReadonlyMap<string, Optimizer> = new Map(all.map((optimizer) => [optimizer.id, optimizer]));

/** The form a method takes when none is named: its first. */
export const defaultForm = (optimizer: Optimizer): string => Object.keys(optimizer.forms)[0];

/** The rule of a form; undefined for a form the method does not have. */
export const ruleOf = (optimizer: Optimizer, form = defaultForm(optimizer)): Rule | undefined =>
  Object.hasOwn(optimizer.forms, form) ? optimizer.forms[form] : undefined;

/** Every hyperparameter at its default. */
export const defaultHyper = (optimizer: Optimizer): Record<string, number> =>
  Object.fromEntries(Object.entries(optimizer.hyper).map(([name, { default: value }]) => [name, value]));
