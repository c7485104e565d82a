import { lazy } from '../../live/lazy';
import { Simulator } from '../sim/simulator';
import { Trainer } from '../train/trainer';
import type { Engine } from '../types';
import type { Acquired } from './adapter';
import { DeviceWorks } from './faults';
import { GpuMaps } from './maps';
import { GpuRace } from './race';
import { GpuSwarms } from './swarms';

/**
 * The engine on a GPU: races, maps, swarms and training, each a piece of work of its own on one device. Training, of which a
 * software adapter does a hundredth of what the CPU does, may be left to the CPU.
 */
export function createGpuEngine({ device, description }: Acquired, trains = true): Engine {
  const works = new DeviceWorks(device);
  const race = new GpuRace(device);
  const maps = new GpuMaps(device);
  const swarms = new GpuSwarms(device, works);
  const trainer = new Trainer();
  const simulator = new Simulator();
  const kernels = lazy(async () => new (await import('./train/trains')).GpuTrains(device, works));
  return {
    kind: 'webgpu',
    description,
    device,
    race: (job, signal) => works.run('race', (work) => race.run(job, work, signal)),
    check: (job) => race.check(job),
    map: (job, watch) => works.run('map', (work) => maps.run(job, work, watch)),
    train: async (job, watch) => (trains ? (await kernels.ask()).train(job, watch) : trainer.run(job, watch)),
    parallel: (job, watch) => simulator.run(job, watch),
    swarm: (job) => works.run('swarm', (work) => swarms.make(job, work)),
    losses: (job, signal) => trainer.losses(job, signal),
    measure: (job, signal) => trainer.measure(job, signal),
    plane: (job, signal) => trainer.plane(job, signal),
    gradient: async (job, signal) =>
      trainer.gradient(trains ? { ...job, gradient: await (await kernels.ask()).gradient(job) } : job, signal),
    lost: device.lost.then((info) => info.message || info.reason),
    dispose: () => {
      const reason = new Error('the engine was put away');
      for (const part of [trainer, simulator]) part.dispose(reason);
      device.destroy();
    },
  };
}
