import type { Page } from '@playwright/test';
import { bundle } from './support/bundle';
import { crashGpu, saidOfACrash } from './support/crash';
import { expect, openRavine, test } from './support/fixtures';
import { open } from './support/ravine';

test.use({ allowed: [saidOfACrash] });

/** Real threads in the browser: each is a worker, and every one of them is to be gone again. */
test.describe('threads @plain', () => {
  let page: Page;

  test.beforeAll(async ({ browser, baseURL }) => {
    const [script, worker] = await Promise.all(
      ['in-browser.ts', '../../../src/engine/threads/thread-worker.ts'].map((file) =>
        bundle(new URL(`../tests/engine/threads/${file}`, import.meta.url)),
      ),
    );
    page = await browser.newPage();
    // Any page of the server is isolated, and so is a worker that has its headers; this one has nothing else.
    const served = await page.goto(`${baseURL}favicon.svg`);
    const headers = { ...served?.headers(), 'content-type': 'text/javascript' };
    await page.route('**/thread-worker.js', (route) => route.fulfill({ headers, body: worker }));
    await page.evaluate(script);
  });
  test.afterAll(() => page.close());

  /** Workers that the page has, as the browser counts them. */
  const alive = () => page.workers().length;

  test('the page is isolated, or there would be none', async () => {
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  });

  for (const how of ['stop', 'abort', 'kill'] as const) {
    test(`are gone after ${how}, ten times in a row`, async () => {
      for (let time = 0; time < 10; time++) {
        const scheme = ['hogwild(store=wild)', 'synchronous', 'hogwild(store=lock)', 'easgd(tau=1)', 'ssp(bound=1)'][
          time % 5
        ];
        let most = 0;
        const counted = setInterval(() => {
          most = Math.max(most, alive());
        }, 5);
        const ended = await page.evaluate(([s, h]) => window.ended(s, h as typeof how, 3), [scheme, how] as const);
        clearInterval(counted);
        expect([scheme, ended.updates > 0, most]).toEqual([scheme, true, 3]);
        await expect.poll(alive).toBe(0);
      }
    });
  }

  test('of two, on one point: wild loses updates where there are two cores, atomic and lock none', async () => {
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    const wild = await page.evaluate(() => window.lost('wild', 300_000));
    if (cores > 1) expect(wild.events).toBeGreaterThan(0);
    for (const store of ['atomic', 'lock']) {
      expect(await page.evaluate((s) => window.lost(s, 50_000), store)).toMatchObject({ events: 0, updates: 50_000 });
    }
    await expect.poll(alive).toBe(0);
  });
});

/** Three threads that meet at every update, for seconds. */
const long =
  '#v=1&surface=beale&show=parallel&scheme=synchronous&workers=3&methods=sgd(eta=0.001)&steps=100000&clock=threads';

/** Threads of a page, as the browser counts them. */
const threadsOf = (page: Page) => page.workers().filter((worker) => /thread-worker/.test(worker.url())).length;

test('threads of a scene are gone when another is opened, ten times in a row @plain', async ({ page }) => {
  await openRavine(page, '#scene=fig4a', '?renderer=2d');
  for (let time = 0; time < 10; time++) {
    const opened = page.evaluate((hash) => window.ravine.open(hash).catch(() => undefined), long);
    await expect.poll(() => threadsOf(page), { intervals: [20] }).toBe(3);
    await open(page, '#scene=fig4a');
    await opened;
    await expect.poll(() => threadsOf(page), { intervals: [20] }).toBe(0);
  }
});

test('a device that is lost takes no threads along, and leaves none behind @webgpu', async ({ launch }) => {
  const page = await launch([]);
  await openRavine(page, '#scene=fig4a', '?engine=webgpu');
  const opened = page.evaluate((hash) => window.ravine.open(hash).catch(() => undefined), long);
  await expect.poll(() => threadsOf(page), { intervals: [20] }).toBe(3);
  const drawn = await page.evaluateHandle(() => document.querySelector('#stage canvas'));
  await crashGpu(page.context().browser());
  await page.waitForFunction((old) => document.querySelector('#stage canvas') !== old, drawn);
  // The same run, or the same again: never those of two.
  expect(threadsOf(page)).toBeLessThanOrEqual(3);
  await open(page, '#scene=fig4a');
  await opened;
  await expect.poll(() => threadsOf(page), { intervals: [20] }).toBe(0);
});
