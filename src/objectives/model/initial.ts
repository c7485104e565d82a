import { randomNormal, randomUnit, streams } from '../../study/random';
import type { InitKind, Network } from './types';

/** A weight of a layer with so many inputs and outputs: coordinate i of θ under a seed. */
type Draw = (seed: number, coordinate: number, inputs: number, outputs: number, sd: number) => number;

const unit = (seed: number, coordinate: number) => randomUnit(seed, streams.weights, 0, coordinate);
const normal = (seed: number, coordinate: number) => randomNormal(seed, streams.weights, 0, coordinate);

/**
 * How weights begin. xavier: even within ±√(6/(in + out)) (Glorot and Bengio, 2010, equation 16); he: normal of
 * variance 2/in (He et al., 2015, equation 10).
 */
const draws: Readonly<Record<InitKind, Draw>> = {
  zero: () => 0,
  normal: (seed, coordinate, _inputs, _outputs, sd) => sd * normal(seed, coordinate),
  xavier: (seed, coordinate, inputs, outputs) => (2 * unit(seed, coordinate) - 1) * Math.sqrt(6 / (inputs + outputs)),
  he: (seed, coordinate, inputs) => Math.sqrt(2 / inputs) * normal(seed, coordinate),
};

/** θ before the first update, canonical order: weights by the network's initialisation, scales 1, biases and shifts 0. */
export function initialOf({ layers, init, size }: Network, seed: number): Float32Array {
  const theta = new Float32Array(size);
  for (const layer of layers) {
    if (layer.kind === 'norm') theta.fill(1, layer.scale, layer.scale + layer.width);
    if (layer.kind !== 'dense') continue;
    const { inputs, outputs, weights } = layer;
    for (let i = weights; i < weights + inputs * outputs; i++) {
      theta[i] = draws[init.kind](seed, i, inputs, outputs, init.sd);
    }
  }
  return theta;
}
