import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParallelJob } from '../../../src/engine/parallel/types';
import { parallelReference } from '../../../src/engine/reference/parallel';
import { adagrad } from '../../../src/optimizers/adagrad';
import { defaultHyper } from '../../../src/optimizers/catalog';
import { methodRun } from '../trainings';
import { formulaJob, modelJob, programOf, ran, sgd, uneven } from './jobs';

const bowl = 'x^2/2 + y^2/2';
const record = { points: 4096, workers: 5, window: [0, 0] as const, schedule: true };

/** x of the server after each update, in f64 and on the engine, and of the workers at the end. */
function both(job: ParallelJob) {
  const engine = ran({ ...job, record });
  const exact = parallelReference(job, engine.schedule ?? []);
  return {
    engine,
    f64: { server: exact.server.map(([x]) => x), workers: exact.workers.map(([x]) => x) },
    f32: { server: engine.server.x.value, workers: engine.finals.map(([x]) => x) },
  };
}

/** Both are what is wanted: to 1e-9, and as far as single precision goes. */
function are(
  { f64, f32 }: ReturnType<typeof both>,
  wanted: readonly number[],
  of: 'server' | 'workers' = 'server',
): void {
  expect(f64[of].length).toBe(wanted.length);
  for (const [i, value] of wanted.entries()) {
    expect(Math.abs(f64[of][i] - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
    expect(Math.abs(f32[of][i] - value)).toBeLessThan(1e-5 * Math.max(1, Math.abs(value)));
  }
}

const rates = fc.double({ min: 0.01, max: 0.3, noNaN: true });
const places = (count: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: count, maxLength: count });

describe('worked examples', () => {
  test('synchronous EASGD, and others of its kind', () => {
    const example = {
      f: bowl,
      workers: 3,
      start: [0, 0] as const,
      starts: [3, 1, -2].map((x) => [x, 0] as const),
      updates: 2,
    };
    const found = both(formulaJob('easgd(tau=1,rho=0.5)', example));
    are(found, [0, 0.1, 0.17]);
    are(found, [2.1725, 0.7275, -1.44], 'workers');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((p) => fc.tuple(places(p), places(1), rates, rates)),
        ([xs, [start], eta, rho]) => {
          const starts = xs.map((x) => [x, 0] as const);
          const job = formulaJob(`easgd(rho=${rho.toFixed(3)})`, {
            f: bowl,
            workers: xs.length,
            start: [start, 0],
            starts,
            eta,
            updates: 6,
          });
          const alpha = job.program.exchange?.alpha ?? 0;
          let [x, c] = [xs, start];
          const centre = [c];
          for (let t = 0; t < 6; t++) {
            const pulls = x.map((one) => alpha * (one - c));
            x = x.map((one, i) => one - eta * one - pulls[i]);
            c += pulls.reduce((a, b) => a + b);
            centre.push(c);
          }
          are(both(job), centre);
          are(both(job), x, 'workers');
        },
      ),
      { numRuns: 30 },
    );
  });

  test('AdaptiveRevision with a delay, and with others', () => {
    const job = (workers: number, eta: number, f: string, x: number) =>
      formulaJob('delay-tolerant', {
        workers,
        f,
        start: [x, 0],
        server: methodRun({ method: 'adarevision' }, { eta }),
        updates: 12,
      });
    const four = { ...job(3, 1, '(x - 1)^2/2', 0), updates: 4 };
    are(both(four), [0, Math.SQRT1_2, 0.894427191, 0.9486832981, 0.9996129609]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), rates, places(1), (workers, eta, [start]) => {
        let [x, G, z, top] = [start, 0, 1, 1];
        const read = Array.from({ length: workers }, () => [start, 0]);
        const wanted = [x];
        for (let t = 0; t < 12; t++) {
          const [at, before] = read[t % workers];
          const [g, back, old] = [at - 1, G - before, eta / Math.sqrt(top)];
          z += g * g + 2 * g * back;
          top = Math.max(top, z);
          const now = eta / Math.sqrt(top);
          x += -now * g + (old - now) * back;
          G += g;
          read[t % workers] = [x, G];
          wanted.push(x);
        }
        are(both(job(workers, eta, '(x - 1)^2/2', start)), wanted);
      }),
      { numRuns: 30 },
    );
  });

  test('Downpour, one replica, and others of its kind; a shard by Adagrad', () => {
    const push = (n: number, m: number, eta: number, x: number) =>
      formulaJob(`downpour(push=${n},fetch=${m})`, { start: [x, 0], eta, updates: 100, gradients: 24 });
    are(both({ ...push(3, 2, 0.1, 1), gradients: 8 }), [1, 0.9, 0.639, 0.45369]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        rates,
        places(1),
        (n, m, eta, [start]) => {
          let [server, local, accrued] = [start, start, 0];
          const wanted = [server];
          for (let step = 0; step < 24; step++) {
            if (step % m === 0) local = server;
            const g = local;
            accrued += g;
            local -= eta * g;
            if (step % n !== 0) continue;
            server -= eta * accrued;
            accrued = 0;
            wanted.push(server);
          }
          are(both(push(n, m, eta, start)), wanted);
        },
      ),
      { numRuns: 30 },
    );
    const gamma = 0.3;
    const server = { rule: adagrad.forms.outside, hyper: { ...defaultHyper(adagrad), eta: gamma, epsilon: 0 } };
    let [w, K] = [1, 0];
    const wanted = [w];
    for (let t = 0; t < 6; t++) {
      K += w * w;
      w -= (gamma / Math.sqrt(K)) * w;
      wanted.push(w);
    }
    are(
      both(formulaJob('downpour(push=1,fetch=1,server=adagrad)', { f: bowl, start: [1, 1], server, updates: 6 })),
      wanted,
    );
  });

  test('DiLoCo: rounds of inner steps, an outer step with momentum', () => {
    const server = methodRun({ method: 'nag' }, { eta: 0.7, gamma: 0.9 }, 'lookahead');
    let [theta, b] = [1, 0];
    const wanted = [theta];
    for (let round = 0; round < 8; round++) {
      const delta = theta - theta * 0.9 ** 4;
      b = 0.9 * b + delta;
      theta -= 0.7 * (delta + 0.9 * b);
      wanted.push(theta);
    }
    are(both(formulaJob('diloco(H=4)', { workers: 3, server, updates: 8 })), wanted);
  });

  test('the spring lets two workers stay in wells of their own below two thirds, and above it not', () => {
    const wells = (rho: number) => {
      const starts = [
        [1, 0],
        [-1, 0],
      ] as const;
      const job = formulaJob(`easgd(rho=${rho})`, {
        f: '(1 - x^2)^2/4',
        workers: 2,
        start: [0, 0],
        starts,
        updates: 4000,
      });
      return ran({ ...job, record: { ...record, schedule: false } }).finals.map(([x]) => x);
    };
    const [right, left] = wells(0.6);
    expect(right).toBeCloseTo(Math.sqrt(0.4), 4);
    expect(left).toBeCloseTo(-Math.sqrt(0.4), 4);
  });
});

describe('whatever is drawn, the engine does what f64 does by its schedule', () => {
  const schemes = [
    ...['hogwild', 'downpour(push=3,fetch=2)', 'delay-tolerant', 'easgd(tau=2)', 'easgd-async(tau=2)', 'eamsgd(tau=3)'],
    ...[
      'easgd-implemented(tau=2)',
      'synchronous',
      'synchronous(apply=each)',
      'local-sgd(H=3)',
      'diloco(H=3)',
      'ssp(bound=1)',
    ],
    ...['backup(of=2)', 'quorum(of=2,grace=0.3)', 'admm(rho=1)'],
  ];
  const clock = { ...uneven, failure: { every: 40, back: 3 } };
  test.each(schemes)('%s', (scheme) => {
    for (const method of ['sgd', 'nag', 'adam'] as const) {
      const run = methodRun({ method }, { eta: 0.02 });
      const server = /delay/.test(scheme) ? methodRun({ method: 'adarevision' }, { eta: 0.1 }) : sgd(0.5);
      const job = formulaJob(scheme, {
        f: 'x^2/2 + y^2 + sin(x*y)',
        start: [1, 2],
        workers: 4,
        run,
        eta: 0.02,
        clock,
        server,
        updates: 60,
        seed: 3,
      });
      const { f64, f32 } = both(job);
      expect(f64.server.length).toBe(61);
      expect(f64.server.map((x, i) => Math.abs(f32.server[i] - x)).filter((apart) => apart > 2e-4)).toEqual([]);
    }
  });
  test.each(['hogwild', 'downpour(push=3,fetch=2)', 'easgd-async(tau=2)', 'synchronous', 'local-sgd(H=3)'])(
    '%s, on a model',
    (scheme) => {
      const job = { ...modelJob(scheme, 'mlp(5,act=tanh)', { workers: 3, clock }), program: programOf(scheme, 0.1, 3) };
      const engine = ran({ ...job, record });
      const exact = parallelReference(job, engine.schedule ?? []).server.at(-1) as Float64Array;
      expect(Math.hypot(...engine.final.map((x, i) => x - exact[i]))).toBeLessThan(1e-4 * Math.hypot(...exact));
    },
  );
});
