import { scenes } from '../src/scenes/catalog';
import { expect, openRavine, test } from './support/fixtures';
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

test('the space bar presses what has the focus, and nothing plays @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&step=20');
  const playing = page.getByRole('button', { name: 'Pause' });
  const press = async (name: string, role: 'button' | 'radio' | 'checkbox' = 'button') => {
    await page.getByRole(role, { name, exact: true }).first().focus();
    await page.keyboard.press(' ');
    await expect(playing).toBeHidden();
  };
  await press('One step back');
  expect((await stateOf(page)).step).toBe(19);
  await press('One step on');
  expect((await stateOf(page)).step).toBe(20);
  await press('Loop');
  await expect(page.getByRole('button', { name: 'Loop' })).toHaveAttribute('aria-pressed', 'true');
  await press('Loop');
  await press('3-D', 'radio');
  expect((await stateOf(page)).view).toBe('3d');
  const { methods } = await stateOf(page);
  await press('Show SGD', 'checkbox');
  expect((await stateOf(page)).methods).toHaveLength(methods.length - 1);
  const section = page.locator('details.section').last();
  await section.locator('summary').focus();
  await page.keyboard.press(' ');
  await expect(section).toHaveAttribute('open');
  await section.locator('summary').press(' ');
  await expect(playing).toBeHidden();
  // The play button is one of them, and a slider has no use for it.
  await page.getByRole('button', { name: 'Play' }).press(' ');
  await expect(playing).toBeVisible();
  await page.getByRole('slider', { name: 'Step', exact: true }).press(' ');
  await expect(playing).toBeHidden();
});

test('letters, digits and arrows are of the menu, the radios or the slider that has the focus @plain', async ({
  visit,
}) => {
  const page = await visit('#scene=fig4a&step=20');
  const before = await stateOf(page);
  await page.getByRole('combobox', { name: 'Levels' }).focus();
  for (const key of ['v', 't', 'o', '3', 'Home', '?']) await page.keyboard.press(key);
  expect({ ...(await stateOf(page)), levels: before.levels }).toEqual(before);
  await page.getByRole('radio', { name: 'Contour' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await stateOf(page)).toMatchObject({ step: 20, view: 'both' });
  await page.getByRole('slider', { name: 'Step', exact: true }).press('End');
  expect((await stateOf(page)).step).toBe(before.steps);
});

test('single keys can be switched off in the help sheet, and by the address; the page remembers the choice @plain', async ({
  page,
}) => {
  const address = '#scene=fig2a&step=20';
  await openRavine(page, address, '?renderer=2d&shortcuts=off');
  const nothing = async () => {
    const before = await stateOf(page);
    for (const key of ['v', '2', 't', 'ArrowRight', 'End', ' ', '?']) await page.keyboard.press(key);
    expect(await stateOf(page)).toEqual(before);
    await expect(page.getByRole('button', { name: 'Pause' })).toBeHidden();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await nothing();
  await page.getByRole('button', { name: 'One step back' }).press(' ');
  expect((await stateOf(page)).step).toBe(19);
  const set = async (on: boolean) => {
    await page.getByRole('button', { name: 'Help and keyboard' }).click();
    await page.getByRole('checkbox', { name: /Single keys/ }).setChecked(on);
    await page.keyboard.press('Escape');
  };
  await set(true);
  await page.keyboard.press('ArrowRight');
  expect((await stateOf(page)).step).toBe(20);
  // What was chosen in the page counts from then on.
  expect(new URL(page.url()).search).toBe('?renderer=2d');
  await set(false);
  await openRavine(page, address, '?renderer=2d&lang=zh');
  await page.keyboard.press('ArrowRight');
  expect((await stateOf(page)).step).toBe(20);
  await page.getByRole('button', { name: '帮助与快捷键' }).click();
  await expect(page.getByRole('checkbox', { name: /单键快捷键/ })).not.toBeChecked();
});

test('where nothing may be kept, the switch works for this visit @plain', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await openRavine(page, '#scene=fig2a&step=20', '?renderer=2d');
  await page.keyboard.press('ArrowRight');
  expect((await stateOf(page)).step).toBe(21);
  await page.getByRole('button', { name: 'Help and keyboard' }).click();
  await page.getByRole('checkbox', { name: /Single keys/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  expect((await stateOf(page)).step).toBe(21);
});
