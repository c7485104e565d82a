import { DeviceWork } from '../../src/engine/gpu/faults';
import { MapPass } from '../../src/engine/gpu/map';
import { compileSurface } from '../../src/surfaces/compile';
import { basins } from '../cpu/basins';
import { median } from '../rounds';
import type { Clock } from './timing';

/** Particle-steps a second of the basin map of one method on one surface, all steps in one dispatch. */
export async function mapRate(
  device: GPUDevice,
  clock: Clock,
  method: string,
  surface: string,
  side: number,
  steps: number,
  rounds: number,
) {
  const job = basins(method, surface, side, steps);
  const pass = new MapPass(device);
  const seconds: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    // Anew each time: every run begins at its start.
    const map = await pass.prepare(new DeviceWork(device, 'map'), job, compileSurface(job.f));
    seconds.push(await clock.seconds((encoder) => map.dispatch(encoder, 0, steps)));
    map.destroy();
  }
  const middle = median(seconds.slice(1));
  return { method, surface, side, steps, seconds: middle, particleStepsPerSecond: (side * side * steps) / middle };
}
