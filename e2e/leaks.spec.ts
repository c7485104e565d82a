import type { Page } from '@playwright/test';
import { expect, openRavine, test } from './support/fixtures';
import { open, seek } from './support/ravine';

/** Event listeners that the page still holds once all garbage is collected. */
async function listenersOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  return async () => {
    // What one collection frees may have held what the next one does.
    for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? Number.NaN;
  };
}

test('a page that is used for long gathers no event listeners @plain', async ({ page }) => {
  await openRavine(page, '#scene=fig4a', '?renderer=2d');
  const eta = page.getByRole('slider', { name: 'SGD, η' });
  const round = async (nth: number) => {
    await open(page, `#scene=fig4a&explain=sgd&step=${nth}`);
    await seek(page, 20 + nth);
    await eta.press(nth % 2 ? 'ArrowLeft' : 'ArrowRight');
    await open(page, `#scene=fig4a&view=${nth % 2 ? 'both' : 'contour'}`);
  };
  const listeners = await listenersOf(page);
  // What is loaded on demand is there after the first rounds.
  for (const nth of [0, 1]) await round(nth);
  const before = await listeners();
  for (let nth = 0; nth < 10; nth++) await round(nth);
  expect((await listeners()) - before, 'listeners after 40 actions').toBeLessThanOrEqual(5);
});
