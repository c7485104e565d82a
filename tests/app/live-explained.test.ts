import { computed, signal } from '@preact/signals-core';
import { describe, expect, test } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import * as engineExplain from '../../src/engine/explain';
import { Live } from '../../src/live/live';
import { breath } from '../../src/live/slices';
import * as arrows from '../../src/modes/race/explain/arrows';
import { type Explaining, liveExplained } from '../../src/modes/race/explain/live';
import { raceJobOf } from '../../src/modes/race/job';
import type { Raced } from '../../src/modes/race/live';
import { decode, type State } from '../../src/state';

const explain: Explaining = { ...engineExplain, ...arrows };
const cpu = new CpuRace();
const racedOf = (state: State): Raced => ({ paths: cpu.run(raceJobOf(state)), state });

function explaining(hash: string, module: Explaining = explain) {
  const state = signal<State>(decode(hash).state);
  const raced = signal<Raced | undefined>(racedOf(state.value));
  const loaded = signal<Explaining | undefined>(module);
  const chosen = computed(() => (state.value.show === 'race' ? state.value.explain : undefined));
  const live = new Live(liveExplained(state, raced, loaded, chosen));
  const change = (next: string) => {
    state.value = decode(next).state;
  };
  const told = () => live.value.peek()?.map(({ id, account }) => [id, account?.step]);
  return { state, raced, loaded, live, change, told };
}

/** The real module, but each look at a run goes one step further, and all of them are counted. */
function slowly() {
  const looks = { count: 0, far: 0 };
  const module: Explaining = {
    ...explain,
    tellerOf: (...given) => {
      const teller = explain.tellerOf(...given);
      let reached = 0;
      return {
        at: teller.at,
        reach: (k) => {
          looks.count++;
          reached = Math.max(reached, Math.min(k, reached + 1));
          looks.far = reached;
          return reached >= k;
        },
      };
    },
  };
  return { looks, module };
}

const base = '#scene=fig4a&explain=';

test('nothing is explained unless a method is chosen, the race is shown and there are paths', async () => {
  const { change, live, raced, told, state } = explaining('#scene=fig4a&step=3');
  await live.idle();
  expect([live.status.value, told()]).toEqual(['idle', undefined]);
  change(`${base}momentum&step=3`);
  await live.idle();
  expect(told()).toEqual([['momentum', 3]]);
  change(`${base}momentum&step=3&show=swarm&particles=64`);
  expect(told()).toBeUndefined();
  change(`${base}momentum&step=3`);
  await live.idle();
  raced.value = undefined;
  expect(told()).toBeUndefined();
  raced.value = racedOf(state.value);
  await live.idle();
  expect(told()).toEqual([['momentum', 3]]);
});

test('what is loaded late explains then, and vectors are those of the domain', async () => {
  const { change, live, loaded, told } = explaining(`${base}momentum&step=3`);
  await live.idle();
  loaded.value = undefined;
  expect(told()).toBeUndefined();
  loaded.value = explain;
  await live.idle();
  expect(told()).toEqual([['momentum', 3]]);
  const before = live.value.peek()?.[0].vectors;
  change(`${base}momentum&step=3&domain=-1000,1000,-1000,1000`);
  await live.idle();
  expect(live.value.peek()?.[0].vectors.map(({ kind }) => kind)).toEqual(before?.map(({ kind }) => kind));
  expect(live.value.peek()?.[0].vectors).not.toEqual(before);
});

test('what only changes the look is not explained again', async () => {
  const { change, live } = explaining(`${base}momentum&step=3`);
  await live.idle();
  const before = live.value.peek();
  change(`${base}momentum&step=3&view=3d&camera=1,2,3&theme=dark`);
  await live.idle();
  expect(live.value.peek()).toBe(before);
});

test('another race with the same methods is explained anew, and until then the old step stands', async () => {
  const { change, live, raced, state, told } = explaining(`${base}momentum&step=3`);
  await live.idle();
  const before = live.value.peek()?.[0].account?.before;
  change(`${base}momentum&step=3&start=1,1.5`);
  raced.value = racedOf(state.value);
  expect(told()).toEqual([['momentum', 3]]);
  await live.idle();
  expect(live.value.peek()?.[0].account?.before).not.toEqual(before);
  change(`${base}nag&step=3`);
  await live.idle();
  expect(told()).toEqual([['nag', 3]]);
});

test('a method that is not in the race, and a start without a value, have no step', async () => {
  const { change, live, raced, state } = explaining(`${base}momentum&step=3`);
  raced.value = racedOf(decode('#scene=fig4a&methods=sgd').state);
  await live.idle();
  expect(live.value.peek()).toEqual([]);
  change('#f=log(x)&start=-1,0&methods=momentum&explain=momentum');
  raced.value = racedOf(state.value);
  await live.idle();
  expect(live.value.peek()).toMatchObject([{ id: 'momentum', account: undefined, vectors: [] }]);
});

test('a mistake in explaining is a failure, and the next step is tried all the same', async () => {
  let broken = true;
  const tellerOf: Explaining['tellerOf'] = (...given) => {
    if (broken) throw new Error('a slip');
    return explain.tellerOf(...given);
  };
  const { change, live, told } = explaining(`${base}momentum&step=3`, { ...explain, tellerOf });
  await live.idle();
  expect(live.failure.value?.message).toBe('a slip');
  broken = false;
  change(`${base}momentum&step=4`);
  await live.idle();
  expect([live.failure.value, told()]).toEqual([undefined, [['momentum', 4]]]);
});

describe('a step that takes a while', () => {
  test('lets the page do other things on the way, and the step before stays explained', async () => {
    const { looks, module } = slowly();
    const { change, live, told } = explaining(`${base}momentum&step=1`, module);
    await live.idle();
    expect(told()).toEqual([['momentum', 1]]);
    change(`${base}momentum&step=30`);
    await Promise.resolve();
    expect([looks.far, live.status.value, told()]).toEqual([2, 'working', [['momentum', 1]]]);
    await live.idle();
    expect([live.status.value, told()]).toEqual(['done', [['momentum', 30]]]);
  });

  test('is left for a newer one, which goes on from there', async () => {
    const { looks, module } = slowly();
    const { change, live, told } = explaining(`${base}momentum&step=30`, module);
    while (looks.far < 3) await breath();
    change(`${base}momentum&step=35`);
    await live.idle();
    expect(told()).toEqual([['momentum', 35]]);
    // Not from the beginning again, and not both at once.
    expect(looks.count).toBeLessThanOrEqual(36);
  });

  test('ends when the explanation is closed', async () => {
    const { looks, module } = slowly();
    const { change } = explaining(`${base}momentum&step=90`, module);
    while (looks.far < 3) await breath();
    change('#scene=fig4a');
    const { count } = looks;
    for (let k = 0; k < 20; k++) await breath();
    expect(looks.count).toBe(count);
  });
});
