import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { stateOf } from './support/ravine';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

async function boxOf(page: Page) {
  const box = await page.locator('#stage').boundingBox();
  if (!box) throw new Error('the stage has no place');
  return box;
}

/** A point of the stage, given as shares of its width and height. */
async function place(page: Page, across: number, down: number): Promise<[number, number]> {
  const box = await boxOf(page);
  return [box.x + box.width * across, box.y + box.height * down];
}

/** Fingers that go down, move along their points together, and are lifted. */
async function drag(touch: CDPSession, ...fingers: (readonly (readonly [number, number])[])[]) {
  const at = (k: number) => fingers.map((points, id) => ({ x: points[k][0], y: points[k][1], id }));
  const last = fingers[0].length - 1;
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let k = 1; k <= last; k++)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(k) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Two taps, sent together: the time between them makes them a double tap, and a busy machine must not stretch it. */
async function doubleTap(touch: CDPSession, [x, y]: readonly [number, number]) {
  const sent = (['touchStart', 'touchEnd', 'touchStart', 'touchEnd'] as const).map((type) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchStart' ? [{ x, y }] : [] }),
  );
  await Promise.all(sent);
}

test('nothing is wider than a phone, and the stage comes first @plain', async ({ visit }) => {
  const page = await visit('#step=50', '?renderer=2d');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expect(page.locator('#stage')).toBeInViewport({ ratio: 0.9 });
  const { y, width, height } = await boxOf(page);
  expect(y).toBeLessThan(60);
  expect(width).toBe(390);
  expect(height).toBeGreaterThan(380);
  await expect(page.getByRole('button', { name: 'Play' })).toBeInViewport();
});

test('what is beside the scene in the header is one tap away @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&step=50', '?renderer=2d');
  const surface = page.getByRole('combobox', { name: 'Surface' });
  await expect(surface).toBeHidden();
  const button = page.getByRole('button', { name: 'Surface, link, language and theme' });
  await button.tap();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await surface.selectOption('Himmelblau');
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  expect(await stateOf(page)).toMatchObject({ surface: 'himmelblau' });
});

for (const [width, height] of [
  [844, 390],
  [800, 600],
  [480, 360],
] as const) {
  test(`picture and play bar are in sight in a window of ${width} × ${height} @plain`, async ({ visit }) => {
    const page = await visit('#scene=fig4a&step=50', '?renderer=2d');
    await page.setViewportSize({ width, height });
    await expect(page.locator('#stage')).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'Play' })).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('controls answer to a tap @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&step=50', '?renderer=2d');
  await page.getByRole('button', { name: 'One step on' }).tap();
  expect((await stateOf(page)).step).toBe(51);
  const adam = page.getByRole('checkbox', { name: 'Show Adam' });
  await adam.scrollIntoViewIfNeeded();
  await adam.tap();
  await expect(adam).toBeChecked();
  expect((await stateOf(page)).methods.at(-1)).toMatchObject({ method: 'adam' });
});

test('a double tap puts the start there, a single one does not @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&step=50', '?renderer=2d');
  const before = (await stateOf(page)).start;
  const here = await place(page, 0.25, 0.75);
  await page.touchscreen.tap(...here);
  expect((await stateOf(page)).start).toEqual(before);
  await page.waitForTimeout(400);
  const touch = await page.context().newCDPSession(page);
  await doubleTap(touch, here);
  await expect.poll(async () => (await stateOf(page)).start[0]).toBeLessThan(0);
  expect((await stateOf(page)).start[1]).toBeLessThan(0);
});

test('one finger turns the 3-D view, two pinch it; the page does not scroll with them @plain', async ({ visit }) => {
  const page = await visit('#scene=fig2a&view=3d&step=20');
  const touch = await page.context().newCDPSession(page);
  const before = (await stateOf(page)).camera;
  await drag(touch, [await place(page, 0.2, 0.8), await place(page, 0.4, 0.7), await place(page, 0.6, 0.5)]);
  const turned = (await stateOf(page)).camera;
  expect(turned[0]).not.toBe(before[0]);
  await drag(
    touch,
    [await place(page, 0.45, 0.8), await place(page, 0.3, 0.8), await place(page, 0.15, 0.8)],
    [await place(page, 0.55, 0.8), await place(page, 0.7, 0.8), await place(page, 0.85, 0.8)],
  );
  expect((await stateOf(page)).camera[2]).toBeGreaterThan(turned[2]);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

for (const [what, selector] of [
  ['the play bar', '.bar .count'],
  ['the chart', '#chart .u-over'],
] as const) {
  test(`a finger on ${what} scrolls the page @plain`, async ({ visit }) => {
    const page = await visit('#scene=fig4a&step=50', '?renderer=2d');
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`${what} has no place`);
    const touch = await page.context().newCDPSession(page);
    const way = Array.from({ length: 10 }, (_, k) => [box.x + 3, box.y + 10 - 25 * k] as const);
    await drag(touch, way);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  });
}
