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
});
