import { derive } from '../../../math';
import { mul, name } from '../../../math/build';
import { activationReadings } from '../layers/activation';
import { outName } from '../layers/elementwise';
import type { Builder, NewNode } from './builder';
import { type GraphNode, type Op, type OpKind, type Tensor, tensorName } from './types';

/**
 * What a node adds to the gradient by each of its inputs, given that by its output; nothing where none is asked for or comes.
 * `up` is undefined for what is added to the loss as it is: its gradient is 1.
 */
type Derivative<O extends Op> = (
  node: Omit<GraphNode, 'op'> & { readonly op: O },
  up: Tensor | undefined,
  to: Backward,
) => readonly (Tensor | undefined)[];

/** Where the gradient goes: `add` names a node by the input that it is the gradient by, and by what `others`; `wanted` says which inputs need one. */
interface Backward {
  readonly add: (input: Tensor, node: Pick<NewNode, 'op' | 'inputs'>, others?: readonly Tensor[]) => Tensor;
  readonly wanted: (input: Tensor) => boolean;
}

type Differentiable = Exclude<
  OpKind,
  | ('inputs' | 'targets' | 'parameter' | 'running' | 'lookahead' | 'drawn' | 'statistics')
  | ('slopes' | 'norm-back' | 'columns' | 'zeros' | 'totals' | 'update' | 'blend')
>;

/** Every operation that a loss may come through; layers are made of these alone. */
const derivatives: { readonly [K in Differentiable]: Derivative<Extract<Op, { kind: K }>> } = {
  product: ({ op, inputs: [a, b] }, up, { add, wanted }) => {
    const [ta, tb] = op.turned;
    if (ta || !tb) throw new RangeError('layers multiply by a matrix that is turned over');
    const product = (input: Tensor, right: Tensor, turned: readonly [boolean, boolean]) =>
      wanted(input) ? add(input, { op: { kind: 'product', turned }, inputs: [present(up), right] }) : undefined;
    return [product(a, b, [false, false]), product(b, a, [true, false])];
  },
  bias: ({ op, inputs: [, bias] }, up, { add }) => [
    up,
    op.idle ? add(bias, { op: { kind: 'zeros' } }) : add(bias, { op: { kind: 'columns' }, inputs: [present(up)] }),
  ],
  activation: ({ id, op, inputs: [x] }, up, { add }) => {
    const tree = mul(activationReadings[op.act].derivative, name('up'));
    const names = ['a', outName, 'up'];
    const inputs = [x, { node: id, output: 0 }, present(up)];
    return [add(x, { op: { kind: 'each', tree, names, added: false }, inputs })];
  },
  norm: ({ inputs }, up, { add }) => {
    const [x, mean, variance, scale, shift] = inputs;
    const { node } = add(x, { op: { kind: 'norm-back' }, inputs: [x, present(up), mean, variance, scale, shift] }, [
      scale,
      shift,
    ]);
    // What comes through the statistics is in the gradient by x.
    return [{ node, output: 0 }, undefined, undefined, { node, output: 1 }, { node, output: 2 }];
  },
  loss: ({ op, inputs: [outputs, targets] }, _, { add }) => [
    add(outputs, { op: { ...op, kind: 'slopes' }, inputs: [outputs, targets] }),
    undefined,
  ],
  each: ({ op, inputs }, up, { add, wanted }) =>
    inputs.map((input, i) => {
      if (!wanted(input)) return undefined;
      const slope = derive(op.tree, op.names[i]);
      const [tree, names, given] = up
        ? [mul(name('up'), slope), [...op.names, 'up'], [...inputs, up]]
        : [slope, op.names, inputs];
      return add(input, { op: { kind: 'each', tree, names, added: false }, inputs: given });
    }),
  sum: ({ inputs }, up) => inputs.map(() => up),
};

const present = (up: Tensor | undefined): Tensor => {
  if (!up) throw new Error('a matrix is no loss');
  return up;
};

/** Adds the gradient of the loss by every one of `sources`, in reverse: the nodes that do it, and by what tensor each is. */
export function backwardGraph(builder: Builder, loss: Tensor, sources: readonly Tensor[]): ReadonlyMap<string, Tensor> {
  const forward = [...builder.nodes];
  const wanted = dependents(forward, sources);
  const parts = new Map<string, (Tensor | undefined)[]>([[tensorName(loss), [undefined]]]);
  const found = new Map<string, Tensor>();
  const whole = (tensor: Tensor): Tensor | undefined => {
    const terms = parts.get(tensorName(tensor)) as (Tensor | undefined)[];
    if (terms.length === 1) return terms[0];
    const shapes = [builder.shape(tensor)];
    return builder.add(gradientName(tensor), 'backward', { op: { kind: 'sum' }, inputs: terms.map(present), shapes });
  };
  const to: Backward = {
    add: (input, node, others = []) => {
      const shapes = [input, ...others].map((tensor) => builder.shape(tensor));
      return builder.add(gradientName(input), 'backward', { ...node, shapes });
    },
    wanted: (input) => wanted.has(input.node),
  };
  for (const node of forward.toReversed()) {
    const output = { node: node.id, output: 0 };
    if (!parts.has(tensorName(output)) || !wanted.has(node.id)) continue;
    const up = whole(output);
    if (sources.some((source) => source.node === node.id)) {
      found.set(node.id, present(up));
      continue;
    }
    const derivative = derivatives[node.op.kind as Differentiable] as Derivative<Op>;
    derivative(node, up, to).forEach((term, i) => {
      const input = node.inputs[i];
      if (!wanted.has(input.node) || (term === undefined && up !== undefined)) return;
      const name = tensorName(input);
      parts.set(name, [...(parts.get(name) ?? []), term]);
    });
  }
  return found;
}

const gradientName = ({ node }: Tensor): string => `d_${node}`;

/** The nodes that depend on sources, these among them. */
function dependents(nodes: readonly GraphNode[], sources: readonly Tensor[]): ReadonlySet<string> {
  const found = new Set(sources.map(({ node }) => node));
  for (const { id, inputs } of nodes) if (inputs.some(({ node }) => found.has(node))) found.add(id);
  return found;
}
