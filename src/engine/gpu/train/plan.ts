import type { Layer, Network } from '../../../objectives/model/types';
import { keptNames, type ParameterRule } from '../../parameters';

/** Where everything of a run lies on the device, in floats from where the run begins. */
export interface Plan {
  readonly network: Network;
  readonly rule: ParameterRule;
  /** Of the parameters: theta at 0, then each state, then both as they will be after the update; of `size` floats each. */
  readonly kept: readonly string[];
  readonly gradient: number;
  /** Where the gradient is taken; `theta` for a rule that does not look ahead. */
  readonly at: number;
  /** Mean, then variance, of each norm layer: as they run, and of the batch. */
  readonly running: number;
  readonly measured: number;
  /** Floats of a run. */
  readonly floats: number;
  /** Of what passes through the layers, in floats a row: the output of each layer. */
  readonly outputs: readonly number[];
  /** The slopes by a layer's output and by its input, which take turns. */
  readonly slopes: readonly [number, number];
  /** Floats a row. */
  readonly row: number;
  /** Units of the norm layers before each layer, and those of dropout layers. */
  readonly normed: readonly number[];
  readonly dropped: readonly number[];
}

/** The plan of a network and a rule. */
export function planOf(network: Network, rule: ParameterRule): Plan {
  const kept = keptNames(rule.program);
  const { size, layers } = network;
  const gradient = 2 * kept.length * size;
  const at = rule.gradientAt ? gradient + size : 0;
  const running = gradient + size * (rule.gradientAt ? 2 : 1);
  const normed = before(layers, 'norm');
  const measured = running + 2 * unitsOf(layers, 'norm');
  const outputs = before(layers);
  const all = layers.reduce((sum, layer) => sum + outputsOf(layer), 0);
  const widest = Math.max(...layers.map(outputsOf));
  return {
    ...{ network, rule, kept, gradient, at, running, measured, outputs, normed },
    floats: measured + 2 * unitsOf(layers, 'norm'),
    slopes: [all, all + widest],
    row: all + 2 * widest,
    dropped: before(layers, 'dropout'),
  };
}

/** Units that come out of a layer. */
export const outputsOf = (layer: Layer): number => (layer.kind === 'dense' ? layer.outputs : layer.width);

/** Units of all layers of a kind. */
export const unitsOf = (layers: readonly Layer[], kind?: Layer['kind']): number =>
  layers.reduce((sum, layer) => sum + (kind === undefined || layer.kind === kind ? outputsOf(layer) : 0), 0);

/** For each layer, the units of the layers before it; of one kind, where one is given. */
const before = (layers: readonly Layer[], kind?: Layer['kind']): number[] =>
  layers.map((_, i) => unitsOf(layers.slice(0, i), kind));

/**
 * For each coordinate as it lies on the device the one of the canonical θ: weights lie as [in, out], so that neighbours
 * in a workgroup read neighbours.
 */
export function placesOf({ layers, size }: Network): Uint32Array<ArrayBuffer> {
  const places = Uint32Array.from({ length: size }, (_, i) => i);
  for (const layer of layers) {
    if (layer.kind !== 'dense') continue;
    const { inputs, outputs, weights } = layer;
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) places[weights + i * outputs + o] = weights + o * inputs + i;
    }
  }
  return places;
}
