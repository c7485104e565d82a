import { lazy } from '../../live/lazy';
import { Host, twice } from '../host/host';
import { Simulator } from '../sim/simulator';
import { Trainer } from '../train/trainer';
import type { Engine } from '../types';
import { CpuMaps } from './maps';

/** The engine without a GPU: WebAssembly SIMD in workers, the same bits on every machine. */
export function createCpuEngine(): Engine {
  const races = new Host<'race'>(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'ravine-cpu' }),
  );
  const maps = new CpuMaps();
  let ended: Error | undefined;
  const swarms = lazy(async () => {
    const made = new (await import('./swarms')).CpuSwarms();
    if (ended) made.dispose(ended);
    return made;
  });
  const trainer = new Trainer();
  const simulator = new Simulator();
  return {
    kind: 'wasm',
    description: 'WebAssembly SIMD',
    race: (job, signal) => twice(() => races.run('race', job, { signal })),
    map: (job, watch) => maps.run(job, watch),
    swarm: async (job) => (await swarms.ask()).make(job),
    train: (job, watch) => trainer.run(job, watch),
    parallel: (job, watch) => simulator.run(job, watch),
    losses: (job, signal) => trainer.losses(job, signal),
    measure: (job, signal) => trainer.measure(job, signal),
    plane: (job, signal) => trainer.plane(job, signal),
    gradient: (job, signal) => trainer.gradient(job, signal),
    dispose: () => {
      const reason = new Error('the engine was put away');
      ended = reason;
      for (const part of [maps, swarms.part.peek(), races, trainer, simulator]) part?.dispose(reason);
    },
  };
}
