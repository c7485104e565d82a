import type { Placement } from './cut';
import { simulate, type Times } from './schedule';
import type { Graph, GraphNode } from './types';

/**
 * The greedy rule (Abadi et al., 2015, section 3.2.1): a step is simulated, and each node goes to that of its feasible
 * devices where it would finish soonest, its inputs having come there; of several the first. Where a person has put a
 * node, and where one is that it has to be together with, is the only feasible device. `fixed` wins among those of one group by
 * the first of them in the graph.
 */
export function greedy(graph: Graph, times: Times, devices: number, fixed: Placement = new Map()): Placement {
  const groups = fixedGroups(graph, fixed);
  return simulate(graph, times, (node, finish) => {
    const only = groups.get(groupOf(node));
    if (only !== undefined) return only;
    let best = 0;
    for (let device = 1; device < devices; device++) if (finish(device) < finish(best)) best = device;
    groups.set(groupOf(node), best);
    return best;
  }).placement;
}

/** Every node that has to be on the device of another, that one among them. */
export const together = ({ nodes }: Graph, id: string): string[] => {
  const own = nodes.find((node) => node.id === id);
  return own ? nodes.filter((node) => groupOf(node) === groupOf(own)).map((node) => node.id) : [];
};

const groupOf = ({ id, together }: GraphNode): string => together ?? id;

function fixedGroups({ nodes }: Graph, fixed: Placement): Map<string, number> {
  const groups = new Map<string, number>();
  for (const node of nodes) {
    const device = fixed.get(node.id);
    if (device !== undefined && !groups.has(groupOf(node))) groups.set(groupOf(node), device);
  }
  return groups;
}
