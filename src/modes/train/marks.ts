import type { Dictionary } from '../../i18n/words';
import { symbolOf } from '../../math/symbols';
import type { Mark } from '../../stage/types';
import { idsOf, type State } from '../../state';
import { printNumber } from '../../state/numbers';
import type { ChangeMark } from '../../state/rows/changes';
import { labelsOf } from './series';

/** What a change says: `η 0.001`, with its method where there are several. */
export function changeLabel(
  { method, key, value }: ChangeMark,
  state: State,
  marks: readonly Mark[],
  { batch }: Dictionary['train']['fromHere'],
): string {
  const what = `${method === undefined ? batch : symbolOf(key)} ${printNumber(value)}`;
  if (method === undefined || state.methods.length === 1) return what;
  return `${labelsOf(state, marks)[idsOf(state.methods).indexOf(method)]} ${what}`;
}

/** What changes after each update of a state that something changes after. */
export function changeMarks(
  state: State,
  marks: readonly Mark[],
  text: Dictionary['train']['fromHere'],
): { readonly at: number; readonly label: string }[] {
  const byUpdate = new Map<number, string[]>();
  for (const change of state.changes) {
    const { update } = change;
    byUpdate.set(update, [...(byUpdate.get(update) ?? []), changeLabel(change, state, marks, text)]);
  }
  return [...byUpdate].map(([update, labels]) => ({ at: update - 1, label: labels.join(', ') }));
}
