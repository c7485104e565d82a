import { interleaved, secondsOf } from '../rounds';
import { methodOf } from './adam';
import { gridOver, swarmOf } from './wasm';

/** The overview's methods. */
export const methods = ['sgd', 'momentum', 'nag', 'adagrad', 'adadelta', 'rmsprop', 'adam', 'adamax', 'nadam'] as const;

/** The load of a basin map: side² starts over the domain, so many steps, each method on each surface, on one thread. */
export async function mapLoad(surfaces: readonly string[], side: number, steps: number, rounds: number) {
  const rows = [];
  for (const surface of surfaces) {
    for (const id of methods) {
      const { program, hyper } = methodOf(id);
      const swarm = swarmOf(program, hyper, surface, gridOver(surface, side), steps);
      const { map: seconds } = await interleaved({ map: () => secondsOf(swarm.run, 1) }, rounds);
      const ok = Array.from({ length: side * side }, (_, i) => swarm.isOk(i)).filter(Boolean).length;
      rows.push({
        surface,
        method: id,
        seconds,
        particleStepsPerSecond: (side * side * steps) / seconds,
        diverged: side * side - ok,
      });
    }
  }
  return rows;
}
