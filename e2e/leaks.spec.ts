import type { Page } from '@playwright/test';
import { expect, openRavine, test } from './support/fixtures';
import { open, seek } from './support/ravine';

/** What the page still holds once all garbage is collected. */
async function meterOf(page: Page): Promise<() => Promise<{ listeners: number; nodes: number }>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  return async () => {
    // What one collection frees may have held what the next one does.
    for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const count = (asked: string) => metrics.find(({ name }) => name === asked)?.value ?? Number.NaN;
    return { listeners: count('JSEventListeners'), nodes: count('Nodes') };
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
  const held = await meterOf(page);
  // What is loaded on demand is there after the first rounds.
  for (const nth of [0, 1]) await round(nth);
  const before = await held();
  for (let nth = 0; nth < 10; nth++) await round(nth);
  expect((await held()).listeners - before.listeners, 'listeners after 40 actions').toBeLessThanOrEqual(5);
});

test('modes and scenes with other methods that are opened in turn leave neither listeners nor nodes @plain', async ({
  page,
}) => {
  await openRavine(page, '#scene=fig4a', '?renderer=2d');
  const short = '&steps=20&step=5&particles=64&budget=8';
  const trained = '#v=1&show=train&data=penguins-mass&model=linear&batch=8&epochs=1&methods=';
  const round = async (nth: number) => {
    const methods = nth % 2 ? 'sgd,adam' : 'rmsprop,nag,adagrad';
    for (const show of ['race', 'swarm', 'basins', 'rates', 'compare'])
      await open(page, `#v=1&scene=fig2a&show=${show}&methods=${methods}${short}`);
    for (const beside of ['data', 'weights', 'loop']) {
      await open(page, `${trained}${nth % 2 ? 'sgd(eta=0.01)' : 'adam,rmsprop'}&beside=${beside}`);
    }
    await open(page, '#scene=fig4a');
  };
  const held = await meterOf(page);
  for (const nth of [0, 1]) await round(nth);
  const before = await held();
  for (let nth = 0; nth < 4; nth++) await round(nth);
  const after = await held();
  expect(after.listeners - before.listeners, 'listeners after 36 openings').toBeLessThanOrEqual(5);
  expect(after.nodes - before.nodes, 'nodes after 36 openings').toBeLessThanOrEqual(50);
});
