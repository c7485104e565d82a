import { computed, signal } from '@preact/signals-core';
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { CpuTraining } from '../../src/engine/cpu/train/training';
import type { TrainJob, TrainWatch } from '../../src/engine/train/types';
import type { Engine } from '../../src/engine/types';
import { Lives } from '../../src/live/lives';
import { budget } from '../../src/modes/begins';
import { judgedOf } from '../../src/modes/compare/contest/claims';
import type { Contest } from '../../src/modes/compare/contest/contest';
import { duelCsv, runsCsv, standingsCsv } from '../../src/modes/compare/contest/csv';
import { costLeft } from '../../src/modes/compare/contest/left';
import { affordable, liveContest } from '../../src/modes/compare/contest/live';
import { arrivalOf, type Curve, targetOf } from '../../src/modes/compare/contest/outcome';
import { contestOf, idsOfRivals, wholeCost } from '../../src/modes/compare/contest/plan';
import { publishedContest } from '../../src/modes/compare/contest/published';
import { duelOf, standingsOf } from '../../src/modes/compare/contest/standings';
import { seedsTried, triesOf } from '../../src/modes/compare/contest/tries';
import { decode, type State } from '../../src/state';
import { medianInterval } from '../../src/study/interval';
import { endOf } from '../support/end-of';

vi.mock('../../src/modes/train/bytes', async () => {
  const { dataBytes } = await import('../support/data');
  return { dataBytes };
});

/** An engine that trains at once, or when it is let to, and remembers what it was asked for. */
function engineByHand(hold = false) {
  const [jobs, waiting]: [TrainJob[], (() => void)[]] = [[], []];
  const none = () => Promise.reject(new Error('only training here'));
  const train = (job: TrainJob, { signal: aborted }: TrainWatch = {}) =>
    new Promise<ReturnType<typeof trained>>((resolve, reject) => {
      aborted?.throwIfAborted();
      jobs.push(job);
      if (!hold) queueMicrotask(() => resolve(trained(job)));
      else {
        waiting.push(() => resolve(trained(job)));
        aborted?.addEventListener('abort', () => reject(aborted.reason));
      }
    });
  const engine: Engine = {
    ...{ kind: 'wasm', description: 'by hand', train, race: none, map: none, swarm: none },
    ...{ losses: none, parallel: none, plane: none, gradient: none, measure: none, dispose: () => undefined },
  };
  return { engine, jobs, let: () => waiting.splice(0).forEach((go) => void go()) };
}

const trained = (job: TrainJob) => endOf(new CpuTraining(job).parts());

function contest(hash: string, hold = false) {
  const state = signal<State>(decode(hash).state);
  const hand = engineByHand(hold);
  const shown = computed(() => state.value.show === 'compare');
  const live = new Lives().add(liveContest(state, signal(hand.engine), shown));
  const open = (next: string) => {
    state.value = decode(next).state;
  };
  return { live, state, open, ...hand };
}

async function whole(hash: string): Promise<Contest> {
  const { live } = contest(hash);
  await live.idle();
  live.ask();
  await live.idle();
  if (!live.value.value) throw live.failure.value ?? new Error('no contest');
  return live.value.value;
}

// Half the mean square of a line through standardised numbers: its curvature is 1 in every direction.
const bowl = '#data=penguins-mass&model=linear&split=all&batch=all&epochs=60&show=compare&criterion=steps';
const [first, least] = [0.5, 0.120504];

describe('of batch descent on a bowl of curvature 1', () => {
  const methods = 'methods=sgd(eta=0.1),sgd(eta=1.9)';

  it('every rate that is tried arrives when ln((T − L*)/(L₀ − L*)) / (2 ln|1 − η|) says', async () => {
    const target = 0.2;
    const { tuning, plan } = await whole(`${bowl}&${methods}&budget=24&starts=1&target=${target}`);
    const [{ tries, best }] = tuning?.tuned ?? [];
    const predicted = (eta: number) => Math.log((target - least) / (first - least)) / (2 * Math.log(Math.abs(1 - eta)));
    let seen = 0;
    for (const { hyper, outcomes } of tries) {
      const after = predicted(hyper.eta);
      if (hyper.eta > 2 || after > 60) expect(outcomes[0].reached, `η = ${hyper.eta}`).toBe(-1);
      else if (Math.abs(after - Math.round(after)) > 0.01) {
        seen++;
        expect(outcomes[0].reached, `η = ${hyper.eta}`).toBe(Math.ceil(after));
      }
      // (1 − η)¹²⁰ times the first excess against the largest number of single precision.
      const grown = 120 * Math.log(Math.abs(1 - hyper.eta)) + Math.log((first - least) / 3.4e38);
      if (Math.abs(grown) > 1) expect(outcomes[0].diverged, `η = ${hyper.eta}`).toBe(grown > 0);
    }
    expect(seen).toBeGreaterThan(5);
    // As set, the two take ⌈7.4⌉ updates.
    expect(tries[0].outcomes[0].reached).toBe(Math.ceil(predicted(0.1)));
    expect(Math.abs(1 - tries[best].hyper.eta)).toBe(
      Math.min(...plan.rivals[0].tries.map(({ eta }) => (predicted(eta) <= 1 ? Math.abs(1 - eta) : 1))),
    );
  });

  it('a method that does not train is left out, and the others come to the same as without it', async () => {
    const hash = (list: string) => `${bowl}&methods=${list}&budget=6&starts=1&seeds=2`;
    const [alone, beside] = [await whole(hash(methods.slice(8))), await whole(hash(`newton,${methods.slice(8)}`))];
    expect(beside.plan.rivals.map(({ method }) => method)).toEqual([1, 2]);
    expect(idsOfRivals(beside.plan.state)).toEqual(['sgd', 'sgd-2']);
    for (const half of ['asSet', 'tuned'] as const) {
      const without = standingsOf(alone, half)?.map((standing) => ({ ...standing, method: standing.method + 1 }));
      expect(standingsOf(beside, half)).toEqual(without);
    }
    expect(beside.tuned?.choices[0].map(({ method }) => method)).toEqual(['newton', 'sgd', 'sgd']);
    expect(beside.tuned?.choices[0].slice(1)).toEqual(alone.tuned?.choices[0]);
    expect(contestOf(decode(hash('newton')).state)).toBeUndefined();
  });

  it('the target of its own is a tenth of the way above the least loss', async () => {
    const { tuning } = await whole(`${bowl}&${methods}&budget=24&starts=1`);
    expect(tuning?.judging.target).toBeCloseTo(least + 0.1 * (first - least), 3);
  });

  it('both ends of a rate are told, and what lies at the end of its range', async () => {
    const found = await whole(`${bowl}&methods=sgd(eta=10)&budget=4&starts=1&target=0.4&seeds=2`);
    const standing = standingsOf(found, 'asSet')?.[0];
    expect([...(standing?.divergences ?? [])]).toEqual([['diverged', 2]]);
    expect(standing?.arrived).toBe(0);
    expect(standing?.of.loss?.median).toBe(Number.POSITIVE_INFINITY);
    expect(found.tuning?.tuned[0].best).toBeGreaterThan(0);
  });
});

const small = '#data=moons&model=logistic&batch=20&epochs=2&show=compare&budget=5&starts=2&seeds=7';
const pair = 'methods=sgd(eta=0.3),adam(eta=0.01)';

describe('a fair contest', () => {
  it('gives every method as many tries, from the same seeds, none of which judges', async () => {
    const { live, jobs } = contest(`${small}&${pair}`);
    await live.idle();
    const { plan, tuning } = live.value.value as Contest;
    const judging = Array.from({ length: 7 }, (_, k) => 1 + k);
    expect(plan.seeds.some((seed) => judging.includes(seed))).toBe(false);
    const tried = jobs.filter(({ run }) => plan.seeds.includes(run.seed));
    for (const isAdam of [false, true]) {
      const own = tried.filter(({ run }) => Object.hasOwn(run.hyper, 'beta1') === isAdam);
      expect(own).toHaveLength(5 * 2);
      expect(new Set(own.map(({ run }) => run.hyper.eta)).size).toBe(5);
    }
    expect(tuning?.tuned.map(({ tries }) => tries.length)).toEqual([5, 5]);
    // Everything else is as it is set.
    expect(tuning?.tuned[1].tries.every(({ hyper }) => hyper.beta1 === 0.9 && hyper.beta2 === 0.999)).toBe(true);
    const judged = jobs.filter(({ run }) => judging.includes(run.seed));
    expect(tried.length + judged.length).toBe(jobs.length);
    expect(judged.length).toBe(publishedContest(live.value.value as Contest).length);
  });

  it('has the same seeds apart for every first seed, and tries that more only add to', () => {
    const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 64 }), fc.integer({ min: 4, max: 40 }), (s, starts, tries) => {
        const judging = new Set(Array.from({ length: 256 }, (_, k) => (s + k) >>> 0));
        expect(seedsTried({ seed: s, starts }).some((one) => judging.has(one))).toBe(false);
        const { methods } = decode('#data=moons&methods=adam(eta=0.01),rprop').state;
        for (const choice of methods) {
          const [few, more] = [tries, tries + 9].map((budget) => triesOf(choice, { budget, seed: s }));
          expect(few).toHaveLength(tries);
          expect(more.slice(0, tries)).toEqual(few);
          expect(few[0]).toBe(choice.hyper);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is the same for the same address, and its runs as set are those of Train', async () => {
    const [a, b] = [await whole(`${small}&${pair}`), await whole(`${small}&${pair}`)];
    expect(publishedContest(a)).toEqual(publishedContest(b));
    expect(standingsCsv(a)).toBe(standingsCsv(b));
    const ids = publishedContest(a).map(({ id }) => id);
    expect(new Set(ids).size).toBe(28);
    expect(ids.slice(0, 2)).toEqual(['sgd · seed 1', 'adam · seed 1']);
    expect(ids.at(-1)).toBe('adam · seed 7 · tuned');
  });

  it('trains no try again for another target or criterion, and only what is new as tuned', async () => {
    const { live, jobs, open } = contest(`${small}&${pair}`);
    await live.idle();
    const before = jobs.length;
    open(`${small}&${pair}&criterion=loss&target=0.3`);
    await live.idle();
    const found = live.value.value as Contest;
    expect(found.tuning?.judging).toEqual({ criterion: 'loss', target: 0.3 });
    expect(jobs.slice(before).every(({ run }) => run.seed <= 7)).toBe(true);
    expect(jobs.length - before).toBeLessThanOrEqual(14);
  });

  it('ranks each value of what is varied by itself, with a rate of its own, by the examples seen', async () => {
    const hash = `${small}&methods=sgd(eta=0.3)&vary=batch:5;40`.replace('batch=20&', '');
    const { plan, tuning, tuned, ...rest } = await whole(hash);
    expect(plan.rivals.map(({ variant }) => variant)).toEqual([0, 1]);
    const rates = tuning?.tuned.map(({ tries, best }) => tries[best].hyper.eta);
    expect(tuned?.choices.map(([{ hyper }]) => hyper.eta)).toEqual(rates);
    const [small5, large] = standingsOf({ plan, tuning, tuned, ...rest }, 'tuned') ?? [];
    expect(small5.of.epochs?.median).toBeCloseTo((small5.of.updates?.median ?? 0) / 56, 6);
    expect(large.of.epochs?.median).toBeCloseTo((large.of.updates?.median ?? 0) / 7, 6);
  });
});

describe('what begins by itself', () => {
  it('is the tries with at least a seed, then as many seeds as the budget has room for', () => {
    const plan = (hash: string) => {
      const made = contestOf(decode(hash).state);
      if (!made) throw new Error('no contest');
      return made;
    };
    expect(affordable(plan(`${small}&${pair}`))).toEqual({ tunes: true, replicas: 7 });
    const large = plan(`#data=digits&model=mlp(64)&epochs=5&show=compare&seeds=20&${pair}`);
    expect(wholeCost(large)).toBeGreaterThan(budget);
    const { tunes, replicas } = affordable(large);
    expect(tunes).toBe(false);
    expect(replicas).toBe(Math.floor(budget / large.cost.replica));
    for (const scene of ['tuned-optimizers']) {
      expect(affordable(plan(`#scene=${scene}`)), scene).toEqual({ tunes: true, replicas: 20 });
    }
  });

  it('paused, it leaves what is there, and goes on with the rest alone', async () => {
    const { live, jobs, let: go } = contest(`${small}&${pair}`, true);
    const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
    await settled();
    await settled();
    const plan = contestOf(decode(`${small}&${pair}`).state);
    // As many at a time as there are cores, and one.
    while (jobs.length < 20) {
      go();
      await settled();
    }
    live.cancel();
    await live.idle();
    expect(live.status.value).toBe('stopped');
    const there = live.value.value as Contest;
    const left = plan ? costLeft(plan, there) : 0;
    expect(left).toBeGreaterThan(0);
    const whole = publishedContest(there).length;
    expect(whole).toBeGreaterThan(0);
    const before = jobs.length;
    live.ask();
    while (live.status.value === 'working') {
      go();
      await settled();
    }
    expect(jobs.slice(before).length).toBeLessThanOrEqual(2 * 7 * 2 + 2 * 5 * 2 - whole);
    expect(costLeft(there.plan, live.value.value)).toBe(0);
  });

  it('without tuning there is no target, and the loss at the end is judged', async () => {
    const { live } = contest(`${small}&${pair}&budget=4096&starts=64&epochs=40`);
    await live.idle();
    expect(live.status.value).toBe('asking');
    const found = live.value.value as Contest;
    expect(found.tuned).toBeUndefined();
    const [sgd, adam] = standingsOf(found, 'asSet') ?? [];
    expect([sgd.arrived, sgd.of.updates]).toEqual([undefined, undefined]);
    expect(sgd.of.loss?.median).toBeLessThan(adam.of.loss?.median ?? 0);
    expect([sgd.rank.median, adam.rank.median]).toEqual([1, 2]);
  });
});

/** A curve of losses, one after every update. */
const curve = (value: number[], more: Partial<Curve> = {}): Curve => ({
  loss: { at: value.map((_, k) => 10 * k), value },
  ...more,
});

test('what merely passes below a target has not arrived, nor what diverges', () => {
  expect(arrivalOf(curve([3, 1, 2, 1, 0.5]), 1.5)).toBe(30);
  expect(arrivalOf(curve([3, 1, 2]), 1.5)).toBe(-1);
  expect(arrivalOf(curve([1, 1]), 1.5)).toBe(0);
  // Below is not at.
  expect(arrivalOf(curve([3, 1.5]), 1.5)).toBe(-1);
  expect(arrivalOf(curve([3, 1], { divergedAt: 11 }), 1.5)).toBe(-1);
});

test('a target follows from medians over the seeds, whatever diverges', () => {
  const tries = [[curve([2, 1]), curve([4, 3]), curve([2, 5])], [curve([2, 9], { divergedAt: 12 })]];
  // From the median 2 to the median 3 nothing is lower; with a try that ends at 0.5 the way is 1.5.
  expect(targetOf([tries])).toBeUndefined();
  expect(targetOf([[...tries, [curve([2, 0.5])]]])).toBeCloseTo(0.65, 9);
});

test('two head to head: the difference of each pair, its median and interval', async () => {
  const found = await whole(`${small}&${pair}`);
  const [a, b] = found.plan.rivals;
  const duel = duelOf(found, 'asSet', [a, b], 'loss');
  if (!duel) throw new Error('no duel');
  const runs = publishedContest(found).filter(({ id }) => !id.includes('tuned'));
  const last = (method: string, seed: number) =>
    runs.find((run) => run.method === method && run.seed === seed)?.columns.loss.value.at(-1) ?? Number.NaN;
  expect(duel.differences).toEqual(
    Array.from({ length: 7 }, (_, k) => [k + 1, last('sgd', k + 1) - last('adam', k + 1)]),
  );
  expect(duel.difference).toMatchObject(medianInterval(duel.differences.map(([, d]) => d)));
  // Seven seeds, all on one side: told apart.
  expect([duel.ahead, duel.better]).toEqual([[7, 0], 0]);
  const back = duelOf(found, 'asSet', [b, a], 'loss');
  expect([back?.ahead, back?.better, back?.difference.median]).toEqual([[0, 7], 1, -duel.difference.median]);
  // Of accuracy more is better.
  const accuracy = duelOf(found, 'asSet', [a, b], 'accuracy');
  expect(accuracy?.ahead[0]).toBe(accuracy?.differences.filter(([, d]) => d > 0).length);
});

test('a sentence about tuned methods is judged by the interval of their paired difference, once all seeds are there', async () => {
  const seven = decode('#scene=which-optimizer')
    .state.methods.map(({ method }) => method)
    .join();
  const hash = `#data=moons&model=logistic&batch=40&epochs=1&show=compare&budget=4&starts=1&methods=${seven}`;
  for (const seeds of [7, 20]) {
    const found = await whole(`${hash}&seeds=${seeds}`);
    const judged = judgedOf('tuned-optimizers', found);
    expect(judged.map(({ claim }) => claim.id)).toEqual(['tuned-adam-rmsprop', 'tuned-sgd-longer']);
    const [{ verdict }] = judged;
    const rivals = found.plan.rivals;
    const duel = duelOf(found, 'tuned', [rivals[6], rivals[5]], 'loss');
    expect(verdict.values.slice(2).map(({ value }) => value)).toEqual([
      ...[duel?.difference.median, duel?.difference.low, duel?.difference.high],
    ]);
    expect(verdict.holds).toBe(seeds < 20 ? undefined : (duel?.difference.high ?? 0) < 0);
  }
});

test('the tables as CSV: settings in the head, a line for each method, run, and seed', async () => {
  const found = await whole(`${small}&${pair}`);
  const rows = (text: string) =>
    text
      .trimEnd()
      .split('\r\n')
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.split(','));
  const [head, ...lines] = rows(standingsCsv(found));
  expect(lines.map(([which, method]) => `${which} ${method}`)).toEqual([
    ...['tuned sgd', 'tuned adam', 'as_set sgd', 'as_set adam'],
  ]);
  for (const line of lines) expect(line).toHaveLength(head.length);
  const standing = standingsOf(found, 'asSet')?.[1];
  expect(Number(lines[3][head.indexOf('loss_low')])).toBe(standing?.of.loss?.low);
  for (const setting of ['judged seeds: 1 ... 7', 'seeds of the tries: 2147483649 ... 2147483650', 'budget: 5 tries'])
    expect(standingsCsv(found)).toContain(setting);
  const runs = rows(runsCsv(found)).slice(1);
  expect(runs.filter(([which]) => which === 'try')).toHaveLength(2 * 5 * 2);
  expect(runs).toHaveLength(2 * 5 * 2 + 2 * 2 * 7);
  const duels = rows(duelCsv(found, [1, 0]));
  expect(duels[0]).toEqual(['which', 'quantity', 'seed', 'first', 'second', 'difference']);
  for (const [, , , a, b, difference] of duels.slice(1)) {
    if (Number.isFinite(Number(difference)) && a !== b) expect(Number(difference)).toBe(Number(a) - Number(b));
  }
});
