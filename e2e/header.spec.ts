import { readFile } from 'node:fs/promises';
import { expect, openRavine, test } from './support/fixtures';
import { hashHolds, messagesOf, open, pathsOf, stateOf } from './support/ravine';

/** What every test begins with. */
const begin = ['#scene=fig4b&step=40', '?renderer=2d'] as const;

test('the surface menu puts the race on another surface @plain', async ({ visit }) => {
  const page = await visit(...begin);
  await page.getByRole('combobox', { name: 'Surface' }).selectOption('Himmelblau');
  expect(await stateOf(page)).toMatchObject({ scene: undefined, surface: 'himmelblau', steps: 200 });
  expect(await pathsOf(page)).toHaveLength(7);
  await hashHolds(page, 'surface=himmelblau');
});

test('the scenes are gone through by a button and by a key @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4b', '?renderer=2d');
  await page.getByRole('button', { name: 'Next scene: ' }).click();
  const { scene } = await stateOf(page);
  expect(scene).not.toBe('fig4b');
  await page.keyboard.press('N');
  expect((await stateOf(page)).scene).toBe('fig4b');
  await page.keyboard.press('n');
  expect((await stateOf(page)).scene).toBe(scene);
});

test('a typed formula shows its mistake at its place, and is drawn once it has none @plain', async ({ visit }) => {
  const page = await visit(...begin);
  const field = page.getByRole('textbox', { name: 'f(x, y) =' });
  const draw = page.getByRole('button', { name: 'Draw' });
  await field.fill('x^2 + 3*z');
  const fault = page.locator('#formula-fault');
  await expect(fault).toContainText('Character 9: “z” is not known');
  await expect(fault.locator('mark')).toHaveText('z');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(draw).toBeDisabled();
  await field.press('Enter');
  expect((await stateOf(page)).scene).toBe('fig4b');
  await field.fill('x^2 + 3*y^2');
  await expect(fault).toHaveCount(0);
  await field.press('Enter');
  expect(await stateOf(page)).toMatchObject({ scene: undefined, f: 'x^2 + 3*y^2' });
  await hashHolds(page, 'f=x%5E2%20%2B%203%2Ay%5E2');
  await page.goBack();
  await expect.poll(() => stateOf(page)).toMatchObject({ scene: 'fig4b', step: 40 });
});

test('the language changes all that is said, keeps the picture, and stays after a reload @plain', async ({ page }) => {
  await openRavine(page, ...begin);
  const before = await stateOf(page);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('button', { name: '播放' })).toBeVisible();
  await expect(page.locator('#claims')).toContainText('成立');
  expect(page.url()).toContain('lang=zh');
  expect(await stateOf(page)).toEqual(before);
  await page.reload();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('each theme is chosen, shown and kept in the address @plain', async ({ visit }) => {
  const page = await visit(...begin);
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const grounds = new Set<string>();
  for (const theme of ['Dark', 'Light', 'Projector']) {
    await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    await hashHolds(page, `theme=${theme.toLowerCase()}`);
    grounds.add(await ground());
  }
  expect(grounds.size).toBeGreaterThan(1);
});

test('what stands on the white of an original figure is as dark in the dark theme as in the light one @plain', async ({
  visit,
}) => {
  const page = await visit('#scene=fig4a&step=40&theme=light', '?renderer=2d');
  const colors = () =>
    page.locator('#chart').evaluate((chart) => {
      const { color, outlineColor, backgroundColor } = getComputedStyle(chart);
      return [color, outlineColor, backgroundColor];
    });
  const light = await colors();
  await open(page, '#scene=fig4a&step=40&theme=dark');
  expect(await colors()).toEqual(light);
});

for (const width of [390, 1024, 1440]) {
  test(`each menu of the picture stands beside its name in a window ${width} px wide @plain`, async ({ visit }) => {
    const page = await visit('#scene=fig2a&view=3d&step=20', '?renderer=webgl2');
    await page.setViewportSize({ width, height: 800 });
    for (const name of ['From', 'Levels', 'Height']) {
      await expect(page.locator('#tools').getByText(name, { exact: true })).toBeInViewport({ ratio: 1 });
    }
  });
}

test('view and look are one click away @plain', async ({ visit }) => {
  const page = await visit('#scene=fig2a&step=20', '?renderer=webgl2');
  await page.getByRole('radio', { name: 'Both' }).check({ force: true });
  await page.getByRole('radio', { name: 'Ravine' }).check({ force: true });
  expect(await stateOf(page)).toMatchObject({ view: 'both', look: 'ravine' });
});

test('the link that is copied opens the same picture @plain', async ({ page, context }) => {
  await openRavine(page, ...begin);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('slider', { name: 'Step' }).fill('77');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const before = await stateOf(page);
  await page.goto('about:blank');
  await page.goto(link);
  await page.waitForFunction(() => 'ravine' in window);
  expect(await stateOf(page)).toEqual(before);
  await expect(messagesOf(page)).toHaveCount(0);
});

test('the picture is saved as a PNG named after its scene @plain', async ({ visit }) => {
  const page = await visit(...begin);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save PNG' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('fig4b.png');
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  await expect(page.getByText('Picture saved')).toBeVisible();
});
