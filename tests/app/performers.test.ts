import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeviceGone, Performers } from '../../src/app/performers';
import type { Wish } from '../../src/engine/choose';
import type { Engine } from '../../src/engine/types';
import type { OpenStage } from '../../src/stage/stage';

/** Performers whose devices are lost when the test says so. */
function performing() {
  const made: { wish: Wish; at: number; lose: () => void }[] = [];
  const renderers: string[] = [];
  const chooseEngine = async (wish: Wish) => {
    let lose = (): void => undefined;
    const lost = new Promise<string>((resolve) => {
      lose = () => resolve('lost');
    });
    made.push({ wish, at: Date.now(), lose });
    const kind = wish.engine ?? 'webgpu';
    const engine = { kind, device: kind === 'webgpu' ? {} : undefined, lost, dispose: () => {} } as unknown as Engine;
    return { engine, reason: 'hardware' as const };
  };
  const createStage = async (_: unknown, { renderer }: { renderer?: string }) => {
    renderers.push(renderer ?? '');
    return { renderer, dispose: () => {} } as unknown as OpenStage;
  };
  const performers = new Performers({}, { onStart: () => {}, onCamera: () => {} }, {
    chooseEngine,
    createStage,
  } as never);
  return { performers, made, renderers };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const host = {} as HTMLElement;

test('a lost device is replaced at once, then after a pause that grows', async () => {
  const { performers, made } = performing();
  await performers.begin(host);
  const pauses: number[] = [];
  for (let k = 0; k < 4; k++) {
    const lostAt = Date.now();
    made.at(-1)?.lose();
    await performersAfter(performers);
    pauses.push((made.at(-1)?.at ?? 0) - lostAt);
  }
  expect([pauses, performers.failure.value]).toEqual([[0, 250, 500, 1000], undefined]);
});

test('one that is lost five times in a row is done without, and that is said; nothing is lost on the way', async () => {
  const { performers, made, renderers } = performing();
  await performers.begin(host);
  for (let k = 0; k < 5; k++) {
    made.at(-1)?.lose();
    await performersAfter(performers);
  }
  expect(performers.failure.value).toBeInstanceOf(DeviceGone);
  expect(made.at(-1)?.wish).toEqual({ engine: 'wasm', renderer: '2d' });
  expect([performers.now.value?.engine.kind, performers.now.value?.reason, renderers.at(-1)]).toEqual([
    'wasm',
    'device-lost',
    '2d',
  ]);
});

test('losses far from each other are not in a row', async () => {
  const { performers, made } = performing();
  await performers.begin(host);
  for (let k = 0; k < 8; k++) {
    await vi.advanceTimersByTimeAsync(61_000);
    made.at(-1)?.lose();
    await performersAfter(performers);
  }
  expect(performers.failure.value).toBeUndefined();
  expect(made).toHaveLength(9);
});

test('who waits while a pause lasts is answered when the next is in its place', async () => {
  const { performers, made } = performing();
  await performers.begin(host);
  for (let k = 0; k < 2; k++) {
    made.at(-1)?.lose();
    await vi.advanceTimersByTimeAsync(0);
  }
  let settled = false;
  void performers.settled().then(() => {
    settled = true;
  });
  await vi.advanceTimersByTimeAsync(200);
  expect([settled, performers.now.value]).toEqual([false, undefined]);
  await vi.advanceTimersByTimeAsync(100);
  expect([settled, performers.now.value?.engine.kind]).toEqual([true, 'webgpu']);
});

const performersAfter = async (performers: Performers) => {
  await vi.advanceTimersByTimeAsync(0);
  const settled = performers.settled();
  await vi.advanceTimersByTimeAsync(4000);
  await settled;
};
