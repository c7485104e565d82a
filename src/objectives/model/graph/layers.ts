import { mul, name } from '../../../math/build';
import { droppedUnits } from '../layers/dropout';
import { runningMomentum } from '../layers/norm';
import type { Layer, Network } from '../types';
import type { Builder } from './builder';
import type { Op, Shape, Tensor } from './types';

/** What the layers of a network are written into. */
export interface Forward {
  readonly builder: Builder;
  readonly network: Network;
  /** The tensor of θ at an offset, where the gradient is taken. */
  readonly parameter: (offset: number) => Tensor;
}

/** A layer's place: `n` is that of the last dense layer, from 1; `before` are the layers below it. */
interface At {
  readonly n: number;
  readonly before: readonly Layer[];
}

type LayerGraphs = {
  readonly [K in Layer['kind']]: (to: Forward, layer: Extract<Layer, { kind: K }>, input: Tensor, at: At) => Tensor;
};

/** A unit times what is drawn for it. */
const timesKept: Op = { kind: 'each', tree: mul(name('x'), name('keep')), names: ['x', 'keep'], added: false };

const wide = (width: number): Shape => ['rows', width];

/** Every kind of layer as operations, forward alone: what they do backwards is read off the operations. */
const layerGraphs: LayerGraphs = {
  dense: ({ builder, parameter }, { weights, bias, outputs, normed }, input, { n }) => {
    const shapes = [wide(outputs)];
    const product = builder.add(`matmul${n}`, 'forward', {
      op: { kind: 'product', turned: [false, true] },
      inputs: [input, parameter(weights)],
      shapes,
    });
    if (bias === undefined) return product;
    const op = { kind: 'bias', idle: normed } as const;
    return builder.add(`add${n}`, 'forward', { op, inputs: [product, parameter(bias)], shapes });
  },
  norm: ({ builder, parameter }, { width, scale, shift }, input, { n, before }) => {
    const statistics = builder.add(`moments${n}`, 'forward', {
      op: { kind: 'statistics' },
      inputs: [input],
      shapes: [[width], [width]],
    });
    const measured = builder.outputs(statistics);
    const output = builder.add(`norm${n}`, 'forward', {
      op: { kind: 'norm' },
      inputs: [input, ...measured, parameter(scale), parameter(shift)],
      shapes: [wide(width)],
    });
    const first = before.reduce((sum, layer) => sum + (layer.kind === 'norm' ? 2 * layer.width : 0), 0);
    keepRunning(builder, measured, { n, first, width });
    return output;
  },
  activation: ({ builder }, { act, width }, input, { n }) =>
    builder.add(`${act}${n}`, 'forward', { op: { kind: 'activation', act }, inputs: [input], shapes: [wide(width)] }),
  dropout: ({ builder, network }, { rate, width }, input, { n, before }) => {
    const shapes = [wide(width)];
    const first = droppedUnits({ ...network, layers: before });
    const op = { kind: 'drawn', rate, units: droppedUnits(network), first } as const;
    const keep = builder.add(`keep${n}`, 'data', { op, shapes });
    return builder.add(`drop${n}`, 'forward', { op: timesKept, inputs: [input, keep], shapes });
  },
};

/** Running statistics, and how they follow those of a batch. */
function keepRunning(
  builder: Builder,
  measured: readonly Tensor[],
  { n, first, width }: { readonly n: number; readonly first: number; readonly width: number },
): void {
  const shapes = [[width], [width]];
  const together = `running${n}`;
  const kept = builder.add(together, 'data', { op: { kind: 'running', first }, shapes, together });
  const op = { kind: 'blend', keeps: runningMomentum } as const;
  builder.add(`blend${n}`, 'update', { op, inputs: [...builder.outputs(kept), ...measured], shapes, together });
}

/** Rows through all layers: the tensor of the outputs. */
export function forwardGraph(to: Forward, input: Tensor): Tensor {
  let [last, n] = [input, 0];
  to.network.layers.forEach((layer, i) => {
    if (layer.kind === 'dense') n++;
    const make = layerGraphs[layer.kind] as (to: Forward, layer: Layer, input: Tensor, at: At) => Tensor;
    last = make(to, layer, last, { n, before: to.network.layers.slice(0, i) });
  });
  return last;
}
