import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGpuEngine } from '../../src/engine/gpu/engine';
import { DeviceFault, DeviceWork } from '../../src/engine/gpu/faults';
import { compiled } from '../../src/engine/gpu/pipelines';
import { type Engine, Lost, OutOfMemory, TooLarge } from '../../src/engine/types';
import { liveBuffers, nullDevice } from '../support/null-device';
import { mapJob, raceJob, swarmJob } from './small-jobs';

let device: GPUDevice;
let engine: Engine;
let live: () => string[];
let uncaptured: string[];

beforeEach(async () => {
  device = await nullDevice();
  uncaptured = [];
  device.addEventListener('uncapturederror', ({ error }) => void uncaptured.push(error.message));
  live = liveBuffers(device);
  engine = createGpuEngine({ device, description: 'none', software: true });
});
afterEach(() => engine.dispose());

/** Spoils what is created with a label, until it is told to stop. */
function spoil(label: RegExp): () => void {
  const create = device.createBuffer;
  device.createBuffer = (descriptor) =>
    create(label.test(descriptor.label ?? '') ? { ...descriptor, usage: GPUBufferUsage.MAP_READ } : descriptor);
  return () => {
    device.createBuffer = create;
  };
}

/** Lets the memory not suffice for what is created with a label: the device says so to whoever has a scope for it. */
function shortOf(label: RegExp): void {
  const scopes: { filter: string; short: boolean }[] = [];
  const { createBuffer, pushErrorScope, popErrorScope } = device;
  device.createBuffer = (descriptor) => {
    const short = label.test(descriptor.label ?? '');
    const scope = scopes.findLast(({ filter }) => filter === 'out-of-memory');
    if (short && scope) scope.short = true;
    else if (short) uncaptured.push('out of memory');
    // A buffer without memory is not valid: what uses it fails as well.
    return createBuffer(short ? { ...descriptor, usage: GPUBufferUsage.MAP_READ } : descriptor);
  };
  device.pushErrorScope = (filter) => {
    scopes.push({ filter, short: false });
    return pushErrorScope.call(device, filter);
  };
  device.popErrorScope = async () => {
    const short = scopes.pop()?.short;
    const error = await popErrorScope.call(device);
    return short ? new GPUOutOfMemoryError('no room') : error;
  };
}

test.each([
  ['race', /^descend particle/, () => engine.race(raceJob(3))],
  ['race', /^race segments/, () => engine.race(raceJob(3))],
  ['map', /^map pixels$/, () => engine.map(mapJob)],
  ['map', /read back/, () => engine.map(mapJob)],
  ['swarm', /^swarm segments/, () => engine.swarm(swarmJob(4))],
  ['swarm', /^tally edges/, () => engine.swarm(swarmJob(4))],
] as const)(
  'a fault in a %s (%s) rejects it, names it, leaves no buffer behind, and is nobody else’s',
  async (what, label, work) => {
    const stop = spoil(label);
    const fault = await work().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(DeviceFault);
    expect((fault as DeviceFault).work).toBe(what);
    expect(live()).toEqual([]);
    stop();
    await work();
    expect(uncaptured).toEqual([]);
  },
);

test('of work side by side only that at fault rejects, and a neighbour on the device keeps its own', async () => {
  spoil(/^descend particle/);
  const neighbour = (async () => {
    const found: (string | undefined)[] = [];
    for (let k = 0; k < 20; k++) {
      device.pushErrorScope('validation');
      if (k % 2 === 0) device.createBuffer({ label: 'neighbour', size: 4, usage: 0 }).destroy();
      found.push((await device.popErrorScope())?.message);
    }
    return found;
  })();
  const works = [engine.map(mapJob), engine.race(raceJob(3)), engine.swarm(swarmJob(5)), engine.map(mapJob)];
  const settled = await Promise.allSettled(works);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  const found = await neighbour;
  expect(found.map((message) => message !== undefined)).toEqual(Array.from({ length: 20 }, (_, k) => k % 2 === 0));
  expect(found.join()).not.toContain('descend');
  expect(uncaptured).toEqual([]);
});

test.each([
  ['steps', /^race segments/, () => engine.race(raceJob(300)), 300],
  ['steps', /^descend steps/, () => engine.race(raceJob(300)), 300],
  ['particles', /^swarm segments/, () => engine.swarm(swarmJob(50)), 100],
  ['particles', /^swarm particles/, () => engine.swarm(swarmJob(50)), 100],
] as const)('memory that does not suffice for %s (%s) is said in a sentence', async (what, label, work, asked) => {
  shortOf(label);
  const error = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OutOfMemory);
  expect(error).toBeInstanceOf(TooLarge);
  expect((error as Error).message).toBe(`The GPU has no memory left for ${asked} ${what}; ${asked / 2} may fit`);
  expect(live()).toEqual([]);
  expect(uncaptured).toEqual([]);
});

test('a shader that does not compile rejects with what the compiler says, and is not kept', async () => {
  const fault = compiled(device, 'descend', 'fn descend(');
  await expect(fault).rejects.toThrow(/descend.*expected/s);
  await expect(compiled(device, 'other', '@compute @workgroup_size(1) fn one() {}')).rejects.toThrow(/other/);
  expect(uncaptured).toEqual([]);
});

test('a device that is lost rejects what is under way, though it never answers, and all that comes after', async () => {
  const race = engine.race(raceJob(2));
  device.queue.onSubmittedWorkDone = () => new Promise(() => {});
  const waiting = [expect(engine.map(mapJob)).rejects.toThrow(Lost), expect(race).rejects.toThrow('lost')];
  await new Promise((resolve) => setTimeout(resolve, 20));
  device.destroy();
  await Promise.all(waiting);
  await expect(engine.swarm(swarmJob(3))).rejects.toThrow(Lost);
  expect(uncaptured).toEqual([]);
});

test('the first fault is the one that is told', async () => {
  const work = new DeviceWork(device, 'test');
  for (const name of ['first', 'second']) {
    work.calls(() =>
      device.createBuffer({ label: name, size: 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.STORAGE }),
    );
  }
  await expect(work.sound()).rejects.toThrow('"first"');
});

test('everything that is made on the device has a label', async () => {
  const nameless: string[] = [];
  const watched = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(device))).flatMap(([name]) =>
    name.startsWith('create') ? [name as 'createBuffer'] : [],
  );
  expect(watched.length).toBeGreaterThan(5);
  for (const name of watched) {
    const create = device[name].bind(device) as (descriptor: GPUBufferDescriptor) => GPUBuffer;
    device[name] = (descriptor: GPUBufferDescriptor) => {
      if (!descriptor?.label) nameless.push(name);
      return create(descriptor);
    };
  }
  await engine.race(raceJob(3));
  await engine.map(mapJob);
  await (await engine.swarm(swarmJob(4))).seek(3);
  expect(nameless).toEqual([]);
});
