import { optimizers } from '../optimizers/catalog';
import { limitsOf, maxMethods } from './limits';
import { choiceOf, entriesOf } from './methods';
import { clamp } from './numbers';
import type { MethodChoice, State } from './types';

/** Sets a hyperparameter of the method at an index, within its hard limits; what is not a number changes nothing. */
export function setHyper(state: State, index: number, key: string, value: number): State {
  const row = optimizers.get(state.methods[index]?.method ?? '')?.hyper[key];
  if (!row || Number.isNaN(value)) return state;
  const { min, max } = limitsOf(row);
  return change(state, index, ({ hyper }) => ({ hyper: { ...hyper, [key]: clamp(value, min, max) } }));
}

/** Picks the form of the method at an index; an unknown form changes nothing. */
export function setForm(state: State, index: number, form: string): State {
  const forms = optimizers.get(state.methods[index]?.method ?? '')?.forms ?? {};
  return Object.hasOwn(forms, form) ? change(state, index, () => ({ form })) : state;
}

/** Gives the method at an index the values of its scene back. */
export const resetMethod = (state: State, index: number): State =>
  change(state, index, ({ method }) => choiceOf(state.scene, method));

/** Every method in the order of the panel: the scene's own first, then the rest of the catalog. */
export function menuOrder(scene: string | undefined): readonly string[] {
  return [...new Set([...entriesOf(scene).map((entry) => entry.method), ...optimizers.keys()])];
}

/** Puts a copy of the method at an index after it, to be given other values. */
export function duplicateMethod(state: State, index: number): State {
  const choice = state.methods[index];
  if (!choice || state.methods.length >= maxMethods) return state;
  return { ...state, methods: state.methods.toSpliced(index + 1, 0, choice) };
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
