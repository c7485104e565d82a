import { bundle } from './support/bundle';
import { expect, test } from './support/fixtures';

/** The stage by itself, without the page: what it draws, and that it draws the engine's buffers without a copy. */
test.describe('the stage', () => {
  let script: string;

  test.beforeAll(async () => {
    script = await bundle(new URL('../tests/stage/in-browser.ts', import.meta.url));
  });
  test.beforeEach(async ({ page }) => {
    await page.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto('empty');
    await page.evaluate(script);
  });

  test('draws paths from buffers of the device, and leaves destroying them to their owner @webgpu', async ({
    page,
  }) => {
    expect(await page.evaluate(() => window.stageChecks.borrowsBuffers())).toEqual([]);
  });

  for (const renderer of ['webgl2', '2d'] as const) {
    test(`draws a path with ${renderer}`, async ({ page }) => {
      expect(await page.evaluate((r) => window.stageChecks.draws(r), renderer)).toEqual([]);
    });
  }
});
