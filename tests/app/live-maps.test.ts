import { computed, signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { emptyPixels, type MapJob, type MapPixels, type MapWatch } from '../../src/engine/many/map';
import type { Engine } from '../../src/engine/types';
import { Live } from '../../src/live/live';
import { basinsPlan } from '../../src/modes/basins/plan';
import { type DrawnMaps, liveMaps, mapsOf, steady } from '../../src/modes/maps/live';
import { ratesPlan } from '../../src/modes/rates/plan';
import type { DrawnMap } from '../../src/stage/map/types';
import { decode, type State } from '../../src/state';
import { knownAtOnce, measuredAt } from '../support/known';

/** An engine whose maps end when the test says so. */
function engineByHand(kind: Engine['kind'] = 'webgpu') {
  const maps: { job: MapJob; watch: MapWatch; end: () => Promise<void>; fail: (error: Error) => void }[] = [];
  const map = (job: MapJob, watch: MapWatch = {}) =>
    new Promise<MapPixels>((resolve, reject) => {
      watch.signal?.addEventListener('abort', () => reject(watch.signal?.reason));
      const [width, height] = [job.across.length, job.up.length];
      const end = async () => {
        watch.onTile?.(emptyPixels(0), { x0: 0, x1: width, y0: 0, y1: height }, width * height);
        resolve(emptyPixels(width * height));
        for (let i = 0; i < 10; i++) await Promise.resolve();
      };
      maps.push({ job, watch, end, fail: reject });
    });
  const race = () => Promise.reject(new Error('no race here'));
  const swarm = () => Promise.reject(new Error('no swarms here'));
  const none = { train: race, losses: race, parallel: race, measure: race, plane: race, gradient: race };
  const engine: Engine = { kind, description: 'by hand', race, map, ...none, swarm, dispose: () => {} };
  return { engine, maps };
}

function mapping(hash: string, kind: Engine['kind'] = 'webgpu') {
  const state = signal<State>(decode(hash).state);
  const hand = engineByHand(kind);
  const engine = signal<Engine | undefined>(hand.engine);
  const { show } = state.peek();
  const { measured } = knownAtOnce(state);
  const planOf = show === 'rates' ? ratesPlan : basinsPlan;
  const shown = computed(() => state.value.show === (show === 'rates' ? 'rates' : 'basins'));
  const plan = steady(computed(() => (shown.value && measured.value ? planOf(measured.value) : undefined)));
  const live = new Live(liveMaps(plan, engine));
  const drawn = (): DrawnMaps => mapsOf(plan.value, live.value.value ?? new Map());
  return { state, engine, maps: hand.maps, live, drawn };
}

const change = (state: { value: State }, hash: string) => {
  state.value = decode(hash).state;
};
const sizes = (maps: { job: MapJob }[]) => maps.map(({ job }) => job.across.length);
const basins = '#surface=himmelblau&show=basins&methods=sgd,momentum';

describe('the maps of a state', () => {
  it('are computed coarse first, of every method, then finer; one alone to the last level', async () => {
    const { maps, live } = mapping(basins);
    for (let k = 0; k < 4; k++) await maps[k].end();
    await live.idle();
    expect(sizes(maps)).toEqual([64, 64, 256, 256]);
    expect([live.status.value, live.progress.value]).toEqual(['done', undefined]);
    const alone = mapping(`${basins}&focus=sgd`);
    for (let k = 0; k < 3; k++) await alone.maps[k].end();
    await alone.live.idle();
    expect(sizes(alone.maps)).toEqual([64, 256, 1024]);
    expect(alone.drawn().get('sgd')?.level).toBe(1024);
  });

  it('stay as fine as they are where a coarse one comes last', async () => {
    const { maps, live, drawn } = mapping(basins, 'wasm');
    expect(sizes(maps)).toEqual([64, 64, 256, 256]);
    for (const k of [2, 3, 0, 1]) await maps[k].end();
    await live.idle();
    expect([...drawn().values()].map(({ level }) => level)).toEqual([256, 256]);
  });

  it('are none while a race is shown', () => {
    const { maps, live } = mapping('#scene=fig4a');
    expect(maps).toHaveLength(0);
    expect(live.status.value).toBe('idle');
  });

  it('of a surface with other minima are not read by those of the next', () => {
    const four = new Map([['sgd', { minima: 4 } as DrawnMap]]);
    const planned = (hash: string) => basinsPlan(measuredAt(hash));
    expect(mapsOf(planned('#surface=himmelblau&methods=sgd'), four)).toBe(four);
    expect(mapsOf(planned('#surface=beale&methods=sgd'), four).size).toBe(0);
  });

  it('begin anew at once with a change, which ends the work under way', async () => {
    const { state, maps } = mapping(basins);
    change(state, `${basins}&steps=100`);
    expect(maps[0].watch.signal?.aborted).toBe(true);
    expect(maps).toHaveLength(2);
    expect(maps[1].job).toMatchObject({ steps: 100 });
    expect(maps[1].job.across).toHaveLength(64);
  });

  it('stay while nothing that they depend on changes', () => {
    const { state, maps } = mapping(basins);
    change(state, `${basins}&theme=dark&step=3&start=1,1`);
    expect(maps).toHaveLength(1);
    expect(maps[0].watch.signal?.aborted).toBe(false);
  });

  it('of the methods that did not change are not computed again; the old picture stays until the first new one', async () => {
    const { state, maps, drawn } = mapping(basins);
    for (let k = 0; k < 4; k++) await maps[k].end();
    const before = drawn().get('momentum');
    change(state, basins.replace('momentum', 'momentum(eta=0.02)'));
    expect(maps).toHaveLength(5);
    expect(maps[4].job.run.hyper).toMatchObject({ eta: 0.02 });
    expect(drawn().get('momentum')).toBe(before);
    await maps[4].end();
    expect(drawn().get('momentum')).not.toBe(before);
    expect(drawn().get('momentum')?.level).toBe(64);
    expect(drawn().get('sgd')?.level).toBe(256);
  });

  it('are reached in turn while a slider moves', async () => {
    const { state, maps, drawn } = mapping(basins);
    await maps[0].end();
    change(state, `${basins}&steps=150`);
    expect(JSON.stringify(maps.at(-1)?.job.run.rule)).toContain('gamma');
    await maps.at(-1)?.end();
    expect([...drawn().keys()].sort()).toEqual(['momentum', 'sgd']);
  });

  it('forget a method that is no longer there', async () => {
    const { state, maps, drawn } = mapping(basins);
    await maps[0].end();
    change(state, basins.replace('sgd,', ''));
    expect(drawn().size).toBe(0);
  });

  it('do not begin anew for the value of an axis', () => {
    const hash = '#surface=beale&show=rates&methods=momentum';
    const { state, maps } = mapping(hash);
    change(state, `${hash}(eta=0.5,gamma=0.1)`);
    expect(maps).toHaveLength(1);
    change(state, `${hash}&start=2,2`);
    expect(maps).toHaveLength(2);
  });
});

describe('work that was ended', () => {
  it('leaves what is drawn, and goes on when asked', async () => {
    const { maps, live, drawn } = mapping(basins);
    await maps[0].end();
    live.cancel();
    await live.idle();
    expect(live.status.value).toBe('stopped');
    expect(maps.at(-1)?.watch.signal?.aborted).toBe(true);
    expect(drawn().size).toBe(1);
    const before = maps.length;
    live.ask();
    expect(maps).toHaveLength(before + 1);
    expect(live.status.value).toBe('working');
  });

  it('is asked for where a link would cost too much; the coarse level is there all the same', async () => {
    const { maps, live } = mapping('#surface=himmelblau&show=basins&methods=sgd&steps=100000', 'wasm');
    await maps[0].end();
    await live.idle();
    expect(sizes(maps)).toEqual([64]);
    expect(live.status.value).toBe('asking');
    live.ask();
    await maps[1].end();
    expect(sizes(maps)).toEqual([64, 256, 1024]);
  });

  it('is done by the next engine where one is lost, and only what is missing', async () => {
    const { engine, maps, live } = mapping(basins);
    await maps[0].end();
    const next = engineByHand();
    engine.value = undefined;
    expect(maps[1].watch.signal?.aborted).toBe(true);
    engine.value = next.engine;
    expect(sizes(next.maps)).toEqual([64]);
    expect(JSON.stringify(next.maps[0].job.run.rule)).toContain('gamma');
    for (let k = 0; k < 3; k++) await next.maps[k].end();
    await live.idle();
    expect(sizes(next.maps)).toEqual([64, 256, 256]);
    expect(live.failure.value).toBeUndefined();
  });

  it('is said where it failed', async () => {
    const { maps, live, state } = mapping(basins);
    maps[0].fail(new Error('out of memory'));
    await live.idle();
    expect(live.failure.value?.message).toBe('out of memory');
    expect(live.status.value).toBe('failed');
    change(state, `${basins}&steps=100`);
    expect(live.failure.value).toBeUndefined();
  });
});
