import { optimizers } from '../optimizers/catalog';
import { applies, optimizerOf } from '../optimizers/resolve';
import { limitsOf, maxMethods } from './limits';
import { choiceOf, entriesOf, matched } from './methods';
import { clamp } from './numbers';
import { maxRules, ruleId, ruleIds } from './rules';
import type { MethodChoice, State } from './types';

/** Sets a hyperparameter of the method at an index, within its hard limits; what is not a number changes nothing. */
export function setHyper(state: State, index: number, key: string, value: number): State {
  const choice = state.methods[index];
  const row = choice && optimizerOf(choice)?.hyper[key];
  if (!row || Number.isNaN(value)) return state;
  const { min, max } = limitsOf(row);
  return change(state, index, ({ hyper }) => ({ hyper: { ...hyper, [key]: clamp(value, min, max) } }));
}

/** Picks the form of the method at an index; an unknown form changes nothing. */
export function setForm(state: State, index: number, form: string): State {
  const choice = state.methods[index];
  const forms = (choice && optimizerOf(choice)?.forms) ?? {};
  return Object.hasOwn(forms, form) ? change(state, index, () => ({ form })) : state;
}

/** Does something to the method at an index, in this order; the values that it has stay. What cannot be done to it changes nothing. */
export const setWith = (state: State, index: number, names: readonly string[]): State =>
  change(state, index, (choice) => {
    const sound = names.every((name, i) => applies(name, { ...choice, with: names.slice(0, i) }));
    return sound ? { with: names, hyper: matched({ ...choice, with: names }, choice.hyper) } : {};
  });

/** Adds a typed optimizer, its text without faults, and puts it in the race after the others. */
export function addRule(state: State, rule: string): State {
  if (state.rules.length >= maxRules || !optimizerOf({ method: '', rule })) return state;
  const rules = [...state.rules, rule];
  const method = ruleId(rules.length - 1);
  const full = state.methods.length >= maxMethods;
  return { ...state, rules, methods: full ? state.methods : [...state.methods, choiceOf(undefined, method, rules)] };
}

/** Gives a typed optimizer another text without faults; the methods that it is keep their values. */
export const setRule = (state: State, index: number, rule: string): State =>
  state.rules[index] === undefined || !optimizerOf({ method: '', rule })
    ? state
    : { ...state, rules: state.rules.with(index, rule) };

/** Takes the typed optimizer at an index away with the methods that it is; later ones move up. */
export function removeRule(state: State, index: number): State {
  const id = ruleId(index);
  const moved = new Map(ruleIds.map((name, i) => [name, i > index ? ruleId(i - 1) : name]));
  const methods = state.methods
    .filter(({ method }) => method !== id)
    .map((choice) => ({ ...choice, method: moved.get(choice.method) ?? choice.method }));
  return { ...state, rules: state.rules.filter((_, i) => i !== index), methods };
}

/** Gives the method at an index the values of its scene back. */
export const resetMethod = (state: State, index: number): State =>
  change(state, index, ({ method, with: _, ...rest }) => ({
    ...rest,
    ...choiceOf(state.scene, method, state.rules),
  }));

/** Every method in the order of the panel: the scene's own first, then the rest of the catalog, then those that are typed. */
export function menuOrder(scene: string | undefined): readonly string[] {
  return [...new Set([...entriesOf(scene).map((entry) => entry.method), ...optimizers.keys(), ...ruleIds])];
}

/** Puts a copy of the method at an index after it, to be given other values. */
export function duplicateMethod(state: State, index: number): State {
  const choice = state.methods[index];
  if (!choice || state.methods.length >= maxMethods) return state;
  return { ...state, methods: state.methods.toSpliced(index + 1, 0, { ...choice }) };
}

/** Takes the method at an index off the list. */
export const removeMethod = (state: State, index: number): State => ({
  ...state,
  methods: state.methods.filter((_, i) => i !== index),
});

type Patch = (choice: MethodChoice) => Partial<MethodChoice>;

function change(state: State, index: number, patch: Patch): State {
  const choice = state.methods[index];
  return choice ? { ...state, methods: state.methods.with(index, { ...choice, ...patch(choice) }) } : state;
}
