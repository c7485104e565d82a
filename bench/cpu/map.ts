import { CpuMap } from '../../src/engine/cpu/map';
import { median, secondsOf, taken } from '../rounds';
import { methodOf } from './adam';
import { basins } from './basins';
import type { MapRow } from './results';
import { gridOver, swarmOf } from './wasm';

/** The overview's methods. */
const methods = ['sgd', 'momentum', 'nag', 'adagrad', 'adadelta', 'rmsprop', 'adam', 'adamax', 'nadam'] as const;

/** Basin maps as the page computes them, on one thread, beside the bare descent of the same starts. */
export async function mapContest(
  surfaceIds: readonly string[],
  side: number,
  steps: number,
  rounds: number,
): Promise<MapRow[]> {
  const maps = new CpuMap();
  const rows: MapRow[] = [];
  for (const surface of surfaceIds) {
    for (const method of methods) {
      const { program, hyper } = methodOf(method);
      const job = basins(method, surface, side, steps);
      const swarm = swarmOf(program, hyper, surface, gridOver(surface, side), steps);
      // Both are compiled well before they are timed.
      maps.run(basins(method, surface, side / 4, steps));
      swarm.run();
      const measures = { map: () => secondsOf(() => void maps.run(job), 1), descend: () => secondsOf(swarm.run, 1) };
      const seconds = await taken(measures, rounds, 0);
      const { minimum, lived } = maps.run(basins(method, surface, side / 4, steps));
      const share = (pixels: Int32Array) => pixels.length / (side / 4) ** 2;
      rows.push({
        ...{ surface, method, seconds },
        particleStepsPerSecond: (side * side * steps) / median(seconds.map),
        'map/descend': median(seconds.map.map((s, round) => s / seconds.descend[round])),
        arrived: share(minimum.filter((m) => m >= 0)),
        diverged: share(lived.filter((k) => k < steps)),
      });
    }
  }
  return rows;
}
