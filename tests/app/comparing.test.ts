import { computed, signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { CpuMap } from '../../src/engine/cpu/map';
import type { MapJob, MapPixels, MapWatch } from '../../src/engine/many/map';
import { rankingOf } from '../../src/engine/many/suite';
import type { Engine } from '../../src/engine/types';
import type { Live } from '../../src/live/live';
import { Lives } from '../../src/live/lives';
import { comparingOf } from '../../src/modes/compare/comparing';
import { runsCsv, tableCsv } from '../../src/modes/compare/csv';
import { filesOf } from '../../src/modes/compare/files';
import { byItself } from '../../src/modes/compare/live-duel';
import type { Duel, Ranking } from '../../src/modes/compare/model';
import { decode, type State } from '../../src/state';
import { knownAtOnce } from '../support/known';

const cpu = new CpuMap();

/** An engine that computes each map when it is let to, and counts those that are under way. */
function engineByHand(hold = false) {
  const waiting: (() => void)[] = [];
  const log = { begun: 0, running: 0, let: () => waiting.splice(0).forEach((go) => void go()) };
  const map = (job: MapJob, { signal: aborted }: MapWatch = {}) =>
    new Promise<MapPixels>((resolve, reject) => {
      log.begun++;
      log.running++;
      const finish = (settle: () => void) => {
        log.running--;
        settle();
      };
      if (hold) waiting.push(() => finish(() => resolve(cpu.run(job))));
      else queueMicrotask(() => finish(() => resolve(cpu.run(job))));
      // As the engines do: rejected once nothing of it runs.
      aborted?.addEventListener('abort', () => queueMicrotask(() => finish(() => reject(aborted.reason))));
    });
  const none = () => Promise.reject(new Error('neither races nor swarms here'));
  const engine: Engine = {
    kind: 'wasm',
    description: 'by hand',
    race: none,
    map,
    train: () => Promise.reject(new Error('nothing is trained here')),
    losses: () => Promise.reject(new Error('nothing is trained here')),
    parallel: () => Promise.reject(new Error('nothing is parallel here')),
    measure: () => Promise.reject(new Error('nothing is trained here')),
    plane: () => Promise.reject(new Error('nothing is trained here')),
    gradient: () => Promise.reject(new Error('nothing is trained here')),
    swarm: none,
    dispose: () => undefined,
  };
  return { engine, log };
}

function comparing(hash: string, hold = false) {
  const state = signal<State>(decode(hash).state);
  const hand = engineByHand(hold);
  const engine = signal<Engine | undefined>(hand.engine);
  const lives = new Lives();
  const comparing = comparingOf({
    ...{ state, measured: knownAtOnce(state).measured, engine, lives, everyMark: signal([]), save: () => {} },
    shown: computed(() => state.value.show === 'compare'),
  });
  const comparer = {
    ...comparing,
    duel: comparing.duel as Live<unknown, Duel>,
    ranking: comparing.ranking as Live<unknown, Ranking>,
  };
  const open = (next: string) => {
    state.value = decode(next).state;
  };
  return { state, engine, comparer, log: hand.log, open };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const small = '&budget=6&steps=20&starts=2&methods=sgd,adam';

test('the methods shown are tuned by themselves, and again when something they depend on changes', async () => {
  const { comparer, log, open } = comparing('#scene=fig4a&show=compare&budget=8');
  await comparer.duel.idle();
  expect(comparer.duel.value.value?.found).toHaveLength(6);
  expect(log.begun).toBe(6);
  open('#scene=fig4a&show=compare&budget=8&theme=dark&step=9');
  await comparer.duel.idle();
  expect(log.begun).toBe(6);
  open('#scene=fig4a&show=compare&budget=8&start=1,1');
  await comparer.duel.idle();
  expect(log.begun).toBe(12);
  expect(comparer.duel.value.value?.course.starts).toEqual([[1, 1]]);
});

test('the same address gives the same result', async () => {
  const hash = '#surface=himmelblau&show=compare&seed=4&budget=16';
  const [a, b] = [comparing(hash), comparing(hash)];
  await Promise.all([a.comparer.duel.idle(), b.comparer.duel.idle()]);
  expect(a.comparer.duel.value.value?.found).toEqual(b.comparer.duel.value.value?.found);
});

test('nothing is computed while something else is shown, and a link starts no ranking', async () => {
  const { comparer, log, open } = comparing('#scene=fig4a');
  await settled();
  expect(log.begun).toBe(0);
  open('#scene=fig4a&show=compare&budget=4&methods=sgd');
  await comparer.duel.idle();
  expect(log.begun).toBe(1);
  expect(comparer.ranking.value.value).toBeUndefined();
});

test('what takes long waits until it is asked for', async () => {
  const steps = Math.ceil(byItself / 4) + 1;
  expect(steps).toBeGreaterThan(100_000);
  const large = comparing('#surface=bowl&show=compare&methods=sgd&budget=201&steps=100000', true);
  await settled();
  expect(large.comparer.holding.value).toBe('large');
  expect(large.log.begun).toBe(0);
  large.comparer.runDuel();
  await settled();
  expect(large.log.begun).toBe(1);
  large.comparer.duel.cancel();
  await large.comparer.duel.idle();
});

test('where f* is not known there is no goal, and f at the end alone is judged', async () => {
  const { comparer } = comparing('#f=x^3-3x%2By^2&show=compare&methods=sgd(eta=0.01)&budget=16&steps=40&start=0,1');
  await comparer.duel.idle();
  const { course, found } = comparer.duel.value.value ?? {};
  expect(course?.lowest).toBeUndefined();
  const [{ present, best, hits }] = found ?? [];
  expect(hits).toBe(0);
  expect([present.outcomes[0].reached, best.outcomes[0].reached]).toEqual([-1, -1]);
  expect(present.score).toBeCloseTo(present.outcomes[0].gap, 6);
  expect(best.outcomes[0].gap).toBeLessThanOrEqual(present.outcomes[0].gap);
});

test('a typed surface is tuned for the lowest minimum that is found', async () => {
  const { comparer } = comparing('#f=(x-1)^2+y^2-3&show=compare&methods=newton&budget=4');
  await comparer.duel.idle();
  expect(comparer.duel.value.value?.course.lowest).toBeCloseTo(-3, 9);
  expect(comparer.duel.value.value?.found[0].present.outcomes[0].reached).toBe(1);
});

test('a ranking has every surface with a known minimum, tells how far it is, and knows when it is old', async () => {
  const { comparer, open } = comparing(`#scene=fig4a&show=compare${small}`);
  await comparer.duel.idle();
  comparer.runRanking('shown');
  expect(comparer.ranking.progress.value).toBe(0);
  await comparer.ranking.idle();
  expect(comparer.ranking.progress.value).toBeUndefined();
  const ranking = comparer.ranking.value.value;
  expect(ranking?.found.map((methods) => methods.length)).toEqual(ranking?.courses.map(() => 2));
  // At the defaults of the catalogue, whatever the scene sets.
  expect(ranking?.methods[1].hyper.eta).toBe(0.001);
  expect(comparer.current.value).toBe(true);
  open(`#scene=fig4a&show=compare&seed=2${small}`);
  expect(comparer.current.value).toBe(false);
});

test('cancelled, a ranking leaves nothing running, and the one before stays', async () => {
  const { comparer, log } = comparing(`#scene=fig4a&show=compare${small}`, true);
  await settled();
  log.let();
  await comparer.duel.idle();
  comparer.runRanking('all');
  await settled();
  expect(log.running).toBeGreaterThan(0);
  const { begun } = log;
  comparer.ranking.cancel();
  await comparer.ranking.idle();
  expect(log.running).toBe(0);
  expect(comparer.ranking.failure.value).toBeUndefined();
  expect(comparer.ranking.progress.value).toBeUndefined();
  await settled();
  expect(log.begun).toBe(begun);
});

test('leaving the comparison ends its ranking', async () => {
  const { comparer, log, open } = comparing(`#scene=fig4a&show=compare${small}`, true);
  comparer.runRanking('shown');
  await settled();
  open(`#scene=fig4a${small}`);
  await comparer.ranking.idle();
  expect(log.running).toBe(0);
});

test('on a lost engine a ranking goes on with the next one', async () => {
  const { comparer, engine, log } = comparing(`#scene=fig4a&show=compare${small}`, true);
  const next = engineByHand();
  comparer.runRanking('shown');
  await settled();
  expect(log.running).toBeGreaterThan(0);
  const lost = engine.value;
  engine.value = undefined;
  await settled();
  expect(lost).toBeDefined();
  engine.value = next.engine;
  log.let();
  await comparer.ranking.idle();
  expect(comparer.ranking.value.value?.found).toHaveLength(20);
  expect(next.log.begun).toBeGreaterThan(0);
});

test('the CSV has every setting in its head and the numbers of the table', async () => {
  const { comparer } = comparing(`#scene=fig4a&show=compare&seed=7&goal=0.01${small}`);
  comparer.runRanking('shown');
  await comparer.ranking.idle();
  const ranking = comparer.ranking.value.value;
  if (!ranking) throw new Error('no ranking');
  const rows = rankingOf(ranking.courses, ranking.found, ranking.settings).map((ranked, index) => ({
    ...{ ...ranked, index },
    mark: { id: '', label: '', color: '', shape: 'circle' as const, dash: [] },
  }));
  const lines = tableCsv(ranking, rows).trimEnd().split('\r\n');
  const settings = lines.filter((line) => line.startsWith('#')).join('\n');
  for (const setting of [
    'criterion: steps',
    'f - f* < 0.01',
    'steps: 20',
    'budget: 6',
    'seed: 7',
    'starts: 2',
    'wasm',
    'beale',
    'range adam/outside: eta 1e-5 to 10 (log); beta1 0 to 0.9999 (decay)',
  ]) {
    expect(settings).toContain(setting);
  }
  const [head, ...table] = lines.filter((line) => !line.startsWith('#')).map((line) => line.split(','));
  expect(table.map(([method]) => method)).toEqual(['sgd', 'adam']);
  table.forEach((cells, i) => {
    expect(cells).toHaveLength(head.length);
    expect(Number(cells[head.indexOf('tuned_rank_median')])).toBe(rows[i].tuned.rank.median);
    expect(Number(cells[head.indexOf('defaults_reached')])).toBe(rows[i].defaults.reached);
  });
  const runs = runsCsv(ranking).trimEnd().split('\r\n');
  // A line for each surface, half, start and method, after the head.
  expect(runs.filter((line) => !line.startsWith('#'))).toHaveLength(1 + 20 * 2 * 2 * 2);
});

test('export makes the tables of a comparison, and ranks the methods shown where nobody has', async () => {
  const { comparer } = comparing('#scene=rosenbrock&show=compare&budget=4&starts=1&methods=sgd,adam&steps=20');
  const files = filesOf(comparer);
  const text = async (format: keyof typeof files) =>
    (await files[format].encode({} as never, {} as never, {})).text().then((all) => all.trimEnd().split('\r\n'));
  const rows = (lines: readonly string[]) =>
    lines.filter((line) => !line.startsWith('#')).map((line) => line.split(','));
  const duel = rows(await text('csv'));
  expect(duel[0]).toEqual('method,form,which,values,steps_to_goal,gap,diverged,status,share_of_candidates'.split(','));
  expect(duel.slice(1).map(([method, , which]) => `${method} ${which}`)).toEqual(
    ['sgd', 'adam'].flatMap((method) => ['present', 'defaults', 'tuned'].map((which) => `${method} ${which}`)),
  );
  const [surface] = comparer.duel.value.value?.found ?? [];
  expect(Number(duel[1][5])).toBe(surface.present.outcomes[0].gap);
  expect(comparer.ranking.value.value).toBeUndefined();
  const table = await text('ranking');
  const ranking = comparer.ranking.value.value;
  if (!ranking) throw new Error('there is no ranking');
  expect(rows(table).map(([method]) => method)).toEqual(['method', 'sgd', 'adam']);
  expect(await text('runs')).toEqual(runsCsv(ranking).trimEnd().split('\r\n'));
  expect(comparer.ranking.value.value).toBe(ranking);
});
