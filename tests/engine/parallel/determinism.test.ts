import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Paralleled, ParallelJob } from '../../../src/engine/parallel/types';
import { simulated } from '../../../src/engine/sim/run';
import { endOf } from '../../support/end-of';
import { methodRun } from '../trainings';
import { formulaJob, modelJob, sgd, uneven } from './jobs';

/** Schemes of every kind: with and without copies, barriers, springs, rules of the server's own, compression, care. */
const schemes = [
  ...['hogwild', 'hogwild(store=wild)', 'downpour(push=3,fetch=2)', 'ssp', 'backup', 'quorum', 'easgd', 'admm'],
  ...['easgd-async(tau=2)', 'easgd-implemented(tau=2)', 'local-sgd(H=3)', 'diloco(H=3)', 'synchronous(apply=each)'],
  ...['hogwild(compress=bit)', 'downpour(compress=top,keep=0.5)', 'synchronous(compress=half)'],
];
/** Rules with noise, powers of t, lateness. */
const methods = [
  sgd(0.05),
  methodRun({ method: 'adam', with: ['noise'] }, { eta: 0.02 }),
  methodRun({ method: 'adarevision', with: ['noise', 'cosine'] }, { eta: 0.1 }),
  methodRun({ method: 'nag', with: ['schedule:eta/(1+delay)'] }, { eta: 0.01 }),
];
const failing = { ...uneven, failure: { every: 6, back: 3 } };

/** Any short run, in a few words. */
const anyRun = fc.record({
  scheme: fc.constantFrom(...schemes),
  method: fc.constantFrom(...methods.keys()),
  workers: fc.integer({ min: 1, max: 7 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  fails: fc.boolean(),
});
type Short = typeof anyRun extends fc.Arbitrary<infer T> ? T : never;

/** All of it, everything written down. */
const jobOf = (of: 'formula' | 'model', { scheme, method, workers, seed, fails }: Short): ParallelJob => {
  const more: Partial<ParallelJob> = {
    ...{ run: methods[method], server: methods[0], workers, seed, clock: fails ? failing : uneven },
    ...{ updates: of === 'formula' ? 2000 : 60, gradients: of === 'formula' ? 6000 : 400 },
    killed: [{ worker: 1, time: 7 }],
    record: { points: 40, workers: 3, window: [5, 40], schedule: true },
  };
  return of === 'formula'
    ? formulaJob(scheme, { f: 'sin(x) + x*x/4 + exp(y)/9 - y', ...more })
    : modelJob(scheme, 'mlp(4,act=tanh,dropout=0.2)', more);
};

const alone = (job: ParallelJob): Paralleled => endOf(simulated(job));

/** Runs in turns, a part of each after a part of the other, some of them given up on the way. */
function inTurns(jobs: readonly ParallelJob[], givenUp: readonly boolean[]): (Paralleled | undefined)[] {
  const results = new Array<Paralleled | undefined>(jobs.length).fill(undefined);
  const going = jobs.map((job) => simulated(job));
  let left = new Set(jobs.keys());
  for (let round = 0; left.size > 0; round++) {
    left = new Set(
      [...left].filter((i) => {
        if (givenUp[i] && round === 1) {
          going[i].return(undefined as never);
          return false;
        }
        const { done, value } = going[i].next();
        if (done) results[i] = value;
        return !done;
      }),
    );
  }
  return results;
}

describe.each([
  ['formula', 8],
  ['model', 12],
] as const)('a run on a %s', (of, numRuns) => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('has the same bits again, also with a frame at every rest, in turns with others and after one that was given up', () => {
    fc.assert(
      fc.property(fc.tuple(anyRun, anyRun, anyRun), (three) => {
        const [first, second, third] = three.map((short) => jobOf(of, short));
        const wanted = [alone(first), alone(second)];
        let now = 0;
        vi.spyOn(performance, 'now').mockImplementation(() => {
          now += 1000;
          return now;
        });
        const [once, , more] = inTurns([first, third, second], [false, true, false]);
        expect([once, more]).toEqual(wanted);
        vi.restoreAllMocks();
        expect(alone(first)).toEqual(wanted[0]);
      }),
      { numRuns },
    );
  }, 120_000);

  test('has others with another seed', () => {
    fc.assert(
      fc.property(anyRun, (short) => {
        const [run, other] = [0, 1].map((more) => alone(jobOf(of, { ...short, seed: short.seed + more })));
        expect(other.schedule).not.toEqual(run.schedule);
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });
});

test('nothing that decides a bit asks Math for more than what every browser rounds alike', () => {
  const rooms = ['engine/sim', 'engine/parallel'].flatMap((room) =>
    readdirSync(`src/${room}`).map((file) => `src/${room}/${file}`),
  );
  const exact = 'abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|PI|LN2|SQRT2|SQRT1_2';
  const other = new RegExp(`Math\\.(?!(?:${exact})\\b)\\w+|(?<!\\b2) \\*\\* `, 'g');
  const found = [...rooms, 'src/study/random.ts', 'src/study/elementary.ts'].flatMap((file) => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return [...code.matchAll(other)].map(([what]) => `${file}: ${what}`);
  });
  expect(rooms.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
