import { scenes } from '../src/scenes/catalog';
import { expect, test } from './support/fixtures';
import { seek, stateOf } from './support/ravine';

/** From step 20 of Figure 2a, 40 steps long: what a key does to the state. */
const keys: readonly (readonly [key: string, changed: Readonly<Record<string, unknown>>])[] = [
  ['ArrowLeft', { step: 19 }],
  ['ArrowRight', { step: 21 }],
  ['Home', { step: 0 }],
  ['End', { step: 40 }],
  ['2', { scene: [...scenes.keys()][1] }],
  ['4', { scene: [...scenes.keys()][3] }],
  ['v', { view: 'both' }],
  ['o', { look: 'ravine' }],
  ['t', { theme: 'light' }],
];

for (const [key, changed] of keys) {
  test(`${key} on the keyboard: ${JSON.stringify(changed)} @plain`, async ({ visit }) => {
    const page = await visit('#scene=fig2a&step=20');
    expect(await stateOf(page)).not.toMatchObject(changed);
    await page.keyboard.press(key);
    expect(await stateOf(page)).toMatchObject(changed);
  });
}

test('the space bar plays and pauses @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&steps=5000&step=20');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(async () => (await stateOf(page)).step).toBeGreaterThan(20);
  await page.keyboard.press(' ');
  const { step } = await stateOf(page);
  await page.waitForTimeout(200);
  expect((await stateOf(page)).step).toBe(step);
});

test('arrows stop at both ends @plain', async ({ visit }) => {
  const page = await visit('#scene=fig2a&step=0');
  await page.keyboard.press('ArrowLeft');
  expect((await stateOf(page)).step).toBe(0);
  await seek(page, 40);
  await page.keyboard.press('ArrowRight');
  expect((await stateOf(page)).step).toBe(40);
});

test('? opens the help sheet, which names every key, and Escape closes it @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&step=20');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Ravine' });
  await expect(sheet).toBeVisible();
  for (const key of ['␣', '←', '→', 'Home', 'End', '1 – 9', 'v', 'o', 't', '?']) {
    await expect(sheet.locator('kbd', { hasText: key }).first()).toBeVisible();
  }
  await page.keyboard.press('v');
  expect((await stateOf(page)).view).toBe('contour');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});

test('keys belong to a field while it is typed in, and to a control that uses them @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&step=20');
  const before = await stateOf(page);
  await page.getByRole('textbox', { name: 'f(x, y) =' }).focus();
  await page.keyboard.type(' v o t 1 ?');
  await page.keyboard.press('Home');
  await page.keyboard.press('Escape');
  expect(await stateOf(page)).toEqual(before);
  await page.getByRole('slider', { name: 'SGD, η' }).focus();
  await page.keyboard.press('ArrowRight');
  const after = await stateOf(page);
  expect(after.step).toBe(20);
  expect(after.methods[0].hyper.eta).toBeGreaterThan(0.001);
});

test('a key with a modifier is the browser’s @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&step=20');
  const before = await stateOf(page);
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Alt+v');
  expect(await stateOf(page)).toEqual(before);
});
