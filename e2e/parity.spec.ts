import type { Page } from '@playwright/test';
import { suite } from '../tests/engine/suite';
import { bundle } from './support/bundle';
import { expect, test } from './support/fixtures';

/** The suite of every engine over the GPU engine, on this browser's adapter. A missing adapter fails. */
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

  for (const { title } of suite) {
    test(title, async () => expect(await page.evaluate((asked) => window.checked(asked), title)).toEqual([]));
  }

  test('the gradient that training leaves beside the weights is that of f64, and differences say the same', async () => {
    expect(await page.evaluate(() => window.gradients())).toEqual([]);
  });

  test('the check of gradients finds a wrong sign in any line of the way back of training', async () => {
    // A kernel is compiled for each of some thirty lines.
    test.setTimeout(240_000);
    const { wrong, tried, missed } = await page.evaluate(() => window.mutants());
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(28);
    // What is 0 has no sign: the slope by a bias before a norm, and the sum of deviations from a mean.
    expect(missed.map((line) => line.trim().split(' ')[0])).toEqual(['params[kept', 'variance_by_mean_']);
  });
});
