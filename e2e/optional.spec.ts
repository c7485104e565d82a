import { expect, openRavine, test } from './support/fixtures';
import { stateOf } from './support/ravine';

for (const language of ['C', 'en_US.UTF-8', '', undefined]) {
  test(`a browser whose language is ${JSON.stringify(language)} shows the whole page, chart included @plain`, async ({
    page,
  }) => {
    await page.addInitScript((tag) => {
      Object.defineProperty(navigator, 'language', { get: () => tag });
      Object.defineProperty(navigator, 'languages', { get: () => (tag === undefined ? undefined : [tag]) });
    }, language);
    await openRavine(page, '#scene=fig2b&step=40', '?renderer=2d');
    await expect(page.locator('#chart canvas')).toBeVisible();
    await expect(page.locator('#chart .playhead .line')).toBeAttached();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
}

test('a browser that tells a Chinese locale in place of a tag is spoken to in Chinese @plain', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'languages', { get: () => ['C', 'zh_CN.UTF-8'] });
  });
  await openRavine(page, '#scene=fig2b&step=40', '?renderer=2d');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test.describe('a part that fails', () => {
  test.use({ allowed: [/chart-|Failed to fetch dynamically|ResizeObserver is broken/] });

  test('by not being loaded says so in its place, and comes when asked again @plain', async ({ page }) => {
    let blocked = true;
    await page.route(/\/chart-[\w-]+\.js$/, (route) => (blocked ? route.abort() : route.continue()));
    await openRavine(page, '#scene=fig2b&step=40', '?renderer=2d');
    const note = page.locator('#chart').getByRole('alert');
    await expect(note).toContainText('This part cannot be shown');
    await page.keyboard.press('Home');
    expect((await stateOf(page)).step).toBe(0);
    blocked = false;
    await page.locator('#chart button').click();
    await expect(page.locator('#chart canvas')).toBeVisible();
    await expect(note).toHaveCount(0);
  });

  test('by throwing takes nothing else with it @plain', async ({ page }) => {
    await page.addInitScript(() => {
      window.ResizeObserver = class extends ResizeObserver {
        override observe(target: Element) {
          if (target.id === 'chart') throw new Error('ResizeObserver is broken');
          super.observe(target);
        }
      };
    });
    await openRavine(page, '#scene=fig2b&step=40', '?renderer=2d');
    await expect(page.locator('#chart').getByRole('alert')).toContainText('ResizeObserver is broken');
    await page.keyboard.press('ArrowLeft');
    expect((await stateOf(page)).step).toBe(39);
    await expect(page.locator('.sections')).toContainText('What the overview says');
  });
});
