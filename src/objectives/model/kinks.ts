import { rowOf } from './layers';
import { lossNumbers } from './layers/losses';
import { type Batch, type Forward, rowGroups } from './passes';
import type { Network } from './types';

/** On which side of each of its kinks a batch passes through a network; all in one order. */
export function kinkSides(network: Network, passed: Forward, { targets }: Batch): number[] {
  const sides: number[] = [];
  const at = (distance: number) => sides.push(Math.sign(distance));
  network.layers.forEach((layer, i) => {
    rowOf(layer).kinks?.(layer, passed.inputs[i], at);
  });
  const loss = lossNumbers(network);
  for (const group of rowGroups(passed.outputs, targets)) {
    const sums = loss.sums(group);
    for (let k = 0; k < group.count; k++) loss.kinks(group, sums, k).forEach(at);
  }
  return sides;
}
