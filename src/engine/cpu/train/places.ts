import type { Layer, Network } from '../../../objectives/model/types';
import type { Coordinates } from '../array-run';
import { rowTile } from './product';

/** A number up to the next multiple of another. */
export const upTo = (count: number, multiple: number): number => Math.ceil(count / multiple) * multiple;

/** Floats of a row of so many units: whole vectors. */
export const rowFloats = (width: number): number => upTo(width, 4);

type Dense = Extract<Layer, { kind: 'dense' }>;

/** Floats from the weights of an input to those of the next: those of one output lie one after the other. */
export const weightRow = ({ outputs }: Pick<Dense, 'outputs'>): number => (outputs === 1 ? 1 : rowFloats(outputs));

/** What the biases of a layer are found by: their place in the canonical order, or what no other tensor has. */
export const biasOf = ({ weights, bias }: Pick<Dense, 'weights' | 'bias'>): number => bias ?? -1 - weights;

/** Where θ lies inside: [input][output], rows of whole vectors. */
export interface Places {
  /** The coordinate that lies at each float. */
  readonly coordinates: Coordinates;
  /** The first float of each tensor, by its offset in the canonical order, biases by `biasOf`. */
  readonly first: ReadonlyMap<number, number>;
}

/** Gives every tensor of a network its place. */
export function placesOf({ layers }: Pick<Network, 'layers'>): Places {
  const coordinates: number[] = [];
  const first = new Map<number, number>();
  const room = (offset: number, floats: number): number => {
    const begin = coordinates.length;
    first.set(offset, begin);
    for (let i = 0; i < floats; i++) coordinates.push(-1);
    return begin;
  };
  const list = (offset: number, count: number) => {
    const begin = room(offset, rowFloats(count));
    for (let i = 0; i < count; i++) coordinates[begin + i] = offset + i;
  };
  for (const layer of layers) {
    if (layer.kind === 'norm') for (const offset of [layer.scale, layer.shift]) list(offset, layer.width);
    if (layer.kind !== 'dense') continue;
    const { inputs, outputs, weights, bias } = layer;
    const row = weightRow(layer);
    const begin = room(weights, rowFloats(upTo(inputs, rowTile) * row));
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) coordinates[begin + i * row + o] = weights + o * inputs + i;
    }
    // Zeros where there is none: no coordinates, so that no rule moves them.
    if (bias === undefined) room(biasOf(layer), rowFloats(outputs));
    else list(bias, outputs);
  }
  return { coordinates: Int32Array.from(coordinates), first };
}

/** Numbers of a row that a layer gives. */
export const widthOf = (layer: Layer): number => (layer.kind === 'dense' ? layer.outputs : layer.width);

/** Most numbers that so many rows of a sparse set have together. */
export function mostNumbers({ starts }: { readonly starts: Uint32Array }, rows: number): number {
  const counts = new Uint32Array(starts.length - 1).map((_, r) => starts[r + 1] - starts[r]).sort();
  return counts.subarray(Math.max(0, counts.length - rows)).reduce((sum, count) => sum + count, 0);
}
