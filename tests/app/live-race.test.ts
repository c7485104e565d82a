import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import type { Engine, Paths, RaceJob } from '../../src/engine/types';
import { Live } from '../../src/live/live';
import { liveRace } from '../../src/modes/race/live';
import { decode, type State } from '../../src/state';

/** An engine whose races end when the test says so. */
function engineByHand() {
  const races: { job: RaceJob; end: (paths: Paths) => void; fail: (error: Error) => void }[] = [];
  const race = (job: RaceJob) =>
    new Promise<Paths>((end, fail) => {
      races.push({ job, end, fail });
    });
  const map = () => Promise.reject(new Error('no maps here'));
  const swarm = () => Promise.reject(new Error('no swarms here'));
  const none = { map, train: map, losses: map, parallel: map, measure: map, plane: map, gradient: map };
  const engine: Engine = { kind: 'wasm', description: 'by hand', race, ...none, swarm, dispose: () => {} };
  return { engine, races };
}

const pathsOf = ({ steps, runs }: RaceJob): Paths => ({
  steps,
  ends: runs.map(() => ({ length: steps + 1 })),
  segments: new Float32Array(runs.length * steps * 8),
});

function racing(hash: string) {
  const state = signal<State>(decode(hash).state);
  const hand = engineByHand();
  const engine = signal<Engine | undefined>(hand.engine);
  return { state, engine, races: hand.races, race: new Live(liveRace(state, engine, () => true)) };
}

const change = (state: { value: State }, hash: string) => {
  state.value = decode(hash).state;
};

test('what only changes the picture is not computed again', async () => {
  const { state, races, race } = racing('#scene=fig4a');
  races[0].end(pathsOf(races[0].job));
  await race.idle();
  change(state, '#scene=fig4a&step=40&theme=dark&view=3d&camera=1,2,3');
  expect(races).toHaveLength(1);
  change(state, '#scene=fig4a&step=40&start=1,1.5');
  expect(races).toHaveLength(2);
  expect(races[1].job.start).toEqual([1, 1.5]);
});

test('old paths stay while the start is dragged, and go when they would belong to other methods', async () => {
  const { state, races, race } = racing('#scene=fig4a');
  races[0].end(pathsOf(races[0].job));
  await race.idle();
  change(state, '#scene=fig4a&start=1,1.5');
  expect(race.value.value).toBeDefined();
  change(state, '#scene=fig4a&methods=adam');
  expect(race.value.value).toBeUndefined();
});

test('paths come with the state that they were computed for', async () => {
  const { state, races, race } = racing('#scene=fig4a&step=1');
  change(state, '#scene=fig4a&step=2&start=2,2');
  races[0].fail(new Error('given up'));
  await new Promise((resolve) => setTimeout(resolve));
  races[1].end(pathsOf(races[1].job));
  await race.idle();
  expect(race.value.value?.state.start).toEqual([2, 2]);
  expect(race.failure.value).toBeUndefined();
});

test('a failure is kept until another race is wanted', async () => {
  const { state, races, race } = racing('#scene=fig4a');
  races[0].fail(new Error('out of memory'));
  await race.idle();
  expect(race.failure.value?.message).toBe('out of memory');
  change(state, '#scene=fig4a&step=10');
  expect(race.failure.value).toBeDefined();
  change(state, '#scene=fig4a&steps=10');
  races[1].end(pathsOf(races[1].job));
  await race.idle();
  expect(race.failure.value).toBeUndefined();
});

test('what a lost engine still answers is not shown; the new one computes the same again', async () => {
  const { engine, races, race } = racing('#scene=fig4a');
  const next = engineByHand();
  engine.value = next.engine;
  races[0].end(pathsOf(races[0].job));
  races[0].fail(new Error('lost'));
  await Promise.resolve();
  expect(race.value.value).toBeUndefined();
  expect(next.races[0].job).toEqual(races[0].job);
  next.races[0].end(pathsOf(next.races[0].job));
  await race.idle();
  expect(race.value.value).toBeDefined();
});
