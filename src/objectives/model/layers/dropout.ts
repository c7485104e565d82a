import { randomUnit, streams } from '../../../study/random';
import type { Layer, Network } from '../types';
import type { LayerRow, Matrix, Passage } from './row';

type Dropout = Extract<Layer, { kind: 'dropout' }>;

const scaled = (input: Matrix, keep: Passage['keep']): Matrix => {
  const { width } = input;
  return {
    ...input,
    values: keep ? input.values.map((x, k) => x * keep(Math.floor(k / width), k % width)) : input.values,
  };
};

/** Some units are left out, the others made larger by as much, so that the mean stays (inverted dropout; Srivastava et al., 2014). */
export const dropout: LayerRow<Dropout> = {
  tensors: () => ({}),
  forward: (_, _theta, input, { keep }) => scaled(input, keep),
  backward: (_, _theta, _input, up, { keep }) => scaled(up, keep),
};

/** A unit is left out where 24 random bits are below this: a whole number, the same on every engine. */
export const dropBelow = ({ rate }: Pick<Dropout, 'rate'>): number => Math.round(rate * 2 ** 24);

/** Units of all dropout layers: what a row of a batch draws random numbers for. */
export const droppedUnits = ({ layers }: Network): number =>
  layers.reduce((sum, layer) => sum + (layer.kind === 'dropout' ? layer.width : 0), 0);

/**
 * What the units of a dropout layer are multiplied by in an update (from 1): row r of the batch (from 0) and unit u of
 * the layer draw number r · `droppedUnits` + `first` + u, where `first` counts the units of the dropout layers before it.
 */
export function dropoutKeep(
  { rate }: Dropout,
  place: { readonly seed: number; readonly update: number; readonly units: number; readonly first: number },
): (row: number, unit: number) => number {
  const below = dropBelow({ rate }) / 2 ** 24;
  const { seed, update, units, first } = place;
  return (row, unit) =>
    randomUnit(seed, streams.dropout, update, row * units + first + unit) < below ? 0 : 1 / (1 - rate);
}
