import { choiceRow } from '../../state/rows/kinds';
import { listedRow } from '../../state/rows/listed';
import { type Row, right, type ValuesOf } from '../../state/rows/row';

const method = listedRow({ default: ({ scene }) => scene?.explain });

/** The method whose step is explained, by its id; an empty text is none, where a scene opens with one. */
const explainRow: Row<string | undefined> = {
  ...method,
  read: (text, state) => (text === '' ? right(undefined) : method.read(text, state)),
};

/** What a race alone shows. */
export const raceRows = {
  /** Whether minima, saddles and maxima are marked on the picture. */
  stationary: choiceRow(['hidden', 'shown'], { default: 'hidden', lasts: true }),
  explain: explainRow,
};

declare module '../../state/types' {
  interface State extends ValuesOf<typeof raceRows> {}
  interface Modes {
    readonly race: typeof raceRows;
  }
}
