import { idsOf } from './methods';
import type { ChangeMark } from './rows/changes';
import type { MethodChoice, State } from './types';

/** The changes of a state after its list of methods has become another: each goes with its method, whatever number that has now, and goes with it for good. */
export function followed({ methods, changes }: State, after: readonly MethodChoice[]): readonly ChangeMark[] {
  const [old, now] = [idsOf(methods), idsOf(after)];
  const isAnother = methods.length !== after.length;
  const names = new Map(
    methods.map((choice, i) => {
      const place = after.indexOf(choice);
      return [old[i], place >= 0 ? now[place] : isAnother ? undefined : now[i]] as const;
    }),
  );
  return changes.flatMap((change) => {
    if (change.method === undefined) return [change];
    const method = names.get(change.method);
    return method === undefined ? [] : [{ ...change, method }];
  });
}
