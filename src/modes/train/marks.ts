import { symbolOf } from '../../math/symbols';
import type { Mark } from '../../stage/types';
import { idsOf, type State } from '../../state';
import { printNumber } from '../../state/numbers';
import type { ChangeMark } from '../../state/rows/changes';
import { labelsOf, type Naming } from './names';

/** What a change says: `η 0.001`, with its method where there are several. */
export function changeLabel(
  { method, key, value }: ChangeMark,
  state: State,
  marks: readonly Mark[],
  { language, text }: Naming,
): string {
  const what = `${method === undefined ? text.fromHere.batch : symbolOf(key)} ${printNumber(value)}`;
  if (method === undefined || state.methods.length === 1) return what;
  return `${labelsOf(state, marks, language)[idsOf(state.methods).indexOf(method)]} ${what}`;
}

/** What changes after each update of a state that something changes after. */
export function changeMarks(
  state: State,
  marks: readonly Mark[],
  naming: Naming,
): { readonly at: number; readonly label: string }[] {
  const byUpdate = new Map<number, string[]>();
  for (const change of state.changes) {
    const { update } = change;
    byUpdate.set(update, [...(byUpdate.get(update) ?? []), changeLabel(change, state, marks, naming)]);
  }
  return [...byUpdate].map(([update, labels]) => ({ at: update - 1, label: labels.join(', ') }));
}
