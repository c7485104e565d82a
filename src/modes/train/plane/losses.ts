import type { WeightPlaces } from '../../../engine/train/types';
import type { Engine } from '../../../engine/types';
import type { Basis } from './basis';
import type { PlaneInput } from './paths';

/** Multiplications of one job of a worker, some tenths of a second. */
const jobSize = 3e8;

/** Full-data losses at weights. */
export interface Losses {
  /** At points of θ one after the other. */
  readonly atPoints: (values: Float32Array) => Promise<Float64Array>;
  /** At u, v of each on the plane. */
  readonly atPlaces: (places: Float64Array) => Promise<Float64Array>;
}

/** Has losses computed in parts by the workers; `told` hears how many are done. */
export function lossesOn(
  { network, data, dataKey }: PlaneInput,
  { origin, axes }: Pick<Basis, 'origin' | 'axes'>,
  engine: Engine,
  signal: AbortSignal,
  told: (count: number) => void,
): Losses {
  const most = Math.max(1, Math.floor(jobSize / (network.size * data.train.length)));
  const inParts = async (count: number, partOf: (from: number, to: number) => WeightPlaces): Promise<Float64Array> => {
    const all = new Float64Array(count);
    // Two parts at least: one for each of two cores.
    const size = Math.max(1, Math.min(most, Math.ceil(count / 2)));
    const starts = Array.from({ length: Math.ceil(count / size) }, (_, i) => i * size);
    await Promise.all(
      starts.map(async (from) => {
        const to = Math.min(count, from + size);
        all.set(await engine.losses({ dataKey, data, network, at: partOf(from, to) }, signal), from);
        told(to - from);
      }),
    );
    return all;
  };
  return {
    atPoints: (values) =>
      inParts(values.length / network.size, (from, to) => {
        return { kind: 'points', values: values.slice(from * network.size, to * network.size) };
      }),
    atPlaces: (places) =>
      inParts(places.length / 2, (from, to) => {
        return { kind: 'plane', origin, axes, places: places.slice(2 * from, 2 * to) };
      }),
  };
}
