import { CpuMaps } from '../../src/engine/cpu/maps';
import { basins } from '../cpu/basins';
import { type Seconds, teamSizes } from '../cpu/results';
import { secondsOf, taken } from '../rounds';

/** Seconds of every round of a basin map, Adam on Rosenbrock, in 1, 2, … workers of the pool that the page uses. */
export async function poolScaling(side: number, steps: number, rounds: number): Promise<Seconds> {
  const cores = navigator.hardwareConcurrency;
  const job = basins('adam', 'rosenbrock', side, steps);
  const pools = teamSizes(cores).map((size) => ({ size, maps: withCores(size, () => new CpuMaps()) }));
  const measures = pools.map(({ size, maps }) => [size, () => secondsOf(async () => void (await maps.run(job)), 1)]);
  const seconds = await taken(Object.fromEntries(measures), rounds);
  for (const { maps } of pools) maps.dispose(new Error('measured'));
  return seconds;
}

/** What is made while the page is told of so many cores. */
function withCores<T>(count: number, make: () => T): T {
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: count, configurable: true });
  try {
    return make();
  } finally {
    Reflect.deleteProperty(navigator, 'hardwareConcurrency');
  }
}
