import type { Domain } from '../surfaces/types';

/** What runs along one side of a field: its name, and where its nodes are, evenly apart with both ends among them. */
export interface FieldAxis {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Nodes, 2 or more. */
  readonly count: number;
}

/** The plane through weights that a loss is taken on. */
export type Plane =
  /** Two parameters: the whole of their space. */
  | { readonly kind: 'parameters' }
  /** Through the mean of the paths' snapshots, along the two directions that hold these shares of their variance. */
  | { readonly kind: 'principal'; readonly paths: readonly string[]; readonly shares: readonly [number, number] }
  /** Through the ends of three paths. */
  | { readonly kind: 'ends'; readonly paths: readonly [string, string, string] }
  /** Through the end of a path, along two random directions of the seed, each filter as long as the path's own. */
  | { readonly kind: 'random'; readonly path: string; readonly seed: number };

/** What the values of a field are, as data that a caption is made of. */
export type Provenance =
  | { readonly of: 'formula'; readonly f: string }
  /** The loss of a model over all training rows of a set. */
  | { readonly of: 'loss'; readonly data: string; readonly model: string; readonly plane: Plane };

/** Values on a grid over two named axes, as they cross from a worker; a finer pass of the same grid has a lesser stride. */
export interface FieldData {
  readonly axes: readonly [across: FieldAxis, up: FieldAxis];
  /** What the value is called. */
  readonly name: string;
  readonly provenance: Provenance;
  /** Row after row from the first node of the second axis; NaN is a hole, or a node that is not computed yet. */
  readonly values: Float64Array;
  /** Of every so many columns and rows the nodes are computed, the last ones included; 1: all of them. */
  readonly stride: number;
}

/** Values over two named axes: on a grid, and between its nodes. */
export interface Field extends FieldData {
  /** The value at a place; NaN in a hole. */
  readonly valueAt: (x: number, y: number) => number;
  /** Computes the values in parts, where that is not done before they are read. */
  readonly sample?: () => Generator<void, void>;
}

/** Nodes of a formula's field along x and along y. */
export const gridNodes = 257;

/** The field of a formula f(x, y), exact everywhere; its grid is computed when it is first read. */
export function formulaField(
  f: string,
  valueAt: Field['valueAt'],
  [x0, x1, y0, y1]: Domain,
  [across, up]: readonly [string, string] = ['x', 'y'],
): Field {
  let values: Float64Array | undefined;
  function* sample() {
    values ??= yield* sampled(valueAt, [x0, x1, y0, y1], gridNodes);
  }
  return {
    axes: [
      { name: across, from: x0, to: x1, count: gridNodes },
      { name: up, from: y0, to: y1, count: gridNodes },
    ],
    name: 'f',
    provenance: { of: 'formula', f },
    get values() {
      values ??= finished(sampled(valueAt, [x0, x1, y0, y1], gridNodes));
      return values;
    },
    sample,
    stride: 1,
    valueAt,
  };
}

/** f at n × n nodes of a domain, its edge included, row by row. */
function* sampled(valueAt: Field['valueAt'], [x0, x1, y0, y1]: Domain, n: number): Generator<void, Float64Array> {
  const values = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++)
      values[j * n + i] = valueAt(x0 + ((x1 - x0) * i) / (n - 1), y0 + ((y1 - y0) * j) / (n - 1));
    yield;
  }
  return values;
}

/** What work in parts comes to, all of it at once. */
export function finished<Result>(parts: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** Where the nodes of a field begin and end along both axes. */
export const domainOf = ({ axes: [x, y] }: Pick<Field, 'axes'>): Domain => [x.from, x.to, y.from, y.to];

/** Whether the value of a node, counted along both axes, is computed. */
export const isComputed = ({ stride }: Pick<Field, 'stride'>, i: number, j: number): boolean =>
  i % stride === 0 && j % stride === 0;

/** The coarsest pass has this many nodes along the shorter side, at least. */
const coarsest = 9;

/** The strides of the passes from coarse to fine, for counts of nodes: halved from pass to pass, the last 1. */
export function stridesOf([across, up]: FieldData['axes']): number[] {
  const strides = [1];
  for (let s = 2; fits(across.count, s) && fits(up.count, s); s *= 2) strides.unshift(s);
  return strides;
}

const fits = (count: number, stride: number): boolean =>
  (count - 1) % stride === 0 && (count - 1) / stride + 1 >= coarsest;

/** The numbers of the nodes that a pass adds to those of the one before it, whose stride is twice its own; of the first, all. */
export function nodesOf({ axes, stride }: Pick<Field, 'axes' | 'stride'>, first: boolean): number[] {
  const [{ count: columns }, { count: rows }] = axes;
  const nodes: number[] = [];
  for (let j = 0; j < rows; j += stride)
    for (let i = 0; i < columns; i += stride)
      if (first || !isComputed({ stride: 2 * stride }, i, j)) nodes.push(j * columns + i);
  return nodes;
}
