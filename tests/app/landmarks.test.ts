import { computed, signal } from '@preact/signals-core';
import { describe, expect, it, test } from 'vitest';
import { claimsOf } from '../../src/app/claims';
import { pictureOf } from '../../src/app/picture';
import { CpuMap } from '../../src/engine/cpu/map';
import { CpuRace } from '../../src/engine/cpu/race';
import type { Engine } from '../../src/engine/types';
import { Live } from '../../src/live/live';
import { basinsPlan } from '../../src/modes/basins/plan';
import { liveDuel } from '../../src/modes/compare/live-duel';
import { knownFor } from '../../src/modes/goal';
import { asksForLandmarks, groundIn, liveLandmarks } from '../../src/modes/landmarks';
import { csvOf } from '../../src/modes/maps/csv';
import { raceJobOf } from '../../src/modes/race/job';
import type { Raced } from '../../src/modes/race/live';
import { ratesPlan } from '../../src/modes/rates/plan';
import { modeOf } from '../../src/modes/registry';
import { swarmJobOf } from '../../src/modes/swarm/job';
import { decode, formulaOf, type State } from '../../src/state';
import { type Ground, type Landmarks, landmarksOf } from '../../src/study/landmarks';
import { lossOf } from '../../src/ui/loss';
import { turn } from '../live/hand';
import { knownAtOnce } from '../support/known';

const stateOf = (hash: string): State => decode(hash).state;
const cpu = new CpuRace();
const racedOf = (state: State): Raced => ({ state, paths: cpu.run(raceJobOf(state)) });

/** The landmarks of a state whose searches end when the test says so. */
function searching(hash: string) {
  const state = signal(stateOf(hash));
  const searches: { ground: Ground; signal: AbortSignal; end: () => Promise<void>; fail: (e: Error) => void }[] = [];
  const find = (ground: Ground, stop: AbortSignal) =>
    new Promise<Landmarks>((resolve, fail) => {
      const end = () => {
        resolve(landmarksOf(ground));
        return turn();
      };
      searches.push({ ground, signal: stop, end, fail });
    });
  const asked = computed(() => asksForLandmarks(state.value, modeOf(state.value.show).localMinima === true));
  const live = new Live(liveLandmarks(state, asked, find));
  const raced = signal<Raced | undefined>(undefined);
  const known = knownFor(state, live, raced);
  const open = (next: string) => {
    state.value = stateOf(next);
  };
  return { state, raced, live, known, searches, open };
}

describe('landmarks are searched for', () => {
  it.each([
    ['#scene=fig4a', 0],
    ['#surface=beale&show=rates', 0],
    ['#surface=beale&show=compare', 0],
    ['#surface=saddle', 0],
    ['#scene=fig4a&stationary=shown', 1],
    ['#surface=beale&show=swarm', 1],
    ['#surface=beale&show=basins', 1],
    ['#f=x^2%2By^2', 1],
    ['#f=x^2%2By^2&show=compare', 1],
  ])('for %s %i times', (hash, times) => {
    const { searches, live } = searching(hash);
    expect(searches).toHaveLength(times);
    expect(live.status.value).toBe(times > 0 ? 'working' : 'idle');
  });

  it('once per objective and domain, whatever else changes', async () => {
    const { searches, open } = searching('#f=a*x^2%2By^2&constants=a:2');
    await searches[0].end();
    open('#f=a*x^2%2By^2&constants=a:2&step=7&start=1,1&methods=adam&show=swarm&stationary=shown');
    expect(searches).toHaveLength(1);
    open('#f=a*x^2%2By^2&constants=a:2&domain=-1,1,-1,1');
    expect(searches).toHaveLength(2);
  });

  it('and those of other letters or another domain stay until the new ones come; those of another formula go at once', async () => {
    const { searches, known, open } = searching('#f=(x-a)^2%2By^2&constants=a:2');
    const place = () => known.goal.value?.minima[0]?.at[0];
    expect(known.goal.value).toBeUndefined();
    await searches[0].end();
    expect(place()).toBeCloseTo(2, 9);
    open('#f=(x-a)^2%2By^2&constants=a:1');
    expect(place()).toBeCloseTo(2, 9);
    await searches[1].end();
    expect(place()).toBeCloseTo(1, 9);
    open('#f=(x-3)^2%2By^2');
    expect(known.goal.value).toBeUndefined();
    open('#surface=beale');
    expect(known.goal.value?.minima).toEqual([{ at: [3, 0.5], f: 0 }]);
  });

  it('what they measure meanwhile lies on their own ground, and is else the present one', async () => {
    const { searches, known, open } = searching('#f=(x-a)^2%2By^2&constants=a:2&show=swarm');
    await searches[0].end();
    open('#f=(x-a)^2%2By^2&constants=a:1&show=swarm&step=9&methods=adam');
    const { measured } = known;
    expect(measured.value?.state).toMatchObject({ constants: { a: 2 }, step: 9, methods: [{ method: 'adam' }] });
    await searches[1].end();
    expect(measured.value?.state.constants).toEqual({ a: 1 });
    expect(measured.value && swarmJobOf(measured.value)?.minima[0][0]).toBeCloseTo(1, 9);
  });

  it('a search that fails is said, and f* is unknown then, until there is another', async () => {
    const { searches, live, known, open } = searching('#f=x^2%2By^2');
    searches[0].fail(new Error('a worker ended'));
    await turn();
    expect([live.failure.value?.message, known.goal.value]).toEqual(['a worker ended', { minima: [] }]);
    open('#f=x^2%2B2*y^2');
    expect(live.failure.value).toBeUndefined();
    await searches[1].end();
    expect(known.goal.value?.least).toBe(0);
  });
});

describe('what f − f* is measured from', () => {
  const minimaOf = (hash: string) => {
    const state = signal(stateOf(hash));
    return knownAtOnce(state, signal(racedOf(state.value))).goal.value?.minima;
  };

  it('is what the catalogue knows, and nothing more', () => {
    expect(minimaOf('#surface=beale')).toEqual([{ at: [3, 0.5], f: 0 }]);
    expect(minimaOf('#surface=saddle')).toEqual([]);
  });

  it('is what is found of a typed surface', () => {
    const [{ at, f }] = minimaOf('#f=a*(x-1)^2%2By^2&constants=a:2') ?? [];
    expect([at[0], at[1], f]).toEqual([expect.closeTo(1, 12), expect.closeTo(0, 12), expect.closeTo(0, 12)]);
  });

  it('is nothing once a path has gone below it, outside of the domain', () => {
    const hash = '#f=x^2-0.02*x^4%2B0.01*y^2&domain=-4,4,-1,1&start=3.9,0.5&methods=sgd(eta=3)';
    expect(knownAtOnce(signal(stateOf(hash))).goal.value?.minima).toHaveLength(1);
    expect(minimaOf(hash)).toEqual([]);
    expect(minimaOf(hash.replace('eta=3', 'eta=0.001'))).toHaveLength(1);
  });

  it('does not change for a moment because a slider has paths of one formula beside landmarks of another', async () => {
    const hash = (a: number) => `#f=x^2%2By^2-a&constants=a:${a}&methods=newton`;
    const { searches, known, raced, open, state } = searching(hash(1));
    raced.value = racedOf(state.value);
    await searches[0].end();
    expect(known.goal.value?.least).toBe(-1);
    open(hash(5));
    raced.value = racedOf(state.value);
    expect(known.goal.value?.least).toBe(-1);
    await searches[1].end();
    expect(known.goal.value?.least).toBe(-5);
  });
});

/** A well in the domain, and a deeper one outside, which the race falls into. */
const outside = '#f=x^4-2x^2%2B0.5x%2By^2&domain=0,2,-1,1&start=1.9,0.5&steps=60&budget=4&methods=momentum(eta=0.02)';

test('f* that a path has beaten outside of the domain is unknown to everybody; without that path everybody has the same', async () => {
  const said = async (hash: string, runs = hash) => {
    const state = signal(stateOf(hash));
    const raced = signal<Raced | undefined>({ ...racedOf(stateOf(runs)), state: state.value });
    const known = knownAtOnce(state, raced);
    const measured = known.measured.value;
    if (!measured || !raced.value) throw new Error('nothing is known');
    const plan = ratesPlan(measured);
    const basins = basinsPlan(measured);
    if (!plan || !basins) throw new Error('no plan');
    const maps = new CpuMap();
    const engine = { kind: 'wasm', map: async (job) => maps.run(job) } as Pick<Engine, 'kind' | 'map'> as Engine;
    const duel = new Live(liveDuel(known.measured, signal<Engine | undefined>(engine), signal(true)));
    await duel.idle();
    const modes = { has: () => true, picture: signal({}) };
    const around = { dark: signal(false), still: signal(true), embed: false };
    const { picture } = pictureOf(state, raced, known, around, modes);
    const csv = (await csvOf('rates', state.value, plan, new Map())).join('');
    const { least } = known.goal.value ?? {};
    const job = plan.maps[0].job(64);
    return {
      picture: picture.value.surface.minima.length,
      chart: lossOf(raced.value.paths, known.goal.value?.minima ?? []).kind,
      swarm: swarmJobOf(measured)?.bins.scale,
      rates: [plan.best === least, job.goal > Number.NEGATIVE_INFINITY],
      basins: [basins.best === least, basins.minima.length],
      compare: [duel.value.value?.course.lowest === least, duel.value.value !== undefined],
      csv: /lowest value known: (\S+)/.exec(csv)?.[1] === String(least ?? 'none'),
      claims: claimsOf(raced.value, 'en').length,
    };
  };
  expect(formulaOf(stateOf(outside))).toBe('x^4-2x^2+0.5x+y^2');
  expect(groundIn(stateOf(outside)).known).toBeUndefined();
  const alike = { basins: [true, 1], csv: true, claims: 0 };
  expect(await said(outside)).toEqual({
    ...{ ...alike, picture: 0, chart: 'value', swarm: 'linear', rates: [true, false], compare: [true, true] },
  });
  expect(await said(outside, outside.replace('eta=0.02', 'eta=0.001'))).toEqual({
    ...{ ...alike, picture: 1, chart: 'gap', swarm: 'log', rates: [true, true], compare: [true, true] },
  });
});
