import type { Measured } from '../../../engine/graph/types';
import { pairName } from '../../../objectives/model/graph/cut';
import type { Times } from '../../../objectives/model/graph/schedule';

/** The mean of something measured; undefined where nobody has. */
export const meanOf = (measured: Measured | undefined): number | undefined =>
  measured && measured.times > 0 ? measured.seconds / measured.times : undefined;

type Kept = Readonly<Record<string, Measured>>;

/** How long things take as measured, on the devices that they were measured on; the estimate where nobody has. */
export const measuredTimes = (estimate: Times, nodes: Kept, transfers: Kept): Times => ({
  node: (node, device) => meanOf(nodes[node.id]) ?? estimate.node(node, device),
  transfer: (tensor, bytes, from, to) =>
    meanOf(transfers[pairName({ tensor, from, to })]) ?? estimate.transfer(tensor, bytes, from, to),
});
