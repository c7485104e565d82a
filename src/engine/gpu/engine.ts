import { Trainer } from '../train/trainer';
import type { Engine } from '../types';
import type { Acquired } from './adapter';
import { DeviceWorks } from './faults';
import { GpuMaps } from './maps';
import { GpuRace } from './race';
import { GpuSwarms } from './swarms';

/** The engine on a GPU: races, maps and swarms, each a piece of work of its own on one device. */
export function createGpuEngine({ device, description }: Acquired): Engine {
  const works = new DeviceWorks(device);
  const race = new GpuRace(device);
  const maps = new GpuMaps(device);
  const swarms = new GpuSwarms(device, works);
  // Training is the CPU's on either engine.
  const trainer = new Trainer();
  return {
    kind: 'webgpu',
    description,
    device,
    race: (job, signal) => works.run('race', (work) => race.run(job, work, signal)),
    check: (job) => race.check(job),
    map: (job, watch) => works.run('map', (work) => maps.run(job, work, watch)),
    swarm: (job) => works.run('swarm', (work) => swarms.make(job, work)),
    train: (job, watch) => trainer.run(job, watch),
    lost: device.lost.then((info) => info.message || info.reason),
    dispose: () => {
      trainer.dispose(new Error('the engine was put away'));
      device.destroy();
    },
  };
}
