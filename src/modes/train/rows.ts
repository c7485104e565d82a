import { choiceRow, integerRow } from '../../state/rows/kinds';
import type { ValuesOf } from '../../state/rows/row';
import { planeRow } from './plane/row';

/** How training curves are looked at. */
export const trainRows = {
  /** What is drawn; under the full-data loss, the batch's own may stand faintly. */
  curve: choiceRow(['loss', 'batchLoss', 'both', 'validation', 'accuracy', 'sharpness', 'noise', 'gradient'], {
    default: ({ training }) => training?.curve ?? 'loss',
  }),
  /** What the horizontal axis counts. */
  against: choiceRow(['updates', 'epochs', 'examples', 'time'], {
    default: ({ training, parallel }) => training?.against ?? parallel?.against ?? 'updates',
  }),
  /** Which axes are logarithmic. */
  log: choiceRow(['none', 'x', 'y', 'xy'], {
    default: ({ training, parallel }) => training?.log ?? parallel?.log ?? 'none',
  }),
  /** Updates over which drawn lines are smoothed; 0: they are not. */
  smoothing: integerRow({ min: 0, max: 10_000, default: 0 }),
  /** Whether every run has a line of its own, beside median and band. */
  singles: choiceRow(['hidden', 'shown'], { default: ({ training }) => training?.singles ?? 'hidden' }),
  /** The plane through the weights that the loss plane shows. */
  plane: planeRow,
  /** What stands beside the curves: what the model makes of the data, its weights, its gradient, its scales by layer, the rates of rare inputs, what sizes of batches take, or the loop of section 2. */
  beside: choiceRow(['none', 'data', 'weights', 'gradients', 'gain', 'frequency', 'worth', 'loop'], {
    default: ({ training }) => training?.beside ?? 'none',
  }),
};

declare module '../../state/types' {
  interface State extends ValuesOf<typeof trainRows> {}
  interface Modes {
    readonly train: typeof trainRows;
  }
}
