import { describe, expect, test } from 'vitest';
import { deviceAt } from '../../../src/modes/parallel/graph/hand';
import { layOut, levelsOf } from '../../../src/modes/parallel/graph/layout';
import { neighbour } from '../../../src/modes/parallel/graph/moves';
import { apartOf } from '../../../src/modes/parallel/graph/panel';
import { graphRows } from '../../../src/modes/parallel/graph/rows';
import type { State } from '../../../src/state';
import { graphOf } from '../../objectives/graph/graphs';

const graph = graphOf('mlp(6)', 2);
const placement = new Map(graph.nodes.map(({ id }) => [id, id.startsWith('d_') ? 1 : 0]));
const layout = layOut(graph, placement, 2);

describe('the hand on a graph', () => {
  test('what reads nothing stands right before those that read it', () => {
    const levels = levelsOf(graph);
    for (const source of ['W2', 'b2']) {
      const reader = source === 'W2' ? 'matmul2' : 'add2';
      expect(levels.get(source)).toBe((levels.get(reader) as number) - 1);
    }
  });

  test('arrow keys reach every node', () => {
    const reached = new Set(['x']);
    for (const id of reached) {
      for (const way of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        reached.add(neighbour(layout, id, way));
      }
    }
    expect([...reached].sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
  });

  test('a node is let go in the band that lies there, beyond all in the last', () => {
    const size = { width: layout.width / 2, height: layout.height / 2 };
    const middle = ({ top, bottom }: (typeof layout.bands)[number]) => (top + bottom) / 4;
    expect(layout.bands.map((band) => deviceAt({ layout } as never, middle(band), size))).toEqual([0, 1]);
    expect(deviceAt({ layout } as never, 1e6, size)).toBe(1);
  });
});

describe('keys of the graph', () => {
  const read = (key: 'devices' | 'place', text: string) => graphRows[key].read(text, {} as State);
  test('devices', () => {
    expect(read('devices', '1,0.5,2')).toMatchObject({ value: [1, 0.5, 2], wrong: [] });
    for (const text of ['', '0', '1,1,1,1,1,1,1', '1,x', '-1']) expect(read('devices', text).wrong).toHaveLength(1);
  });
  test('places count from 1, as they are told', () => {
    const { value } = read('place', 'matmul1:2,d_W1:1');
    expect(value).toEqual([
      { node: 'matmul1', device: 1 },
      { node: 'd_W1', device: 0 },
    ]);
    expect(graphRows.place.print(value as never, {} as State)).toBe('matmul1:2,d_W1:1');
    for (const text of ['matmul1', 'matmul1:0', 'matmul1:7', 'a b:1', 'x:1:2'])
      expect(read('place', text).wrong).toHaveLength(1);
  });
});

test('how far losses are apart: after one step, and at most', () => {
  expect(apartOf([1, 2, 3], [1, 2, 4])).toEqual({ first: 0, all: 0.25 });
  expect(apartOf([1], [1, 2])).toBeUndefined();
});
