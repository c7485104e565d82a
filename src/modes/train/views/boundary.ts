import { inSlices } from '../../../live/slices';
import type { Feature, Prepared, Standard } from '../../../objectives/data/types';
import { matrix } from '../../../objectives/model/layers/row';
import { batchOf } from '../../../objectives/model/passes';
import { type Side, sideOf } from './pane';
import { leadOf, outputsOf, toldOf, type Weights } from './predict';

/** Squares along a side, from coarse to fine. */
export const boundaryLevels = [12, 24, 48, 96] as const;

/** Two of the inputs, in the units of the table, and what the others are held at, as the model gets them. */
export interface Plane {
  readonly inputs: readonly [across: number, up: number];
  readonly sides: readonly [Side, Side];
  readonly standard: readonly [Standard, Standard];
  readonly base: Float64Array;
}

/** What a network tells of a plane, in the middle of n × n squares and of those around them. Row by row from below. */
export interface Boundary {
  readonly n: number;
  /** (n + 2)² classes. */
  readonly told: Uint8Array;
  /** How sure it is, from 1 / classes (0 for a hinge) to 1. */
  readonly strength: Float32Array;
  /** For each class (n + 2)² numbers: above 0 where it is ahead of all others. */
  readonly leads: readonly Float32Array[];
}

/** A row of the data on the plane. */
export interface BoundaryPoint {
  readonly at: readonly [x: number, y: number];
  readonly class: number;
  readonly part: 'train' | 'validation' | 'test';
  /** The network tells another class. */
  readonly wrong: boolean;
}

const asItIs: Standard = { mean: 0, deviation: 1 };

const raw = ({ mean, deviation }: Standard, value: number): number => mean + deviation * value;

/** The plane of two inputs of dense rows that shows all of them; the others are held at the mean of the training rows. */
export function planeOf(data: Prepared, inputs: readonly [number, number], names: readonly [string, string]): Plane {
  const all = batchOf(
    data,
    Array.from(data.targets, (_, r) => r),
  ).inputs;
  const standard = inputs.map((i) => data.standard?.inputs[i] ?? asItIs) as [Standard, Standard];
  const sides = inputs.map((input, s) => {
    const values = Array.from({ length: all.rows }, (_, r) => raw(standard[s], all.values[r * all.width + input]));
    return sideOf(names[s], values, 0.08);
  }) as [Side, Side];
  const base = new Float64Array(all.width);
  for (const r of data.train)
    for (let i = 0; i < all.width; i++) base[i] += all.values[r * all.width + i] / data.train.length;
  return { inputs, sides, standard, base };
}

/** The name of a feature with its unit. */
export const nameOf = ({ name, unit }: Feature, language: keyof Feature['name']): string =>
  unit ? `${name[language]} (${unit})` : name[language];

/** What a network tells on a grid of a plane; computed a slice of time after the other, ends with the signal's reason. */
export async function boundaryOf(weights: Weights, plane: Plane, n: number, signal?: AbortSignal): Promise<Boundary> {
  const { network } = weights;
  const classes = Math.max(2, network.outputs);
  const size = n + 2;
  const told = new Uint8Array(size * size);
  const strength = new Float32Array(size * size);
  const leads = Array.from({ length: classes }, () => new Float32Array(size * size));
  const rows = Array.from({ length: size }, (_, j) => j);
  await inSlices(
    rows,
    (j) => {
      const outputs = outputsOf(weights, nodesOf(plane, n, j));
      for (let i = 0; i < size; i++) {
        const at = j * size + i;
        const said = toldOf(outputs, i, network.loss);
        told[at] = said.told;
        strength[at] = said.strength;
        for (let k = 0; k < classes; k++) leads[k][at] = leadOf(outputs, i, k);
      }
    },
    signal,
  );
  return { n, told, strength, leads };
}

/** The nodes of a row of the grid as the network gets them. */
function nodesOf({ inputs, sides, standard, base }: Plane, n: number, j: number) {
  const nodes = matrix(n + 2, base.length);
  const place = (s: 0 | 1, k: number): number => {
    const value = sides[s].from + ((k - 0.5) / n) * (sides[s].to - sides[s].from);
    return (value - standard[s].mean) / standard[s].deviation;
  };
  for (let i = 0; i < n + 2; i++) {
    nodes.values.set(base, i * base.length);
    nodes.values[i * base.length + inputs[0]] = place(0, i);
    nodes.values[i * base.length + inputs[1]] = place(1, j);
  }
  return nodes;
}

/** Where the lead of a class changes its sign, as x0, y0, x1, y1 of pieces, in squares from the lower left corner. */
export function edgesOf({ n, leads }: Boundary, k: number): number[] {
  const size = n + 2;
  const lead = leads[k];
  const found: number[] = [];
  for (let j = 0; j + 1 < size; j++)
    for (let i = 0; i + 1 < size; i++) {
      const at = j * size + i;
      const corners = [lead[at], lead[at + 1], lead[at + size + 1], lead[at + size]];
      const crossings = corners.flatMap((a, c) => {
        const b = corners[(c + 1) % 4];
        return a > 0 === b > 0 ? [] : [sidePoint(c, a / (a - b))];
      });
      // A saddle's four belong together two and two, in their order round the square.
      for (let c = 0; c + 1 < crossings.length; c += 2)
        found.push(...[crossings[c], crossings[c + 1]].flatMap(([u, v]) => [i + u - 0.5, j + v - 0.5]));
    }
  return found;
}

/** A point of the side that begins at a corner, counter-clockwise from the lower left. */
const sidePoint = (corner: number, share: number): readonly [number, number] =>
  [
    [share, 0],
    [1, share],
    [1 - share, 1],
    [0, 1 - share],
  ][corner] as [number, number];

/** The rows of the data on a plane, and whether the network tells them right. */
export function pointsOf(data: Prepared, weights: Weights, { inputs, standard }: Plane): BoundaryPoint[] {
  return (['train', 'validation', 'test'] as const).flatMap((part) => {
    const batch = batchOf(data, data[part]);
    const outputs = outputsOf(weights, batch.inputs);
    const { width, values } = batch.inputs;
    return Array.from(batch.targets, (target, r): BoundaryPoint => {
      const at = inputs.map((input, s) => raw(standard[s], values[r * width + input])) as [number, number];
      return { at, class: target, part, wrong: toldOf(outputs, r, weights.network.loss).told !== target };
    });
  });
}
