import { computed, signal } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SwarmFrame, SwarmJob } from '../../src/engine/many/swarm';
import type { Engine } from '../../src/engine/types';
import { Live } from '../../src/live/live';
import { regionOf, swarmJobOf } from '../../src/modes/swarm/job';
import { liveSwarm } from '../../src/modes/swarm/live';
import { decode, type State } from '../../src/state';
import { knownAtOnce, measuredAt } from '../support/known';

/** An engine whose swarms move when the test says so. */
function engineByHand() {
  const made: { job: SwarmJob; disposed: boolean; segments: Float32Array }[] = [];
  const seeks: {
    swarm: number;
    step: number;
    signal: AbortSignal | undefined;
    end: () => void;
    fail: (e: Error) => void;
  }[] = [];
  const no = () => Promise.reject(new Error('not here'));
  const swarm: Engine['swarm'] = async (job) => {
    const [number, own] = [made.length, { job, disposed: false, segments: new Float32Array(8) }];
    made.push(own);
    return {
      seek: (step, signal) =>
        new Promise<SwarmFrame>((resolve, fail) => {
          const frame = { step, runs: 1, particles: 1, tail: 1, segments: own.segments, tallies: [], bins: job.bins };
          seeks.push({ swarm: number, step, signal, fail, end: () => resolve(frame) });
        }),
      dispose: () => {
        own.disposed = true;
      },
    };
  };
  const engine: Engine = {
    kind: 'wasm',
    description: 'by hand',
    race: no,
    map: no,
    train: no,
    losses: no,
    parallel: no,
    measure: no,
    plane: no,
    gradient: no,
    swarm,
    dispose: () => {},
  };
  return { engine, made, seeks };
}

function swarming(hash: string) {
  const state = signal<State>(decode(hash).state);
  const hand = engineByHand();
  const engine = signal<Engine | undefined>(hand.engine);
  const swarm = new Live(
    liveSwarm(
      state,
      knownAtOnce(state).measured,
      engine,
      computed(() => state.value.show === 'swarm'),
    ),
  );
  const change = (next: string) => {
    state.value = decode(next).state;
  };
  return { ...hand, state, engine, swarm, change };
}

const turn = () => vi.advanceTimersByTimeAsync(0);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const small = '#scene=fig4a&show=swarm&particles=64';

test('nothing is computed unless a swarm is shown', async () => {
  const { change, made, seeks, swarm } = swarming('#scene=fig4a');
  await turn();
  expect(made).toHaveLength(0);
  change(`${small}&step=7`);
  await turn();
  expect(seeks.map(({ step }) => step)).toEqual([7]);
  seeks[0].end();
  await turn();
  expect(swarm.value.value?.step).toBe(7);
});

test('steps that come while the particles move are left out but for the newest', async () => {
  const { change, made, seeks, swarm } = swarming(`${small}&step=1`);
  await turn();
  for (const step of [2, 3, 4]) change(`${small}&step=${step}`);
  seeks[0].end();
  await turn();
  expect(swarm.value.value?.step).toBe(1);
  seeks[1].end();
  await turn();
  expect(seeks.map(({ step }) => step)).toEqual([1, 4]);
  expect(swarm.value.value?.step).toBe(4);
  expect(made).toHaveLength(1);
});

test('a change of anything particles depend on makes another swarm; of what is only seen, none', async () => {
  const { change, made, seeks } = swarming(small);
  const settle = async () => {
    await turn();
    for (const seek of seeks.splice(0)) seek.end();
    await turn();
  };
  await settle();
  for (const [more, count] of [
    ['&theme=dark&view=3d&color=loss', 1],
    ['&spread=0.3', 2],
    ['&seed=9', 3],
    ['&methods=adam(eta=0.03)', 4],
    ['&domain=-1,1,-1,1', 5],
    ['&steps=30', 6],
  ] as const) {
    change(small + more);
    await settle();
    expect([more, made.length]).toEqual([more, count]);
  }
});

test('what was replaced goes when the frame of the new one is there, and everything does when the swarm is left', async () => {
  const { change, made, seeks, swarm } = swarming(small);
  await turn();
  seeks[0].end();
  await turn();
  change(`${small}&seed=9`);
  await turn();
  // The frame of the first is what a picture would still take.
  expect(swarm.value.value?.segments).toBe(made[0].segments);
  expect(made.map(({ disposed }) => disposed)).toEqual([false, false]);
  seeks[1].end();
  await turn();
  expect(swarm.value.value?.segments).toBe(made[1].segments);
  expect(made.map(({ disposed }) => disposed)).toEqual([true, false]);
  change('#scene=fig4a');
  expect(swarm.value.value).toBeUndefined();
  expect(made.map(({ disposed }) => disposed)).toEqual([true, true]);
});

test('a swarm that was replaced before it was ever shown goes too, and all go with the engine', async () => {
  const { change, made, seeks, engine } = swarming(small);
  await turn();
  seeks[0].end();
  await turn();
  change(`${small}&seed=9`);
  await turn();
  seeks[1].fail(new Error('too steep'));
  change(`${small}&seed=10`);
  await turn();
  expect(made.map(({ disposed }) => disposed)).toEqual([false, true, false]);
  engine.value = undefined;
  expect(made.map(({ disposed }) => disposed)).toEqual([true, true, true]);
});

test('work that something newer waits for is given up after a while, but not on the way to a later step', async () => {
  const { change, seeks, swarm } = swarming(`${small}&step=50`);
  await turn();
  change(`${small}&step=60`);
  await vi.advanceTimersByTimeAsync(1000);
  expect(seeks[0].signal?.aborted).toBe(false);
  change(`${small}&step=10`);
  expect(seeks[0].signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(seeks[0].signal?.aborted).toBe(true);
  await turn();
  seeks[1].end();
  await turn();
  expect(swarm.value.value?.step).toBe(10);
  expect(swarm.failure.value).toBeUndefined();
});

test('old particles stay while a slider moves, and go when they would belong to other methods', async () => {
  const { change, seeks, swarm } = swarming(small);
  await turn();
  seeks[0].end();
  await turn();
  change(`${small}&seed=2`);
  expect(swarm.value.value).toBeDefined();
  change(`${small}&methods=adam`);
  expect(swarm.value.value).toBeUndefined();
});

test('a failure is kept until another swarm is wanted', async () => {
  const { change, seeks, swarm } = swarming(small);
  await turn();
  seeks[0].fail(new Error('out of memory'));
  await turn();
  expect(swarm.failure.value?.message).toBe('out of memory');
  change(`${small}&seed=2`);
  await turn();
  seeks[1].end();
  await turn();
  expect(swarm.failure.value).toBeUndefined();
});

test('a lost engine is not waited for: the next one makes the swarm again', async () => {
  const { engine, seeks, swarm } = swarming(`${small}&step=5`);
  await turn();
  const next = engineByHand();
  engine.value = next.engine;
  await turn();
  await turn();
  next.seeks[0].end();
  await turn();
  expect(swarm.value.value?.step).toBe(5);
  seeks[0].fail(new Error('lost'));
  await swarm.idle();
  expect(swarm.failure.value).toBeUndefined();
});

test('idle waits for what is wanted when it is asked, not for what comes later', async () => {
  const { change, seeks, swarm } = swarming(`${small}&step=1`);
  let idle = false;
  await turn();
  change(`${small}&step=2`);
  void swarm.idle().then(() => {
    idle = true;
  });
  seeks[0].end();
  await turn();
  expect(idle).toBe(false);
  change(`${small}&step=3`);
  seeks[1].end();
  await turn();
  expect(idle).toBe(true);
});

test('the job: particles are shared among the methods, a brush lies around the start', () => {
  const measured = measuredAt('#surface=beale&show=swarm&particles=1000&methods=sgd,adam,lion&spread=0.5&start=1,2');
  const { state } = measured;
  const job = swarmJobOf(measured);
  expect(job).toMatchObject({ particles: 333, minima: [[3, 0.5]], bins: { scale: 'log' } });
  expect([job?.runs.length, (job?.radius ?? 0) > 0]).toEqual([3, true]);
  const [x0, x1, y0, y1] = state.domain;
  const { box, round } = regionOf(state);
  expect([round, box[0] + box[1], box[2] + box[3]]).toEqual([true, 2, 4]);
  expect([box[1] - box[0], box[3] - box[2]]).toEqual([(x1 - x0) / 2, (y1 - y0) / 2]);
  expect(swarmJobOf(measuredAt('#surface=saddle&show=swarm'))?.bins.scale).toBe('linear');
});
