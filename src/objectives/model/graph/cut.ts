import { type Graph, type GraphNode, numberBytes, sizeOf, type Tensor, tensorName } from './types';

/** The device of each node, by its name. */
export type Placement = ReadonlyMap<string, number>;

/** A tensor that goes from one device to another: Send → Receive, once, whoever reads it there. */
export interface Pair {
  readonly tensor: Tensor;
  readonly from: number;
  readonly to: number;
}

/** An edge of a graph: a node reads a tensor. */
export interface Edge {
  readonly tensor: Tensor;
  readonly reader: string;
}

/** What a graph is for those that cut it. */
export type Wired = { readonly nodes: readonly Pick<GraphNode, 'id' | 'inputs'>[] };

/** Every edge, each once: a node may read a tensor twice. */
export function edgesOf({ nodes }: Wired): Edge[] {
  return nodes.flatMap(({ id, inputs }) => {
    const names = inputs.map(tensorName);
    return inputs.filter((_, i) => names.indexOf(names[i]) === i).map((tensor) => ({ tensor, reader: id }));
  });
}

/** The edges between devices. */
export const crossingEdges = (graph: Wired, placement: Placement): Edge[] =>
  edgesOf(graph).filter(({ tensor, reader }) => deviceOf(placement, tensor.node) !== deviceOf(placement, reader));

/** One pair for each tensor, source and destination that an edge crosses between, in the order in which they are first read. */
export function pairsOf(graph: Wired, placement: Placement): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { tensor, reader } of crossingEdges(graph, placement)) {
    const pair = { tensor, from: deviceOf(placement, tensor.node), to: deviceOf(placement, reader) };
    pairs.set(pairName(pair), pair);
  }
  return [...pairs.values()];
}

/** What tells one pair from the others; the source is the tensor's own device. */
export const pairName = ({ tensor, to }: Pair): string => `${tensorName(tensor)}→${to}`;

/** What one device does: its nodes in order, what it sends, and what it receives. */
export interface Part {
  readonly device: number;
  readonly nodes: readonly string[];
  readonly sends: readonly Pair[];
  readonly receives: readonly Pair[];
}

/** The graph in parts, one for each device that has a node. */
export function cut(graph: Wired, placement: Placement): Part[] {
  const pairs = pairsOf(graph, placement);
  const devices = new Set(graph.nodes.map(({ id }) => deviceOf(placement, id)));
  return [...devices]
    .sort((a, b) => a - b)
    .map((device) => ({
      device,
      nodes: graph.nodes.map(({ id }) => id).filter((id) => deviceOf(placement, id) === device),
      sends: pairs.filter(({ from }) => from === device),
      receives: pairs.filter(({ to }) => to === device),
    }));
}

/** Bytes of a tensor. */
export function bytesOf({ nodes, rows }: Graph, { node, output }: Tensor): number {
  const shape = nodes.find(({ id }) => id === node)?.shapes[output];
  if (!shape) throw new RangeError(`no tensor ${node}:${output}`);
  return numberBytes * sizeOf(shape, rows);
}

export function deviceOf(placement: Placement, node: string): number {
  const device = placement.get(node);
  if (device === undefined) throw new RangeError(`${node} is on no device`);
  return device;
}
