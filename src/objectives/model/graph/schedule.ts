import { bytesOf, deviceOf, type Pair, type Placement, pairName } from './cut';
import { type Cost, type Graph, type GraphNode, type Tensor, tensorName } from './types';

/** A device: operations and bytes a second, and seconds that any node takes beside. */
export interface Device {
  readonly flops: number;
  readonly bandwidth: number;
  readonly overhead: number;
}

/** What is between two devices: seconds that a message takes at least, and bytes a second. */
export interface Link {
  readonly latency: number;
  readonly bandwidth: number;
}

/** Devices, any two of them linked alike. */
export interface Machine {
  readonly devices: readonly Device[];
  readonly link: Link;
}

/** How long things take, in seconds: estimated, or measured. */
export interface Times {
  readonly node: (node: Pick<GraphNode, 'id' | 'cost'>, device: number) => number;
  /** A tensor from one device to another; asked for different ones alone. */
  readonly transfer: (tensor: Tensor, bytes: number, from: number, to: number) => number;
}

/** The estimate: a node is done when its operations and its bytes are. */
export const nodeSeconds = ({ flops, bytes }: Cost, device: Device): number =>
  device.overhead + Math.max(flops / device.flops, bytes / device.bandwidth);

/** How long things take on a machine by what they are. */
export const estimated = ({ devices, link }: Machine): Times => ({
  node: ({ cost }, device) => nodeSeconds(cost, devices[device]),
  transfer: (_, bytes) => link.latency + bytes / link.bandwidth,
});

/** From when to when, in seconds from the step's beginning. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A step on a clock: when each node runs, when each pair is under way. */
export interface Schedule {
  readonly nodes: ReadonlyMap<string, Interval>;
  readonly transfers: ReadonlyMap<string, Interval & { readonly pair: Pair }>;
  readonly seconds: number;
}

/**
 * A step simulated: of the nodes whose inputs are known, that whose last input came first goes next (of several the first of the graph), to the device
 * that `choose` gives; there it begins when its inputs are there and the device is free. A device does one node at a
 * time, and transfers beside; a tensor goes to a device once.
 */
export function simulate(
  graph: Graph,
  times: Times,
  choose: (node: GraphNode, finish: (device: number) => number) => number,
): Schedule & { readonly placement: Placement } {
  const nodes = new Map<string, Interval>();
  const transfers = new Map<string, Interval & { readonly pair: Pair }>();
  const placement = new Map<string, number>();
  const free = new Map<number, number>();
  const arrival = (tensor: Tensor, to: number): Interval & { readonly pair: Pair } => {
    const pair = { tensor, from: deviceOf(placement, tensor.node), to };
    const from = (nodes.get(tensor.node) as Interval).to;
    const takes = pair.from === to ? 0 : times.transfer(tensor, bytesOf(graph, tensor), pair.from, to);
    return { pair, from, to: from + takes };
  };
  const interval = (node: GraphNode, device: number): Interval => {
    const ready = Math.max(0, ...node.inputs.map((tensor) => arrival(tensor, device).to));
    const from = Math.max(ready, free.get(device) ?? 0);
    return { from, to: from + times.node(node, device) };
  };
  for (const node of inOrderOfReadiness(graph, nodes)) {
    const device = choose(node, (each) => interval(node, each).to);
    const taken = interval(node, device);
    for (const tensor of node.inputs) {
      const sent = arrival(tensor, device);
      if (sent.pair.from !== device) transfers.set(pairName(sent.pair), sent);
    }
    placement.set(node.id, device);
    nodes.set(node.id, taken);
    free.set(device, taken.to);
  }
  const seconds = Math.max(0, ...[...nodes.values()].map(({ to }) => to));
  return { nodes, transfers, seconds, placement };
}

/** Nodes as their inputs are done; `done` is read on the way. */
function* inOrderOfReadiness({ nodes }: Graph, done: ReadonlyMap<string, Interval>): Generator<GraphNode> {
  const waiting = [...nodes];
  const readyAt = ({ inputs }: GraphNode) =>
    Math.max(0, ...inputs.map(({ node }) => done.get(node)?.to ?? Number.POSITIVE_INFINITY));
  while (waiting.length > 0) {
    const times = waiting.map(readyAt);
    const next = times.indexOf(Math.min(...times));
    if (times[next] === Number.POSITIVE_INFINITY) throw new RangeError('a graph with a circle');
    yield waiting.splice(next, 1)[0];
  }
}

/** A step on a clock with every node where it is placed. */
export const schedule = (graph: Graph, times: Times, placement: Placement): Schedule =>
  simulate(graph, times, ({ id }) => deviceOf(placement, id));

/** Nodes one after the other, each reading the one before, that take longest; what they and the transfers between them take. */
export interface CriticalPath {
  readonly nodes: readonly string[];
  readonly tensors: readonly string[];
  readonly seconds: number;
}

/** The critical path: no schedule of this placement is shorter. */
export function criticalPath(graph: Graph, times: Times, placement: Placement): CriticalPath {
  const best = new Map<string, CriticalPath>();
  let longest: CriticalPath = { nodes: [], tensors: [], seconds: 0 };
  for (const node of graph.nodes) {
    const device = deviceOf(placement, node.id);
    let before: CriticalPath = { nodes: [], tensors: [], seconds: 0 };
    for (const tensor of node.inputs) {
      const path = best.get(tensor.node) as CriticalPath;
      const from = deviceOf(placement, tensor.node);
      const takes = from === device ? 0 : times.transfer(tensor, bytesOf(graph, tensor), from, device);
      const seconds = path.seconds + takes;
      if (seconds >= before.seconds) before = { ...path, tensors: [...path.tensors, tensorName(tensor)], seconds };
    }
    const path = { ...before, nodes: [...before.nodes, node.id], seconds: before.seconds + times.node(node, device) };
    best.set(node.id, path);
    if (path.seconds > longest.seconds) longest = path;
  }
  return longest;
}
