import { describe, expect, test } from 'vitest';
import { along, box, curve, layOut } from '../../../src/modes/parallel/graph/layout';
import { pairsOf } from '../../../src/objectives/model/graph/cut';
import { graphOf, models, scattered } from '../../objectives/graph/graphs';

describe.each(models)('the picture of %s of %i classes', (text, classes) => {
  const graph = graphOf(text, classes);
  test.each([1, 2, 3])('on %i devices: from left to right, each node in its band, none over another', (devices) => {
    const placement = scattered(graph, devices, devices);
    const { nodes, bands, edges, pairs, width, height } = layOut(graph, placement, devices);
    const at = new Map(nodes.map((placed) => [placed.node.id, placed.at]));
    for (const {
      node,
      device,
      at: [x, y],
    } of nodes) {
      expect(device).toBe(placement.get(node.id));
      expect(y - box.height / 2).toBeGreaterThan(bands[device].top);
      expect(y + box.height / 2).toBeLessThan(bands[device].bottom);
      expect([x, y].every((side, i) => side > 0 && side < [width, height][i])).toBe(true);
      for (const input of node.inputs) expect((at.get(input.node) as readonly number[])[0]).toBeLessThan(x - box.width);
    }
    const over = nodes.filter(({ at: [x, y] }, i) =>
      nodes.slice(0, i).some(({ at: [a, b] }) => Math.abs(x - a) < box.width && Math.abs(y - b) < box.height),
    );
    expect(over).toEqual([]);
    expect(pairs.map(({ name }) => name).length).toBe(pairsOf(graph, placement).length);
    expect(edges.every(({ from, to }) => placement.get(from) === placement.get(to))).toBe(true);
  });
});

test('what goes along a way begins and ends where it does', () => {
  const way = curve([0, 0], [100, 50]);
  expect(along(way, 0)).toEqual([0, 0]);
  expect(along(way, 1)[0]).toBeCloseTo(100, 9);
  expect(along(way, 0.5)[0]).toBeCloseTo(50, 6);
});
