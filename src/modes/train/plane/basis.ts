import type { Planes } from '../../../engine/train/types';
import type { Engine } from '../../../engine/types';
import type { PlaneInput } from './paths';
import { parameterNames } from './window';

/** A plane through weights. */
export interface Basis {
  readonly origin: Float64Array;
  readonly axes: readonly [Float64Array, Float64Array];
  readonly names: readonly [string, string];
  /** u, v of each point of each path. */
  readonly places: readonly Float64Array[];
  /** The plane laid through the paths, with its control; undefined where it is all there is, of two parameters. */
  readonly found: Planes | undefined;
}

/** The seed of the walks of the control. */
const walkSeed = 1;

/** The plane through the paths; of two parameters, the plane of these. */
export async function basisOf(input: PlaneInput, engine: Engine, signal: AbortSignal): Promise<Basis> {
  const { network, paths, start, choice } = input;
  const { size } = network;
  if (size === 2) {
    const [a, b] = parameterNames(network);
    return {
      ...{ origin: new Float64Array(2), axes: [Float64Array.of(1, 0), Float64Array.of(0, 1)], names: [a, b] },
      ...{ places: paths.map(({ values }) => Float64Array.from(values)), found: undefined },
    };
  }
  const runs = paths.map(({ values, points }) => ({ values, points }));
  const found = await engine.plane({ choice, runs, size, start, seed: walkSeed }, signal);
  const { origin, axes, paths: places } = found.plane;
  return { origin, axes, names: choice.kind === 'paths' ? ['PC1', 'PC2'] : ['u', 'v'], places, found };
}
