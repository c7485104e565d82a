import { describe, expect, test } from 'vitest';
import { pairsOf } from '../../../src/objectives/model/graph/cut';
import { greedy, together } from '../../../src/objectives/model/graph/place';
import { criticalPath, estimated, type Machine, schedule } from '../../../src/objectives/model/graph/schedule';
import type { Graph, GraphNode } from '../../../src/objectives/model/graph/types';
import { graphOf, models, scattered } from './graphs';

/** A node that takes so many operations and gives one number, which others read. */
const node = (id: string, flops: number, ...reads: string[]): GraphNode => ({
  ...{ id, op: { kind: 'zeros' }, shapes: [[1]], phase: 'forward', cost: { flops, bytes: 0 } },
  inputs: reads.map((each) => ({ node: each, output: 0 })),
});

const graph = (...nodes: GraphNode[]): Graph => ({ nodes, rows: 1, loss: { node: nodes[0].id, output: 0 } });

/** So many devices of a second an operation, a message `latency` seconds. */
const machine = (latency: number, ...speeds: number[]): Machine => ({
  devices: speeds.map((flops) => ({ flops, bandwidth: 1e9, overhead: 0 })),
  link: { latency, bandwidth: Number.POSITIVE_INFINITY },
});

const placed = (of: Graph, on: Machine, fixed?: ReadonlyMap<string, number>) =>
  Object.fromEntries(greedy(of, estimated(on), on.devices.length, fixed));

describe('each node goes where it would finish soonest', () => {
  const fork = graph(node('a', 1), node('b', 4, 'a'), node('c', 4, 'a'), node('d', 1, 'b', 'c'));

  // b is done at 5, c at 6, and on the second b has come at 6 too.
  test('beside the other, where the message costs less than waiting', () => {
    expect(placed(fork, machine(1, 1, 1))).toEqual({ a: 0, b: 0, c: 1, d: 1 });
  });
  test('behind it, where waiting costs less', () => {
    expect(placed(fork, machine(5, 1, 1))).toEqual({ a: 0, b: 0, c: 0, d: 0 });
  });
  test('on the faster device, if the way there is worth it', () => {
    // 1 + 4/4 on the second at once; b there ends at 0.25 + 1, c after it at 2.25, on the first at 0.25 + 1 + 4.
    expect(placed(fork, machine(1, 1, 4))).toEqual({ a: 1, b: 1, c: 1, d: 1 });
    expect(placed(fork, machine(0, 1, 1.01))).toEqual({ a: 1, b: 1, c: 0, d: 1 });
  });
  test('a tensor that has gone to a device is there for the next node', () => {
    const wide = graph(node('a', 1), node('b', 9, 'a'), node('c', 4, 'a'), node('e', 3, 'a'));
    // c begins on the second at 3, e there at 7, not at 7 + 2.
    const { placement, seconds } = { placement: placed(wide, machine(2, 1, 1)), seconds: 10 };
    expect(placement).toEqual({ a: 0, b: 0, c: 1, e: 1 });
    expect(schedule(wide, estimated(machine(2, 1, 1)), new Map(Object.entries(placement))).seconds).toBe(seconds);
  });
  test('where a person has put it it stays, and what belongs to it with it', () => {
    const kept = graph({ ...node('w', 1), together: 'w' }, node('b', 4, 'w'), { ...node('u', 1, 'b'), together: 'w' });
    expect(placed(kept, machine(1, 1, 1), new Map([['u', 1]]))).toEqual({ w: 1, b: 1, u: 1 });
    expect(together(kept, 'u')).toEqual(['w', 'u']);
    expect(together(kept, 'b')).toEqual(['b']);
  });
});

describe('the critical path', () => {
  const fork = graph(node('a', 1), node('b', 4, 'a'), node('c', 6, 'a'), node('d', 1, 'b', 'c'));
  const on = (latency: number, ...devices: number[]) => {
    const placement = new Map(['a', 'b', 'c', 'd'].map((id, i) => [id, devices[i]]));
    return criticalPath(fork, estimated(machine(latency, 1, 1)), placement);
  };
  test('is the longest way through', () =>
    expect(on(9, 0, 0, 0, 0)).toMatchObject({ nodes: ['a', 'c', 'd'], seconds: 8 }));
  test('counts the messages', () => {
    expect(on(2, 0, 1, 0, 0)).toEqual({ nodes: ['a', 'b', 'd'], tensors: ['a:0', 'b:0'], seconds: 10 });
  });

  test.each(models)(
    'of %s of %i classes is not longer than any schedule, and the work not more than all devices have time for',
    (text, classes) => {
      const whole = graphOf(text, classes);
      const three: Machine = {
        devices: [1e9, 2e9, 5e8].map((flops) => ({ flops, bandwidth: 1e10, overhead: 1e-6 })),
        link: { latency: 1e-5, bandwidth: 1e9 },
      };
      const times = estimated(three);
      for (const placement of [greedy(whole, times, 3), ...[1, 2, 3].map((seed) => scattered(whole, 3, seed))]) {
        const { nodes, transfers, seconds } = schedule(whole, times, placement);
        const path = criticalPath(whole, times, placement);
        expect(path.seconds).toBeLessThanOrEqual(seconds * (1 + 1e-12));
        const work = whole.nodes.reduce((sum, each) => sum + times.node(each, placement.get(each.id) as number), 0);
        expect(work).toBeLessThanOrEqual(3 * seconds);
        expect(transfers.size).toBe(pairsOf(whole, placement).length);
        for (const each of whole.nodes) {
          const begin = nodes.get(each.id)?.from as number;
          for (const { node: from } of each.inputs) expect(nodes.get(from)?.to).toBeLessThanOrEqual(begin);
        }
      }
    },
  );

  test('with a device for each node and no way between them it is the schedule', () => {
    const whole = graphOf('mlp(6,4,bn=on)', 2);
    const apart = new Map(whole.nodes.map(({ id }, i) => [id, i]));
    const times = estimated(machine(0, ...whole.nodes.map(() => 1e6)));
    expect(schedule(whole, times, apart).seconds).toBeCloseTo(criticalPath(whole, times, apart).seconds, 12);
  });
});
