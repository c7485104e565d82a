import { dropBelow } from '../../../objectives/model/layers/dropout';
import { drawBits, streams } from '../../../study/random';
import { dropSettings } from './elementwise';

/** Writes down what `dropFunction` is told of a layer that leaves out a share of its units at an update of a run; undefined: of none. */
export function enterDrops(
  view: DataView,
  rate: number,
  draw: { readonly seed: number; readonly update: number } | undefined,
): void {
  view.setUint32(dropSettings.bits, draw ? drawBits(draw.seed, streams.dropout, draw.update) : 0, true);
  view.setInt32(dropSettings.below, draw ? dropBelow({ rate }) : 0, true);
  view.setFloat32(dropSettings.factor, draw ? 1 / (1 - rate) : 1, true);
}
