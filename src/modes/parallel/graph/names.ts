import type { GraphNode, Op, OpKind, Shape } from '../../../objectives/model/graph/types';

/** What TensorFlow calls an operation: the same in every language. */
const opNames: Readonly<Record<Exclude<OpKind, 'activation'>, string>> = {
  inputs: 'Input',
  targets: 'Input',
  parameter: 'Variable',
  running: 'Variable',
  lookahead: 'LookAhead',
  product: 'MatMul',
  bias: 'BiasAdd',
  drawn: 'Random',
  statistics: 'Moments',
  norm: 'BatchNorm',
  'norm-back': 'BatchNormGrad',
  loss: 'Loss',
  slopes: 'LossGrad',
  each: 'Map',
  columns: 'Sum',
  zeros: 'Zeros',
  sum: 'AddN',
  totals: 'Totals',
  update: 'Apply',
  blend: 'Assign',
};

/** The name of what a node does. */
export const opName = (op: Op): string =>
  op.kind === 'activation' ? op.act.charAt(0).toUpperCase() + op.act.slice(1) : opNames[op.kind];

/** A node's name as it is read: `∂W1` for the gradient by it. */
export function labelOf({ id, op }: Pick<GraphNode, 'id' | 'op'>): string {
  if (op.kind === 'update') return `${id.replace('update_', '')} ←`;
  return id.replace(/^d_/, '∂').replace('ahead_', '').replaceAll('_', ' ');
}

/** The sides of a tensor in a batch of so many rows. */
export const sidesOf = (shape: Shape, rows: number): string =>
  shape.length === 0 ? '1' : shape.map((side) => (side === 'rows' ? rows : side)).join('×');

/** Bytes as they are read. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Number((bytes / 1000).toPrecision(3))} kB` : `${Number((bytes / 1e6).toPrecision(3))} MB`;
}

/** Seconds as they are read. */
export function secondsText(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 1e-3) return `${Number((seconds * 1e6).toPrecision(3))} µs`;
  return seconds < 1 ? `${Number((seconds * 1e3).toPrecision(3))} ms` : `${Number(seconds.toPrecision(3))} s`;
}
