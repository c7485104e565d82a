import { createHash } from 'node:crypto';
import { signal } from '@preact/signals-core';
import { describe, expect, it, vi } from 'vitest';
import { CpuTraining } from '../../../src/engine/cpu/train/training';
import type { Checkpoint, Trained, TrainJob, TrainWatch } from '../../../src/engine/train/types';
import { type Engine, Lost } from '../../../src/engine/types';
import { Live } from '../../../src/live/live';
import { liveTraining, type Training } from '../../../src/modes/train/live';
import { decode, type State } from '../../../src/state';
import '../../../src/modes/registry';

vi.mock('../../../src/modes/train/bytes', async () => ({ dataBytes: (await import('../../support/data')).dataBytes }));

// 240 updates of 4 417 parameters: 1.5e8 multiplications, so a few checkpoints.
const address = '#data=moons&split=20,0,80&model=mlp(64,64)&batch=20&epochs=60&methods=sgd(eta=0.1),adam(eta=0.001)';
const stateOf = (hash: string): State => decode(hash).state;

/** A run as it is where it goes on. */
const standing = (job: TrainJob, update: number): Trained =>
  new CpuTraining({ ...job, run: { ...job.run, updates: update } }).parts().next().value as Trained;

/** An engine in this thread that writes down where its jobs begin, and may be lost. */
function engineOf(lostAfter = Number.POSITIVE_INFINITY) {
  const begun: (number | undefined)[] = [];
  const train = async (job: TrainJob, { signal, onFrame }: TrainWatch = {}): Promise<Trained> => {
    begun.push(job.from?.checkpoint.update);
    const checkpoints: Checkpoint[] = [];
    if (job.from) onFrame?.(standing(job, job.from.checkpoint.update));
    for (const parts = new CpuTraining(job).parts(); ; ) {
      const { done, value } = parts.next();
      checkpoints.push(...(value?.checkpoints ?? []));
      const trained = value && { ...value, checkpoints: [...checkpoints] };
      if (done) return trained as Trained;
      if (trained) onFrame?.(trained);
      if (trained && checkpoints.length > 0 && trained.updates >= lostAfter) throw new Lost('it is gone');
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
    }
  };
  return { begun, engine: { train } as unknown as Engine };
}

/** A page of a training, and all that was in sight. */
function pageOf(hash: string, first: Engine) {
  const state = signal(stateOf(hash));
  const engine = signal<Engine | undefined>(first);
  const live = new Live(liveTraining(state, engine, signal(true)));
  const seen: Training[] = [];
  live.value.subscribe((value) => {
    if (value) seen.push(value);
  });
  return { state, engine, live, seen };
}

const checksum = ({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array): string =>
  createHash('sha1')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');

const runsOf = (training: Training | undefined) =>
  training?.plan.runs.map(({ key }) => {
    const { checkpoints, ...trained } = training.found.get(key) as Trained;
    const bits = [trained.final, trained.snapshots, trained.batches].map(checksum);
    const { columns, updates, snapshotAt } = trained;
    return { trained: { columns, updates, snapshotAt, bits }, at: checkpoints.map(({ update }) => update) };
  });

/** What the whole of an address comes to by itself. */
async function alone(hash: string) {
  const { live } = pageOf(hash, engineOf().engine);
  await live.idle();
  return runsOf(live.value.peek());
}

describe('a training in which something changes from an update on', () => {
  const change = '&changes=151:adam.eta=0.0001';

  it('goes on from the last checkpoint before, with the bits of one that began so, and stands still until then', async () => {
    const { begun, engine } = engineOf();
    const { state, live, seen } = pageOf(address, engine);
    await live.idle();
    expect(begun).toEqual([undefined, undefined]);
    const [, { trained: before, at }] = runsOf(live.value.peek()) ?? [];
    expect(at.length).toBeGreaterThan(1);
    const last = at.findLast((update) => update <= 150);
    expect(last).toBeGreaterThan(0);
    const shown = seen.length;
    state.value = stateOf(address + change);
    await live.idle();
    // SGD is what it was.
    expect(begun).toEqual([undefined, undefined, last]);
    expect(runsOf(live.value.peek())).toEqual(await alone(address + change));
    for (const { plan, found } of seen.slice(shown)) {
      const { columns, updates } = found.get(plan.runs[1].key) as Trained;
      expect(updates).toBeGreaterThanOrEqual(150);
      expect(columns.loss.value.slice(0, 151)).toEqual(before.columns.loss.value.slice(0, 151));
    }
    expect(seen.length).toBeGreaterThan(shown + 1);
    // Taken away, or at another place, it goes on from there again.
    state.value = stateOf(address);
    await live.idle();
    expect(begun.at(-1)).toBe(last);
    expect(runsOf(live.value.peek())?.[1].trained).toEqual(before);
  });

  it('begins anew where nothing was kept by then, and still shows what stays', async () => {
    const { begun, engine } = engineOf();
    const { state, live, seen } = pageOf(address, engine);
    await live.idle();
    const shown = seen.length;
    state.value = stateOf(`${address}&changes=3:batch=40`);
    await live.idle();
    expect(begun).toEqual([undefined, undefined, undefined, undefined]);
    const { plan, found } = seen[shown];
    expect(plan.runs.map(({ key }) => found.get(key)?.columns.loss.at)).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect(runsOf(live.value.peek())).toEqual(await alone(`${address}&changes=3:batch=40`));
  });
});

it('a training whose device is lost goes on from its last checkpoint on the next, and no error is shown', async () => {
  const first = engineOf(100);
  const { engine, live } = pageOf(address, first.engine);
  await live.idle();
  expect([live.status.peek(), live.failure.peek()]).toEqual(['waiting', undefined]);
  engine.value = undefined;
  const second = engineOf();
  engine.value = second.engine;
  await live.idle();
  expect(second.begun.some((update) => (update ?? 0) > 0)).toBe(true);
  expect(runsOf(live.value.peek())).toEqual(await alone(address));
});
