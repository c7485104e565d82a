import { expected } from '../../state/expectation';
import { type Row, right, type ValuesOf, wrong } from '../../state/rows/row';

/** The hyperparameters of a map. */
type AxisNames = readonly [across: string, up?: string];

/** The two hyperparameters of the map, or the one of a curve; a method without one of them takes its own. undefined: each method's first two. */
const axesRow: Row<AxisNames | undefined> = {
  default: undefined,
  read: (text, { methods }) => {
    const names = text.split(',');
    const known = new Set(methods.flatMap(({ hyper }) => Object.keys(hyper)));
    const different = names.length === 1 || (names.length === 2 && names[0] !== names[1]);
    const fits = different && names.every((name) => known.has(name));
    return fits ? right(names as [string, string?]) : wrong(text, expected('axes', { options: [...known].join(', ') }));
  },
  print: (value) => value?.join() ?? '',
  equal: (a, b) => a?.join() === b?.join(),
};

/** What the maps of hyperparameters alone have. */
export const ratesRows = { axes: axesRow };

declare module '../../state/types' {
  interface State extends ValuesOf<typeof ratesRows> {}
  interface Modes {
    readonly rates: typeof ratesRows;
  }
}
