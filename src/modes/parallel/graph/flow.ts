import { deviceOf, type Placement } from '../../../objectives/model/graph/cut';
import type { Schedule } from '../../../objectives/model/graph/schedule';
import { edgeName, type GraphPicture } from './draw';
import type { GraphLayout } from './layout';

/** How long a tensor is seen on its way within a device, as a share of the step. */
const seen = 0.03;

/** What runs and flows at a share of a step on a clock. */
export function nowAt(
  { nodes, transfers, seconds }: Schedule,
  { edges }: GraphLayout,
  placement: Placement,
  share: number,
): NonNullable<GraphPicture['now']> {
  const at = share * seconds;
  const running = [...nodes].filter(([, { from, to }]) => from <= at && at < to).map(([id]) => id);
  const moving = new Map<string, number>();
  for (const { from, to } of edges) {
    if (deviceOf(placement, from) !== deviceOf(placement, to)) continue;
    const left = (at - (nodes.get(from)?.to ?? 0)) / (seen * seconds);
    if (left >= 0 && left < 1) moving.set(edgeName(from, to), left);
  }
  for (const [name, { from, to }] of transfers) {
    if (at >= from && at < to) moving.set(name, (at - from) / (to - from));
  }
  return { nodes: new Set(running), moving };
}
