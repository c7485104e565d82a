import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { open } from './support/ravine';

const flat = '?renderer=2d';
const typed = `#f=${encodeURIComponent('sin(3x)*cos(2y)+0.1*(x^2+y^2)')}&step=5&stationary=shown`;

const searchers = (page: Page): number => page.workers().filter((worker) => worker.url().includes('landmarks')).length;

/** The picture as it is now, as a text. */
const pictured = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const bytes = new Uint8Array(
      await (await window.ravine.snapshot({ width: 320, height: 240, scale: 1 })).arrayBuffer(),
    );
    return Array.from(bytes).join();
  });

test('landmarks are found in a worker that is there when they are asked for, and what is ready has them @plain', async ({
  visit,
}) => {
  const page = await visit('#scene=fig4a&step=5', flat);
  for (const show of ['rates', 'compare', 'race']) await open(page, `#scene=fig4a&step=5&budget=4&show=${show}`);
  expect(searchers(page)).toBe(0);

  await open(page, typed);
  const first = await pictured(page);
  expect(searchers(page)).toBe(1);
  await expect(page.locator('.chart')).toHaveAttribute('aria-label', /f − f\*/);
  await page.waitForTimeout(400);
  expect(await pictured(page)).toBe(first);
  await open(page, typed.replace('shown', 'hidden'));
  expect(await pictured(page)).not.toBe(first);

  // Local minima, of which no catalogue knows.
  await open(page, '#surface=beale&show=basins&methods=sgd&steps=20');
  await expect(page.locator('table caption')).not.toHaveCount(0);
  expect(searchers(page)).toBe(1);
});
