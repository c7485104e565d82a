import { type GraphNode, type Op, type OpKind, sizeOf } from '../../../objectives/model/graph/types';
import { activationReadings } from '../../../objectives/model/layers/activation';
import { dropoutKeep } from '../../../objectives/model/layers/dropout';
import type { RuleArrays } from '../rule';
import { added, columnGroups } from './groups';
import { lossSlopes, meanLoss } from './loss';
import { normBack, normed, statistics } from './norm';
import { product } from './product';
import { readerOf } from './readers';

/** What a step is done with, beside what comes along edges. */
export interface StepGround {
  /** The batch: its rows written out. */
  readonly inputs: () => Float32Array;
  readonly targets: Float32Array;
  readonly seed: number;
  readonly update: number;
  readonly rule: RuleArrays;
  /** What stays from one update to the next, by the node that gives it. */
  readonly kept: ReadonlyMap<string, readonly Float32Array[]>;
}

/** What a node gives of its inputs, an array for each output; nothing that it is given changes. */
type Kernel<O extends Op> = (
  op: O,
  inputs: readonly Float32Array[],
  ground: StepGround,
  node: GraphNode,
) => readonly Float32Array[];

const activationNames = ['a'];

/**
 * Every operation in single precision, in TypeScript; trees are those of the layers. Sums go in the order of what is
 * added, in double precision, and are rounded once: the same bits on every thread.
 */
const kernels: { readonly [K in OpKind]: Kernel<Extract<Op, { kind: K }>> } = {
  inputs: (_, _inputs, { inputs }) => [inputs()],
  targets: (_, _inputs, { targets }) => [targets],
  parameter: (_, _inputs, { kept }, { id }) => keptOf(kept, id),
  running: (_, _inputs, { kept }, { id }) => keptOf(kept, id),
  lookahead: (_, arrays, { rule, update }) => [rule.lookahead(arrays, update)],
  product: ({ turned }, inputs, { targets }, { shapes }) => {
    const [rows, width] = shapes[0].map((side) => sizeOf([side], targets.length));
    return [product(inputs, { rows, inner: inputs[0].length / rows, width }, turned)];
  },
  bias: (_, [x, bias]) => [x.map((value, k) => value + bias[k % bias.length])],
  activation: ({ act }, [x]) => readerOf(activationReadings[act].value, activationNames)([x], x.length),
  drawn: (op, _inputs, { seed, update, targets }, { shapes }) => {
    const width = sizeOf(shapes[0], 1);
    const keep = dropoutKeep({ kind: 'dropout', width, rate: op.rate }, { ...op, seed, update });
    return [Float32Array.from({ length: targets.length * width }, (_, k) => keep(Math.floor(k / width), k % width))];
  },
  statistics: (_, [x], _ground, { shapes }) => statistics(x, sizeOf(shapes[0], 1)),
  norm: (_, [x, ...columns]) => [normed(x, columns)],
  'norm-back': (_, [x, up, , , scale, shift]) => normBack(x, up, scale, shift),
  loss: (op, [scores, targets]) => [meanLoss(op, scores, targets)],
  slopes: (op, [scores, targets]) => [lossSlopes(op, scores, targets)],
  each: ({ tree, names, added: sums }, inputs) => {
    const [values] = readerOf(tree, names)(inputs, inputs[0].length);
    return [sums ? Float32Array.of(values.reduce((sum, value) => sum + value, 0)) : values];
  },
  columns: (_, [x], _ground, { shapes }) => {
    const width = sizeOf(shapes[0], 1);
    return [added(x, columnGroups(x.length / width, width))];
  },
  zeros: (_, _inputs, _ground, { shapes }) => [new Float32Array(sizeOf(shapes[0], 1))],
  sum: (_, [first, ...rest]) => [rest.reduce((sum, term) => sum.map((value, k) => value + term[k]), first)],
  totals: ({ offsets }, inputs, { rule, update }) => {
    const each = inputs.length / offsets.length;
    const tensors = offsets.map((offset, i) => {
      const own = inputs.slice(i * each, (i + 1) * each);
      return { arrays: own.slice(0, -1), gradient: own[each - 1], offset };
    });
    return [rule.totals(tensors, update)];
  },
  update: ({ offset }, inputs, { rule, update }, { shapes }) => {
    const [arrays, [gradient, totals]] = [inputs.slice(0, shapes.length), inputs.slice(shapes.length)];
    return rule.follow({ arrays, gradient, offset }, update, totals);
  },
  blend: ({ keeps }, inputs, _ground, { shapes }) =>
    shapes.map((_, i) => inputs[i].map((old, k) => keeps * old + (1 - keeps) * inputs[shapes.length + i][k])),
};

function keptOf(kept: StepGround['kept'], id: string): readonly Float32Array[] {
  const arrays = kept.get(id);
  if (!arrays) throw new Error(`${id} has no value`);
  return arrays;
}

/** Does a node. */
export function perform(node: GraphNode, inputs: readonly Float32Array[], ground: StepGround): readonly Float32Array[] {
  const kernel = kernels[node.op.kind] as Kernel<Op>;
  return kernel(node.op, inputs, ground, node);
}
