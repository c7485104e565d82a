import { deviceOf, type Pair, type Placement, pairName, pairsOf } from '../../../objectives/model/graph/cut';
import { type Graph, type GraphNode, type Tensor, tensorName } from '../../../objectives/model/graph/types';

/** A place, from the left and from the top, in the picture's own units: CSS pixels before it is scaled. */
export type Place = readonly [x: number, y: number];

/** A node's box, by its middle. */
export interface PlacedNode {
  readonly node: GraphNode;
  readonly device: number;
  readonly at: Place;
}

/** A tensor on its way to a node of the same device. */
export interface PlacedEdge {
  readonly tensor: string;
  readonly from: string;
  readonly to: string;
  readonly way: readonly Place[];
}

/** A tensor on its way to another device, and from there to those that read it. */
export interface PlacedPair {
  readonly name: string;
  readonly pair: Pair;
  readonly send: Place;
  readonly receive: Place;
  /** From Send to Receive. */
  readonly way: readonly Place[];
  readonly start: readonly Place[];
  readonly ends: readonly { readonly to: string; readonly way: readonly Place[] }[];
}

/** A device's band, all across. */
export interface Band {
  readonly device: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where everything of a graph is. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly Band[];
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly pairs: readonly PlacedPair[];
}

/** Sides of a node's box, and what is between boxes and around them. */
export const box = { width: 88, height: 34 } as const;
const gap = { across: 46, down: 12, band: 18, edge: 14, head: 22, legend: 26, lane: 5 } as const;

/** A graph in layers from left to right, in a band for each device. */
export function layOut(graph: Graph, placement: Placement, devices: number): GraphLayout {
  const levels = levelsOf(graph);
  const rows = rowsOf(graph, placement, levels, devices);
  const lanes = lanesOf(graph, placement, levels);
  const bands: Band[] = [];
  for (let device = 0; device < devices; device++) {
    const most = Math.max(1, ...[...levels.values()].map((level) => rows.counts.get(`${device} ${level}`) ?? 0));
    const top = device === 0 ? gap.legend : bands[device - 1].bottom + gap.band;
    const under = lanes.counts[device] ?? 0;
    const bottom = top + gap.head + most * (box.height + gap.down) + gap.down + under * gap.lane;
    bands.push({ device, top, bottom });
  }
  const placeOf = ({ id }: GraphNode): PlacedNode['at'] => {
    const { top } = bands[deviceOf(placement, id)];
    const row = rows.row.get(id) as number;
    return [
      gap.edge + box.width / 2 + (levels.get(id) as number) * (box.width + gap.across),
      top + gap.head + gap.down + row * (box.height + gap.down) + box.height / 2,
    ];
  };
  const nodes = graph.nodes.map((node) => ({ node, device: deviceOf(placement, node.id), at: placeOf(node) }));
  const at = new Map(nodes.map((placed) => [placed.node.id, placed.at]));
  const last = Math.max(...levels.values());
  return {
    width: 2 * gap.edge + box.width + last * (box.width + gap.across),
    height: bands[devices - 1].bottom + gap.edge,
    ...{ bands, nodes },
    edges: edgesIn(graph, placement, at, (tensor, reader) => {
      const lane = lanes.lane.get(tensorName(tensor));
      const far = (levels.get(reader) as number) - (levels.get(tensor.node) as number) > 1;
      if (lane === undefined || !far) return undefined;
      return bands[deviceOf(placement, reader)].bottom - gap.down - lane * gap.lane;
    }),
    pairs: pairsIn(graph, placement, at),
  };
}

/** The layer of each node: after all that it reads; what reads nothing stands right before those that read it. */
export function levelsOf({ nodes }: Graph): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const { id, inputs } of nodes) {
    levels.set(id, inputs.length === 0 ? 0 : 1 + Math.max(...inputs.map(({ node }) => levels.get(node) as number)));
  }
  for (const { id, inputs } of nodes) {
    const readers = nodes.filter((each) => each.inputs.some(({ node }) => node === id));
    if (inputs.length > 0 || readers.length === 0) continue;
    levels.set(id, Math.min(...readers.map((each) => levels.get(each.id) as number)) - 1);
  }
  return levels;
}

/** The row of each node among those of its device and layer, near what it reads, and how many there are. */
function rowsOf({ nodes }: Graph, placement: Placement, levels: ReadonlyMap<string, number>, devices: number) {
  const row = new Map<string, number>();
  const counts = new Map<string, number>();
  const last = Math.max(...levels.values());
  for (let level = 0; level <= last; level++) {
    for (let device = 0; device < devices; device++) {
      const here = nodes.filter(({ id }) => levels.get(id) === level && placement.get(id) === device);
      const wish = ({ inputs }: GraphNode): number => {
        const known = inputs.flatMap(({ node }) => row.get(node) ?? []);
        return known.length === 0 ? Number.POSITIVE_INFINITY : known.reduce((a, b) => a + b, 0) / known.length;
      };
      const wishes = new Map(here.map((node) => [node.id, wish(node)]));
      here.sort((a, b) => {
        const [first, second] = [wishes.get(a.id) as number, wishes.get(b.id) as number];
        return first === second ? 0 : first - second;
      });
      here.forEach(({ id }, i) => {
        row.set(id, i);
      });
      counts.set(`${device} ${level}`, here.length);
    }
  }
  return { row, counts };
}

type At = ReadonlyMap<string, Place>;

const outOf = (at: At, node: string): Place => {
  const [x, y] = at.get(node) as Place;
  return [x + box.width / 2, y];
};

const into = (at: At, node: string): Place => {
  const [x, y] = at.get(node) as Place;
  return [x - box.width / 2, y];
};

/** Edges within devices; those that pass layers by go along the height that `lane` gives, under all boxes. */
function edgesIn(
  graph: Graph,
  placement: Placement,
  at: At,
  lane: (tensor: Tensor, reader: string) => number | undefined,
): PlacedEdge[] {
  return graph.nodes.flatMap(({ id, inputs }) => {
    const sources = new Map(inputs.map((tensor) => [tensor.node, tensor]));
    return [...sources.values()]
      .filter(({ node }) => placement.get(node) === placement.get(id))
      .map((tensor): PlacedEdge => {
        const [from, to, y] = [outOf(at, tensor.node), into(at, id), lane(tensor, id)];
        const way = y === undefined ? curve(from, to) : under(from, to, y);
        return { tensor: tensorName(tensor), from: tensor.node, to: id, way };
      });
  });
}

/** Send stands right behind its source, Receive right before the first that reads it. */
function pairsIn(graph: Graph, placement: Placement, at: At): PlacedPair[] {
  return pairsOf(graph, placement).map((pair) => {
    const name = tensorName(pair.tensor);
    const readers = graph.nodes
      .filter(({ id, inputs }) => placement.get(id) === pair.to && inputs.some((each) => tensorName(each) === name))
      .map(({ id }) => id);
    const [x, y] = outOf(at, pair.tensor.node);
    const send: Place = [x + gap.across / 4, y];
    const places = readers.map((id) => into(at, id));
    const [firstX, firstY] = places.reduce((first, place) => (place[0] < first[0] ? place : first));
    const receive: Place = [firstX - gap.across / 4, firstY];
    return {
      ...{ name: pairName(pair), pair, send, receive, way: curve(send, receive) },
      start: [[x, y], send],
      ends: readers.map((to) => ({ to, way: curve(receive, into(at, to)) })),
    };
  });
}

/** A way down behind its source, along under the boxes, and up before its reader. */
const under = (from: Place, to: Place, y: number): Place[] => [
  ...curve(from, [from[0] + gap.across - 4, y]),
  ...curve([to[0] - gap.across + 4, y], to),
];

/** For each tensor that passes layers by within its device, which of the lanes under the boxes it goes along; how many each device has. */
function lanesOf({ nodes }: Graph, placement: Placement, levels: ReadonlyMap<string, number>) {
  const lane = new Map<string, number>();
  const ends: number[][] = [];
  const level = (id: string) => levels.get(id) as number;
  const far = nodes.flatMap(({ id, shapes }) =>
    shapes.flatMap((_, output) => {
      const name = tensorName({ node: id, output });
      const readers = nodes.filter(
        (node) => placement.get(node.id) === placement.get(id) && node.inputs.some((each) => tensorName(each) === name),
      );
      const last = Math.max(0, ...readers.map((node) => level(node.id)));
      return last - level(id) > 1 ? [{ name, device: deviceOf(placement, id), from: level(id), last }] : [];
    }),
  );
  for (const { name, device, from, last } of far.toSorted((a, b) => a.from - b.from)) {
    const taken = ends[device] ?? [];
    const free = taken.findIndex((end) => end <= from);
    const at = free < 0 ? taken.length : free;
    taken[at] = last;
    ends[device] = taken;
    lane.set(name, at);
  }
  return { lane, counts: ends.map((taken) => taken?.length ?? 0) };
}

/** Points of a curve. */
const points = 20;

/** A way from left to right that leaves and comes in level. */
export function curve([x0, y0]: Place, [x1, y1]: Place): Place[] {
  if (y0 === y1 && x1 - x0 < gap.across + 1) {
    return [
      [x0, y0],
      [x1, y1],
    ];
  }
  const bend = Math.min(gap.across, Math.max(12, (x1 - x0) / 2));
  return Array.from({ length: points + 1 }, (_, k): Place => {
    const t = k / points;
    const u = 1 - t;
    const [a, b, c, d] = [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3];
    return [a * x0 + b * (x0 + bend) + c * (x1 - bend) + d * x1, (a + b) * y0 + (c + d) * y1];
  });
}

/** The place after a share of a way. */
export function along(way: readonly Place[], share: number): Place {
  const lengths = way.slice(1).map(([x, y], i) => Math.hypot(x - way[i][0], y - way[i][1]));
  let left = share * lengths.reduce((a, b) => a + b, 0);
  for (const [i, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const [[x0, y0], [x1, y1]] = [way[i], way[i + 1]];
      return [x0 + ((x1 - x0) * left) / length, y0 + ((y1 - y0) * left) / length];
    }
    left -= length;
  }
  return way[way.length - 1];
}
