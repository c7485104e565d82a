import { together } from '../../../objectives/model/graph/place';
import type { Context } from '../../../ui/context';
import type { ShownGraph } from './context';
import type { GraphLayout } from './layout';
import type { Placed } from './rows';

/** Puts a node, and what belongs to it, on a device; undefined: where the rule has it. */
export function move({ model }: Context, { run }: ShownGraph, node: string, device: number | undefined): void {
  const group = new Set(together(run.graph, node));
  const others = model.state.peek().place.filter((placed) => !group.has(placed.node));
  const place: Placed[] = device === undefined ? others : [...others, { node, device }];
  model.actions.update({ place }, 'push');
}

/** Whether a person has put a node where it is. */
export const isPlaced = (place: readonly Placed[], { run }: ShownGraph, node: string): boolean => {
  const group = together(run.graph, node);
  return place.some((placed) => group.includes(placed.node));
};

/** The node next to one in a direction: the nearest of those that lie there more than aside. */
export function neighbour({ nodes }: GraphLayout, id: string, [right, down]: readonly [number, number]): string {
  const own = nodes.find(({ node }) => node.id === id) ?? nodes[0];
  let [best, least] = [own.node.id, Number.POSITIVE_INFINITY];
  for (const { node, at } of nodes) {
    const [dx, dy] = [at[0] - own.at[0], at[1] - own.at[1]];
    const ahead = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    if (ahead <= 1 || ahead + 2 * aside >= least) continue;
    if (right !== 0 ? false : aside > 2 * ahead) continue;
    [best, least] = [node.id, ahead + 2 * aside];
  }
  return best;
}
