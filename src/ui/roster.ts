import { optimizers } from '../optimizers/catalog';
import { menuOrder } from '../state/method-transitions';
import { choiceOf, entriesOf } from '../state/methods';
import { ruleIds } from '../state/rules';
import type { MethodChoice } from '../state/types';

/** One line of the methods panel: a method that runs, at its place in the state's list, or one that is switched off. */
export interface RosterEntry {
  readonly choice: MethodChoice;
  readonly index: number | undefined;
}

/** The methods a scene offers that are not running, with the scene's values. */
export function offered(scene: string | undefined, methods: readonly MethodChoice[]): MethodChoice[] {
  const running = new Set(methods.map(({ method }) => method));
  return entriesOf(scene)
    .filter(({ method }) => !running.has(method))
    .map(({ method }) => choiceOf(scene, method));
}

/** Where a method that is switched on goes: before the first running one that the panel's order has later. */
export function placeFor(scene: string | undefined, methods: readonly MethodChoice[], method: string): number {
  const order = menuOrder(scene);
  const rank = order.indexOf(method);
  const later = methods.findIndex((choice) => order.indexOf(choice.method) > rank);
  return later < 0 ? methods.length : later;
}

/** The lines of the panel: the running methods in their order, and each that is off where it would come back. */
export function rosterOf(
  scene: string | undefined,
  methods: readonly MethodChoice[],
  off: readonly MethodChoice[],
): RosterEntry[] {
  const entries: RosterEntry[] = methods.map((choice, index) => ({ choice, index }));
  const order = menuOrder(scene);
  for (const choice of off) {
    const rank = order.indexOf(choice.method);
    const later = entries.findIndex((entry) => order.indexOf(entry.choice.method) > rank);
    entries.splice(later < 0 ? entries.length : later, 0, { choice, index: undefined });
  }
  return entries;
}

/** The methods of the catalog, and of so many typed ones, that the panel has no line for. */
export function absent(scene: string | undefined, roster: readonly RosterEntry[], rules: number): string[] {
  const present = new Set(roster.map(({ choice }) => choice.method));
  const known = new Set([...optimizers.keys(), ...ruleIds.slice(0, rules)]);
  return menuOrder(scene).filter((method) => known.has(method) && !present.has(method));
}
