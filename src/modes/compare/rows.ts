import { expected } from '../../state/expectation';
import { idsOf } from '../../state/methods';
import { integerRow, readChoice } from '../../state/rows/kinds';
import { type Row, right, type ValuesOf, wrong } from '../../state/rows/row';
import type { State } from '../../state/types';

/** The ids of what is ranked on data: every method, with the number of each value of what is varied, from 0 on. */
export function rivalIds({ methods, vary }: Pick<State, 'methods' | 'vary'>): string[] {
  const values = vary?.values.length ?? 1;
  return idsOf(methods).flatMap((id) => (values === 1 ? [id] : Array.from({ length: values }, (_, v) => `${id}:${v}`)));
}

/** Two that stand head to head; undefined: the last of the list against the one before. */
const duelRow: Row<readonly [string, string] | undefined> = {
  default: undefined,
  ground: true,
  read: (text, state) => {
    const [first, second, ...more] = text.split(',').map((id) => readChoice(id.trim(), rivalIds(state)).value);
    const fits = first !== undefined && second !== undefined && first !== second && more.length === 0;
    return fits ? right([first, second]) : wrong(text, expected('duel', { options: rivalIds(state).join(', ') }));
  },
  print: (value) => value?.join() ?? '',
  equal: (a, b) => a?.join() === b?.join(),
  nearest: (value, state) => (value?.every((id) => rivalIds(state).includes(id)) ? value : undefined),
};

/** What a comparison alone has. */
export const compareRows = {
  /** Candidates that are tried for each method: training takes longer than a path on a surface. */
  budget: integerRow({ min: 4, max: 4096, default: ({ data }) => (data ? 18 : 256), lasts: true }),
  /** Seeded starts: on each surface of a ranking, and on data of each try. */
  starts: integerRow({ min: 1, max: 64, default: ({ data }) => (data ? 2 : 8), lasts: true }),
  duel: duelRow,
};

declare module '../../state/types' {
  interface State extends ValuesOf<typeof compareRows> {}
  interface Modes {
    readonly compare: typeof compareRows;
  }
}
