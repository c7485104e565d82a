import { parseExpression } from '../../../math';
import type { Layer, Network, Parameter } from '../types';
import { backwardGraph } from './backward';
import { Builder } from './builder';
import { forwardGraph } from './layers';
import type { Graph, RuleShape, Tensor } from './types';

/** What a weight adds to the loss, as text: its gradient comes from the tree. */
const penalty = (l2: number) => parseExpression(`${l2}*w^2/2`, new Set(['w']));

/**
 * A step of training as a graph, whatever the model: rows of a batch forward through the layers, the loss, the gradient by
 * every tensor of θ, and the rule that moves each. `rows` is the size of a batch that costs are counted for.
 */
export function stepGraph(network: Network, rule: RuleShape, rows: number): Graph {
  const builder = new Builder(rule, rows);
  const inputs = builder.add('x', 'data', { op: { kind: 'inputs' }, shapes: [['rows', network.inputs]] });
  const targets = builder.add('y', 'data', { op: { kind: 'targets' }, shapes: [['rows']] });
  const kept = network.parameters.map((parameter) => keptParameter(builder, parameter));
  const at = new Map(kept.map(({ parameter, taken }) => [parameter.offset, taken]));
  const place = (offset: number) => at.get(offset) as Tensor;
  const outputs = forwardGraph({ builder, network, parameter: place }, inputs);
  const loss = lossGraph(builder, network, { outputs, targets, place });
  const slopes = backwardGraph(
    builder,
    loss,
    kept.map(({ taken }) => taken),
  );
  updateGraph(builder, kept, slopes);
  return { nodes: builder.nodes, loss, rows };
}

/** A tensor of θ with its states, and where its gradient is taken. */
interface Kept {
  readonly parameter: Parameter;
  /** The tensor, then its states. */
  readonly arrays: readonly Tensor[];
  readonly taken: Tensor;
}

function keptParameter(builder: Builder, parameter: Parameter): Kept {
  const { name, shape, offset } = parameter;
  const { states, looksAhead } = builder.rule;
  const shapes = Array.from({ length: 1 + states }, () => shape);
  const first = builder.add(name, 'data', { op: { kind: 'parameter', name, offset }, shapes, together: name });
  const arrays = builder.outputs(first);
  const ahead = { op: { kind: 'lookahead' }, inputs: arrays, shapes: [shape], together: name } as const;
  return { parameter, arrays, taken: looksAhead ? builder.add(`ahead_${name}`, 'forward', ahead) : first };
}

/** The mean loss, and what l2 adds for the weights of each dense layer. */
function lossGraph(
  builder: Builder,
  network: Network,
  of: { readonly outputs: Tensor; readonly targets: Tensor; readonly place: (offset: number) => Tensor },
): Tensor {
  const { loss, outputs, l2 } = network;
  const op = { kind: 'loss', loss, outputs } as const;
  const mean = builder.add('loss', 'loss', { op, inputs: [of.outputs, of.targets], shapes: [[]] });
  if (l2 === 0) return mean;
  const each = { kind: 'each', tree: penalty(l2), names: ['w'], added: true } as const;
  const terms = network.layers.filter(isDense).map(({ weights }, i) => {
    return builder.add(`l2_W${i + 1}`, 'loss', { op: each, inputs: [of.place(weights)], shapes: [[]] });
  });
  return builder.add('total', 'loss', { op: { kind: 'sum' }, inputs: [mean, ...terms], shapes: [[]] });
}

const isDense = (layer: Layer): layer is Extract<Layer, { kind: 'dense' }> => layer.kind === 'dense';

/** The rule for every tensor of θ; what it adds up over all of them comes before. */
function updateGraph(builder: Builder, kept: readonly Kept[], slopes: ReadonlyMap<string, Tensor>): void {
  const slopeOf = ({ taken }: Kept) => slopes.get(taken.node) as Tensor;
  const { totals } = builder.rule;
  const everything = kept.flatMap((one) => [...one.arrays, slopeOf(one)]);
  const op = { kind: 'totals', offsets: kept.map(({ parameter }) => parameter.offset) } as const;
  const added = totals > 0 ? [builder.add('totals', 'update', { op, inputs: everything, shapes: [[totals]] })] : [];
  for (const one of kept) {
    const { name, shape, offset } = one.parameter;
    const shapes = one.arrays.map(() => shape);
    const inputs = [...one.arrays, slopeOf(one), ...added];
    builder.add(`update_${name}`, 'update', { op: { kind: 'update', offset }, inputs, shapes, together: name });
  }
}
