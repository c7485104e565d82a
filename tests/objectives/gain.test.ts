import { expect, it } from 'vitest';
import { reluGain } from '../../src/objectives/laws/gain';
import { initialOf } from '../../src/objectives/model/initial';
import { passed } from '../../src/objectives/model/passes';
import { net } from './nets';

/** Mean square of what comes out of each dense layer, of one row. */
function meanSquares(model: string, seed: number): number[] {
  const network = net(model, 8, 2);
  const rows = { rows: 1, width: 8, values: Float64Array.from({ length: 8 }, (_, i) => Math.sin(i + 1)) };
  const theta = Float64Array.from(initialOf(network, seed));
  const values = passed(network, theta, rows, { kind: 'training', seed, update: 1 });
  return network.layers.flatMap(({ kind }, i) => {
    const { values: outputs } = values[i + 1];
    return kind === 'dense' ? [outputs.reduce((sum, z) => sum + z * z, 0) / outputs.length] : [];
  });
}

it.each([
  [50, 1, 5],
  [50, 0.2, 1],
  [18, 0.5, 1.5],
])(
  'weights of %i units and a deviation of %d multiply the scale by %d a layer, on average over seeds',
  (width, sd, gain) => {
    expect(reluGain(width, sd)).toBeCloseTo(gain, 12);
    const ratios = Array.from({ length: 400 }, (_, seed) => {
      const [, first, second] = meanSquares(`mlp(${width},${width},${width},act=relu,init=normal,sd=${sd})`, seed);
      return second / first;
    });
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    const variance = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / ratios.length;
    expect(Math.abs(mean - gain ** 2)).toBeLessThan(4 * Math.sqrt(variance / ratios.length));
  },
);
