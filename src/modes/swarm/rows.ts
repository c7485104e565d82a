import { choiceRow, integerRow, numberRow } from '../../state/rows/kinds';
import type { ValuesOf } from '../../state/rows/row';

/** What a swarm alone has. */
export const swarmRows = {
  /** Particles of all methods together. */
  particles: integerRow({ min: 4, max: 2 ** 20, default: 65_536, lasts: true }),
  /** Share of the domain's sides that the swarm starts from, around the start; 1: the whole domain. */
  spread: numberRow({ min: 1e-3, max: 1, default: 1, lasts: true }),
  /** What the colour of a particle tells. */
  color: choiceRow(['method', 'loss', 'speed'], { default: 'method', lasts: true }),
};

declare module '../../state/types' {
  interface State extends ValuesOf<typeof swarmRows> {}
  interface Modes {
    readonly swarm: typeof swarmRows;
  }
}
