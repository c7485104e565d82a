import { baseOperations } from '../../../math/arrays';
import { activationReadings } from '../layers/activation';
import { lossReading } from '../layers/losses';
import { normReading } from '../layers/norm';
import { type Cost, numberBytes, type Op, type OpKind, type RuleShape, type Shape, sizeOf } from './types';

/** What a node is made of, as far as its cost goes. */
interface Work<O extends Op = Op> {
  readonly op: O;
  readonly inputs: readonly Shape[];
  readonly outputs: readonly Shape[];
  readonly rows: number;
  readonly rule: RuleShape;
}

type Flops = { readonly [K in OpKind]: (work: Work<Extract<Op, { kind: K }>>) => number };

const none = () => 0;
const all = (shapes: readonly Shape[], rows: number) => shapes.reduce((sum, shape) => sum + sizeOf(shape, rows), 0);
const first = ({ inputs, rows }: Work) => sizeOf(inputs[0], rows);

/** Floating point operations of every kind: an addition or a multiplication is one, and so is every base operation of a tree. */
const flops: Flops = {
  inputs: none,
  targets: none,
  parameter: none,
  running: none,
  zeros: none,
  lookahead: (work) => first(work) * work.rule.flops.ahead,
  product: (work) => {
    const [a] = work.inputs;
    const inner = work.op.turned[0] ? a[0] : a[1];
    return 2 * all(work.outputs, work.rows) * (inner === 'rows' ? work.rows : inner);
  },
  bias: first,
  activation: (work) => first(work) * baseOperations([activationReadings[work.op.act].value]),
  // A hash of some twenty operations on whole numbers.
  drawn: ({ outputs, rows }) => 20 * all(outputs, rows),
  statistics: (work) => first(work) * (2 + baseOperations(normReading.unit.sums.map(({ of }) => of))),
  norm: (work) => first(work) * baseOperations([normReading.output]),
  'norm-back': (work) => {
    const { gradient, backward, parameters } = normReading.unit;
    return first(work) * baseOperations([gradient, ...[...backward, ...parameters].map(({ of }) => of)]);
  },
  loss: (work) => {
    const { sums, value } = lossReading(work.op);
    return first(work) * (sums.length + baseOperations(sums.map(({ of }) => of))) + work.rows * baseOperations([value]);
  },
  slopes: (work) => {
    const { sums, backward, gradient } = lossReading(work.op);
    return first(work) * baseOperations([gradient, ...[...sums, ...backward].map(({ of }) => of)]);
  },
  each: (work) => first(work) * (baseOperations([work.op.tree]) + (work.op.added ? 1 : 0)),
  columns: first,
  sum: ({ inputs, outputs, rows }) => (inputs.length - 1) * all(outputs, rows),
  totals: ({ inputs, rows, rule }) => (all(inputs, rows) / (2 + rule.states)) * rule.flops.totals,
  update: (work) => first(work) * work.rule.flops.update,
  blend: (work) => 3 * all(work.outputs, work.rows),
};

/** What a node takes with a batch of so many rows. */
export function costOf(work: Work): Cost {
  const count = flops[work.op.kind] as (work: Work) => number;
  return { flops: count(work), bytes: numberBytes * (all(work.inputs, work.rows) + all(work.outputs, work.rows)) };
}
