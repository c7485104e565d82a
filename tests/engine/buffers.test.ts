import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGpuEngine } from '../../src/engine/gpu/engine';
import type { Lease, Lender } from '../../src/engine/lease';
import type { Swarm } from '../../src/engine/many/swarm';
import type { Engine } from '../../src/engine/types';
import { liveBuffers, nullDevice } from '../support/null-device';
import { mapJob, raceJob, swarmJob } from './small-jobs';

let device: GPUDevice;
let live: () => string[];
let engine: Engine;
const complaints: string[] = [];

beforeAll(async () => {
  device = await nullDevice();
  device.addEventListener('uncapturederror', ({ error }) => void complaints.push(error.message));
  live = liveBuffers(device);
  engine = createGpuEngine({ device, description: 'none', software: true });
});
afterAll(() => engine.dispose());

/** What draws: it copies from the buffer that it holds, which the device refuses when it is destroyed. */
class Drawer {
  private lease: Lease<GPUBuffer> | undefined;

  take(lender: Lender<GPUBuffer> | undefined): void {
    const before = this.lease;
    this.lease = lender?.acquire();
    before?.release();
  }

  draw(): void {
    if (!this.lease) return;
    const { value } = this.lease;
    const usage = GPUBufferUsage.COPY_DST;
    const canvas = device.createBuffer({ label: 'canvas', size: value.size, usage });
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(value, 0, canvas, 0, value.size);
    device.queue.submit([encoder.finish()]);
    canvas.destroy();
  }
}

type Move =
  | { move: 'race'; steps: number }
  | { move: 'swarm'; particles: number }
  | { move: 'seek'; step: number }
  | { move: 'map' | 'take race' | 'take swarm' | 'drop' | 'put away' };

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    fc.record({ move: fc.constant('race' as const), steps: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ move: fc.constant('swarm' as const), particles: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ move: fc.constant('seek' as const), step: fc.integer({ min: 0, max: 5 }) }),
    fc.constantFrom(
      ...(['map', 'take race', 'take swarm', 'drop', 'put away'] as const).map((move) => ({ move }) as const),
    ),
  ),
  { maxLength: 14 },
);

test('over any sequence of work and drawing: nothing is drawn after it was destroyed, and what nobody holds is gone', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (sequence) => {
      const drawers = [new Drawer(), new Drawer()];
      let race: Lender<GPUBuffer> | undefined;
      let frame: Lender<GPUBuffer> | undefined;
      let swarm: Swarm | undefined;
      for (const step of sequence) {
        if (step.move === 'race') race = (await engine.race(raceJob(step.steps))).buffer;
        if (step.move === 'map') await engine.map(mapJob);
        if (step.move === 'swarm') {
          const next = await engine.swarm(swarmJob(step.particles));
          swarm?.dispose();
          swarm = next;
        }
        if (step.move === 'seek') frame = (await swarm?.seek(step.step))?.buffer ?? frame;
        if (step.move === 'take race') drawers[0].take(race);
        if (step.move === 'take swarm') drawers[1].take(frame);
        if (step.move === 'drop') for (const drawer of drawers) drawer.take(undefined);
        if (step.move === 'put away') {
          swarm?.dispose();
          swarm = undefined;
        }
        for (const drawer of drawers) drawer.draw();
      }
      for (const drawer of drawers) drawer.take(undefined);
      swarm?.dispose();
      // The last race is what a picture may ask for next.
      expect(live().filter((label) => !label.includes('segments'))).toEqual([]);
      expect(live().length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 40 },
  );
  await device.queue.onSubmittedWorkDone();
  expect(complaints).toEqual([]);
});

test('a race that a picture still shows stays until the picture lets go, and can be had again until the next race', async () => {
  const first = (await engine.race(raceJob(3))).buffer;
  const lease = first?.acquire();
  const second = (await engine.race(raceJob(3))).buffer;
  expect(live()).toHaveLength(2);
  lease?.release();
  expect(live()).toHaveLength(1);
  expect(first?.acquire()).toBeUndefined();
  second?.acquire()?.release();
  expect(live()).toHaveLength(1);
});

test('a swarm that is put away while it moves goes when it has stopped', async () => {
  const before = live();
  const swarm = await engine.swarm(swarmJob(7));
  const moving = expect(swarm.seek(5)).rejects.toThrow('put away');
  swarm.dispose();
  await moving;
  expect(live()).toEqual(before);
});
