import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  crossingEdges,
  cut,
  edgesOf,
  type Placement,
  pairName,
  pairsOf,
  type Wired,
} from '../../../src/objectives/model/graph/cut';
import { type Tensor, tensorName } from '../../../src/objectives/model/graph/types';
import { graphOf, models, scattered } from './graphs';

/** Edges written as `x:0 A → b B`, as a graph with its placement. */
function written(edges: readonly string[]): { graph: Wired; placement: Placement } {
  const placement = new Map<string, number>();
  const inputs = new Map<string, Tensor[]>();
  for (const edge of edges) {
    const [, node, output, from, reader, to] = /^(\w+):(\d) (\w) → (\w+) (\w)$/.exec(edge) as RegExpExecArray;
    placement.set(node, from.charCodeAt(0)).set(reader, to.charCodeAt(0));
    inputs.set(node, inputs.get(node) ?? []);
    inputs.set(reader, [...(inputs.get(reader) ?? []), { node, output: Number(output) }]);
  }
  return { graph: { nodes: [...inputs].map(([id, given]) => ({ id, inputs: given })) }, placement };
}

describe('Send and Receive', () => {
  test('one pair for each tensor, source and destination: five crossing edges, four pairs', () => {
    const { graph, placement } = written([
      ...['x:0 A → b B', 'x:0 A → c B', 'x:0 A → d C', 'x:1 A → c B', 'y:0 B → a2 A', 'x:0 A → a3 A'],
    ]);
    expect(crossingEdges(graph, placement)).toHaveLength(5);
    expect(pairsOf(graph, placement)).toHaveLength(4);
  });

  test('two outputs of a node are two tensors; the same tensor to two devices is two pairs; a node that reads it twice reads it once', () => {
    const pairs = (...edges: string[]) => {
      const { graph, placement } = written(edges);
      return pairsOf(graph, placement).map(pairName).length;
    };
    expect(pairs('x:0 A → b B', 'x:1 A → b B')).toBe(2);
    expect(pairs('x:0 A → b B', 'x:0 A → c C')).toBe(2);
    expect(pairs('x:0 A → b B', 'x:0 A → b B')).toBe(1);
    expect(pairs('x:0 A → b A')).toBe(0);
    expect(pairs('x:0 A → b B', 'y:0 B → c A')).toBe(2);
  });

  /** Any graph: node i reads outputs 0 … 2 of nodes before it. */
  const arbitrary = fc.integer({ min: 2, max: 14 }).chain((count) =>
    fc.record({
      reads: fc.tuple(
        ...Array.from({ length: count }, (_, i) =>
          fc.array(fc.tuple(fc.nat(Math.max(0, i - 1)), fc.nat(2)), { maxLength: i === 0 ? 0 : 5 }),
        ),
      ),
      devices: fc.array(fc.nat(3), { minLength: count, maxLength: count }),
    }),
  );

  test('as many as there are distinct (tensor, source, destination) among the crossing edges, whatever the graph', () => {
    fc.assert(
      fc.property(arbitrary, ({ reads, devices }) => {
        const nodes = reads.map((list, i) => ({
          id: `n${i}`,
          inputs: list.map(([node, output]) => ({ node: `n${node}`, output })),
        }));
        const placement = new Map(devices.map((device, i) => [`n${i}`, device]));
        // By the definition, on its own: devices of the edges' two ends.
        const distinct = new Set(
          reads.flatMap((list, i) =>
            list
              .filter(([node]) => devices[node] !== devices[i])
              .map(([node, output]) => `${node}:${output} ${devices[node]} ${devices[i]}`),
          ),
        );
        expect(pairsOf({ nodes }, placement)).toHaveLength(distinct.size);
        const parts = cut({ nodes }, placement);
        expect(parts.flatMap(({ sends }) => sends.map(pairName)).sort()).toEqual(
          parts.flatMap(({ receives }) => receives.map(pairName)).sort(),
        );
        expect(parts.flatMap((part) => part.nodes).sort()).toEqual(nodes.map(({ id }) => id).sort());
      }),
    );
  });

  test.each(models)('in every part of %s of %i classes a node reads what is there or is received', (text, classes) => {
    const graph = graphOf(text, classes);
    for (const seed of [1, 2, 3]) {
      const placement = scattered(graph, 3, seed);
      for (const { device, nodes, receives } of cut(graph, placement)) {
        const there = new Set([...nodes, ...receives.map(({ tensor }) => tensor.node)]);
        const reads = edgesOf(graph).filter(({ reader }) => placement.get(reader) === device);
        expect(reads.filter(({ tensor }) => !there.has(tensor.node)).map(({ tensor }) => tensorName(tensor))).toEqual(
          [],
        );
      }
    }
  });
});
