import type { Page } from '@playwright/test';
import { surfaces } from '../src/surfaces/catalog';
import { everyForm, noisyRun } from '../tests/engine/cases';
import { bundle } from './support/bundle';
import { expect, test } from './support/fixtures';

/** The GPU engine against f64 and against the CPU engine, on this browser's adapter. A missing adapter fails. */
test.describe('GPU engine @webgpu', () => {
  let page: Page;

  test.beforeAll(async ({ browser, baseURL }) => {
    const script = await bundle(new URL('../tests/engine/in-browser.ts', import.meta.url));
    page = await browser.newPage();
    // Any page of a secure origin has WebGPU; this one has nothing else.
    await page.goto(`${baseURL}favicon.svg`);
    await page.evaluate(script);
  });
  test.afterAll(() => page.close());

  for (const surface of surfaces.keys()) {
    test(`one step of every form on ${surface}, to 1e-5 of its way`, async () => {
      expect(await page.evaluate((id) => window.parity.oneStep(id), surface)).toEqual([]);
    });
  }

  // A state knows of the surface only the gradient, which every step above shows: one of polynomials, the steepest, the worst conditioned.
  for (const surface of ['beale', 'goldstein-price', 'levy13']) {
    test(`every state of every form after one step on ${surface}, to 2e-5 of itself`, async () => {
      expect(await page.evaluate((id) => window.parity.states(id), surface)).toEqual([]);
    });
  }

  for (const [scene, steps] of [
    ['fig2a', 40],
    ['fig2b', 40],
    ['fig4a', 100],
    ['fig4b', 100],
  ] as const) {
    test(`the paths of ${scene} to 1e-3, ${steps} steps`, async () => {
      expect(await page.evaluate(([id, k]) => window.parity.scene(id, k), [scene, steps] as const)).toEqual([]);
    });
  }

  for (const changes of ['starts', 'hyper', 'noise'] as const) {
    test(`a map over ${changes} has the bits of the same engine’s races`, async () => {
      expect(await page.evaluate((kind) => window.parity.map('himmelblau', kind), changes)).toEqual([]);
    });
  }

  for (const [surface, method, share] of [
    ['himmelblau', 'sgd', 0.999],
    ['himmelblau', 'adam', 0.999],
    ['booth', 'momentum', 0.999],
    ['beale', 'adagrad', 0.999],
    ['rastrigin', 'momentum', 0.95],
  ] as const) {
    test(`the engines agree on ${100 * share} % of the pixels of ${method} on ${surface}`, async () => {
      const found = await page.evaluate(([s, m]) => window.parity.agreement(s, m), [surface, method] as const);
      expect(found).toBeGreaterThanOrEqual(share);
    });
  }

  test('the tiles of a map join, and an aborted map ends with the reason it was given', async () => {
    expect(await page.evaluate(() => window.parity.parts())).toEqual({ joined: true, cancelled: 'enough' });
  });

  for (const [what, f, start, eta] of [
    ['explodes', 'x^4 + y^4', [3, 3], 1],
    ['starts where f is not valid', 'log(x)', [-1, 0], 1],
    ['enters a hole of f', 'sqrt(x) + y^2', [0.5, 1], 0.3],
  ] as const) {
    test(`a run that ${what} ends where the CPU engine's does, and every float is finite`, async () => {
      const runs = [{ rule: { update: 'theta = theta - eta*g' }, hyper: { eta } }];
      const found = await page.evaluate((job) => window.parity.ends(job), { f, start, runs, steps: 50 });
      expect(found.gpu).toEqual(found.cpu);
      expect(found.finite).toBe(true);
    });
  }

  for (const surface of ['beale', 'himmelblau', 'rastrigin']) {
    test(`every particle of a swarm on ${surface} has the bits of its own race, every tally is a plain count`, async () => {
      const ground = surfaces.get(surface);
      const [x0, x1, y0, y1] = ground?.domain ?? [0, 1, 0, 1];
      const job = {
        f: ground?.f ?? '',
        minima: (ground?.minima ?? []).map((m) => m.at),
        radius: 0.2,
        // One of each method, quick enough for some to diverge.
        runs: everyForm
          .map(({ run }) => run)
          .filter((_, i) => i % 3 === 0)
          .map(({ rule, hyper }) => ({ rule, hyper: { ...hyper, ...('eta' in hyper && { eta: 3 * hyper.eta }) } }))
          .concat(noisyRun),
        region: { box: [x0, x1, y0, y1] as const, round: true },
        particles: 24,
        steps: 90,
        seed: 5,
        bins: { scale: 'log', from: 0, least: -8, most: 4 } as const,
      };
      const checks = await page.evaluate(([j, seeks]) => window.parity.swarm(j, seeks), [
        job,
        [0, 1, 4, 33, 90, 20],
      ] as const);
      expect(checks.map(({ step, wrong }) => ({ step, wrong }))).toEqual(
        [0, 1, 4, 33, 90, 20].map((step) => ({ step, wrong: [] })),
      );
      for (const { tallies, counted } of checks) expect(tallies).toEqual(counted);
    });
  }
});
