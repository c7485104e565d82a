import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { open, performing, seek, stateOf } from './support/ravine';

/** The numbers of the swarm's table: for each method what has arrived, is on the way, has diverged. */
const tallies = (page: Page): Promise<number[][]> =>
  page
    .locator('table.swarm tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('td.figures')].map((td) => Number(td.textContent?.replace(/\D/g, ''))),
      ),
    );

const hash = '#surface=beale&methods=sgd,momentum,adam(eta=0.1)&show=swarm&particles=768&view=contour';

for (const [renderer, query] of [
  ['webgl2 @plain', '?engine=wasm&renderer=webgl2'],
  ['2d @plain', '?engine=wasm&renderer=2d'],
  ['webgpu @webgpu', '?engine=webgpu'],
] as const) {
  test.describe(`a swarm on ${renderer}`, () => {
    test.use({ viewport: { width: 512, height: 512 } });

    test('is a function of the address and the step, its table adds up, and a snapshot shows it', async ({ visit }) => {
      const page = await visit(`${hash}&step=20`, query);
      expect((await performing(page))[1]).toBe(renderer.split(' ')[0]);
      const at20 = await tallies(page);
      for (const row of at20) expect(row.reduce((a, b) => a + b)).toBe(256);
      expect(at20.flat().every((count) => count > 0 || count === 0)).toBe(true);
      const stage = page.locator('#stage');
      const first = await stage.screenshot();
      await seek(page, 60);
      expect(await tallies(page)).not.toEqual(at20);
      expect((await stage.screenshot()).equals(first)).toBe(false);
      await seek(page, 20);
      expect(await tallies(page)).toEqual(at20);
      expect((await stage.screenshot()).equals(first)).toBe(true);
      expect(await page.evaluate(async () => (await window.ravine.snapshot()).size)).toBeGreaterThan(1000);
    });
  });

  test.describe(`the picture of a swarm on ${renderer}`, () => {
    test.use({ viewport: { width: 400, height: 400 } });

    for (const [name, more] of [
      ['swarm', ''],
      ['swarm-loss', '&color=loss&spread=0.5&start=1,0&theme=dark'],
    ] as const) {
      test(name, async ({ visit }) => {
        const view = renderer.startsWith('2d') ? '' : '&view=both';
        const page = await visit(`${hash}${view}${more}&step=1`, `${query}&embed=1`);
        await seek(page, 25);
        await expect(page.locator('#stage')).toHaveScreenshot(`${name}-${renderer.split(' ')[0]}.png`);
      });
    }
  });
}

test.describe('the page of a swarm', () => {
  test('its controls change the address and the particles; the race is there again afterwards @plain', async ({
    visit,
  }) => {
    const page = await visit(`${hash}&step=10`, '?engine=wasm&renderer=2d');
    await expect(page.locator('#chart')).toBeHidden();
    await page.getByRole('textbox', { name: 'Particles, as a number' }).fill('96');
    await expect.poll(async () => (await tallies(page))[0].reduce((a, b) => a + b)).toBe(32);
    await page.getByRole('textbox', { name: 'Particles, as a number' }).fill('0');
    await expect(page.getByRole('alert').filter({ hasText: 'A whole number from 4 to' })).toBeVisible();
    await page.getByRole('slider', { name: 'Particles' }).press('ArrowRight');
    expect((await stateOf(page)).particles).toBe(256);
    await page.getByRole('radio', { name: 'around the start' }).check();
    expect((await stateOf(page)).spread).toBe(0.25);
    await page.getByRole('slider', { name: 'Size of the patch' }).press('ArrowLeft');
    expect((await stateOf(page)).spread).toBe(0.24);
    await page.getByRole('radio', { name: 'speed' }).check();
    expect((await stateOf(page)).color).toBe('speed');
    await expect(page.getByRole('img', { name: /Histogram of f − f\* over \d+ particles at step 10/ })).toBeVisible();
    await page.getByRole('radio', { name: 'Race' }).check();
    await expect(page.locator('table.swarm')).toHaveCount(0);
    await expect(page.locator('#chart')).toBeVisible();
  });

  test('the workers are gone when no swarm is shown @plain', async ({ visit }) => {
    const swarmWorkers = () => page.workers().filter((worker) => worker.url().includes('swarm')).length;
    const page = await visit(`${hash}&step=10`, '?engine=wasm&renderer=2d');
    expect(swarmWorkers()).toBeGreaterThan(0);
    await open(page, '#surface=beale&step=10');
    await expect.poll(swarmWorkers).toBe(0);
  });

  test('a slider that moves while it plays keeps the particles at the step that is shown @plain', async ({ visit }) => {
    const page = await visit(`${hash}&steps=5000&step=0`, '?engine=wasm&renderer=2d');
    await page.getByRole('button', { name: 'Play' }).click();
    const eta = page.getByRole('slider', { name: 'SGD, η' });
    for (let k = 0; k < 5; k++) await eta.press('ArrowLeft');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.evaluate(() => window.ravine.paths());
    const { step } = await stateOf(page);
    await expect(page.locator('table.swarm caption')).toContainText(`at step ${step}`);
  });
});
