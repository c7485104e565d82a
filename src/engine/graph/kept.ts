import type { Graph } from '../../objectives/model/graph/types';
import { initialOf } from '../../objectives/model/initial';
import { firstStatistics } from '../../objectives/model/passes';
import type { Network } from '../../objectives/model/types';
import type { ParameterRule } from '../parameters';
import type { Kept } from './types';

/** What a run begins with: weights of a seed, states of the rule, running statistics. */
export function keptAtFirst(graph: Graph, network: Network, rule: ParameterRule, seed: number): Kept {
  const theta = initialOf(network, seed);
  const running = Float32Array.from(firstStatistics(network));
  const arrays = graph.nodes.flatMap(({ id, op, shapes }): [string, Float32Array[]][] => {
    const size = (shapes[0] ?? []).reduce<number>((product, side) => product * Number(side), 1);
    if (op.kind === 'parameter') {
      const states = rule.program.states.map(({ initial }) => new Float32Array(size).fill(initial));
      return [[id, [theta.slice(op.offset, op.offset + size), ...states]]];
    }
    if (op.kind !== 'running') return [];
    return [[id, shapes.map((_, k) => running.slice(op.first + k * size, op.first + (k + 1) * size))]];
  });
  return Object.fromEntries(arrays);
}

/** θ of what is kept, canonical order. */
export function thetaOf({ nodes }: Graph, { size }: Network, kept: Kept): Float32Array {
  const theta = new Float32Array(size);
  for (const { id, op } of nodes) if (op.kind === 'parameter') theta.set(kept[id][0], op.offset);
  return theta;
}

/** Running statistics of what is kept: mean, then variance, of each norm layer. */
export function runningOf({ nodes }: Graph, kept: Kept): Float32Array {
  const parts = nodes.flatMap(({ id, op }) => (op.kind === 'running' ? kept[id].map((values) => [...values]) : []));
  return Float32Array.from(parts.flat());
}
