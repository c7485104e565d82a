import { violations } from './support/axe';
import { expect, openRavine, test } from './support/fixtures';
import { hashHolds, messagesOf, open, pathsOf, stateOf } from './support/ravine';

test('a surface of one’s own: typed, mended, with sliders, points and a way back @plain', async ({ page }) => {
  await openRavine(page, '#scene=fig4a&step=40', '?renderer=2d');
  const shipped = await pathsOf(page);
  const history = await page.evaluate(() => window.history.length);
  const header = page.getByRole('banner');
  await header.getByRole('button', { name: 'Edit the surface' }).click();
  const editor = page.getByRole('region', { name: 'Your surface' });
  const text = editor.getByRole('textbox', { name: 'f(x, y) as text' });
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(/^\(1\.5 - x \+ x\*y\)\^2/);

  // The points of what ships, by the Hessian.
  const rows = editor.getByRole('row');
  await expect(rows.filter({ hasText: 'minimum' })).toContainText(['(3.000, 0.5000)']);
  await expect(rows.filter({ hasText: 'saddle' })).toHaveCount(2);
  await expect(editor.locator('math')).not.toHaveCount(0);

  // The same text, typed, runs the same to the bit.
  const beale = await text.inputValue();
  await text.fill(`${beale} `);
  await text.press('Enter');
  expect((await stateOf(page)).scene).toBe('fig4a');
  await text.fill(`${beale} + 0`);
  await text.press('Enter');
  await expect.poll(() => stateOf(page)).toMatchObject({ scene: undefined, f: `${beale} + 0`, step: 40 });
  expect((await pathsOf(page)).map(({ points }) => points)).toEqual(shipped.map(({ points }) => points));

  // A mistake is said at its place and mended at a touch; the picture keeps the last text that could be drawn.
  await text.fill('x^2 + 2 sinx');
  const fault = page.locator('#surface-text-fault');
  await expect(fault).toContainText('Character 9: “sinx” is not known');
  await expect(fault.locator('mark')).toHaveText('sinx');
  await expect(text).toHaveAttribute('aria-invalid', 'true');
  await text.press('Escape');
  await expect(text).toHaveValue(`${beale} + 0`);
  await text.fill('x^2 + 2 sinx');
  await fault.getByRole('button', { name: 'Write sin(x)' }).click();
  await expect(text).toHaveValue('x^2 + 2 sin(x)');
  await expect.poll(async () => (await stateOf(page)).f).toBe('x^2 + 2 sin(x)');

  // A letter becomes a slider only when it is asked to.
  await text.fill('a*x^2 + y^2/2');
  await expect(fault).toContainText('“a” is not known');
  expect((await stateOf(page)).f).toBe('x^2 + 2 sin(x)');
  await fault.getByRole('button', { name: 'Make a a slider' }).click();
  await expect.poll(() => stateOf(page)).toMatchObject({ f: 'a*x^2 + y^2/2', constants: { a: 1 } });
  await editor.getByRole('slider', { name: 'f(x, y), a' }).fill('750');
  await expect.poll(async () => (await stateOf(page)).constants).toEqual({ a: 2.5 });
  await hashHolds(page, 'constants=a:2.5');
  await editor.getByRole('textbox', { name: 'f(x, y), a, as a number' }).fill('-40');
  await expect.poll(async () => (await stateOf(page)).constants).toEqual({ a: -40 });
  await expect(editor.getByRole('textbox', { name: 'Slider of a, lower end' })).toHaveValue('-50');
  await expect(rows.filter({ hasText: 'saddle' })).toContainText(['(0, 0)']);
  await editor.getByRole('checkbox', { name: 'Mark them on the picture' }).check();
  await hashHolds(page, 'stationary=shown');
  await editor.getByRole('textbox', { name: 'Domain, x₁' }).fill('2');
  await expect.poll(async () => (await stateOf(page)).domain).toEqual([-5, 2, -5, 5]);

  expect(await violations(page)).toEqual([]);
  // All the typing is one place in the history.
  expect(await page.evaluate(() => window.history.length)).toBe(history + 1);
  await editor.getByRole('button', { name: 'Close the editor' }).click();
  await expect(header.getByRole('button', { name: 'Edit the surface' })).toBeFocused();
  const left = await stateOf(page);
  await page.goBack();
  await expect.poll(async () => (await stateOf(page)).scene).toBe('fig4a');
  await page.goForward();
  await expect.poll(() => stateOf(page)).toEqual(left);
});

test('a letter in the header’s field opens the editor with its slider, and strange surfaces are said to be so @plain', async ({
  page,
}) => {
  await openRavine(page, '#surface=bowl&step=0', '?renderer=2d');
  await page.getByRole('textbox', { name: 'f(x, y) =' }).fill('x^2 + c*y^2');
  await page.locator('#formula-fault').getByRole('button', { name: 'Make c a slider' }).click();
  await expect(page.getByRole('slider', { name: 'f(x, y), c' })).toBeVisible();
  await expect.poll(() => stateOf(page)).toMatchObject({ f: 'x^2 + c*y^2', constants: { c: 1 } });
  await open(page, '#f=sin(1000x)*sin(1000y)&step=0');
  await expect(page.locator('#flat')).toContainText('f changes faster than the picture has points');
  await open(page, '#f=sqrt(-1-x^2)&step=0');
  await expect(page.locator('#flat')).toContainText('f has no value anywhere in this domain');
  await open(page, '#f=x^(2/3)+y^2&step=0');
  await expect(page.locator('#flat')).toContainText('x^(2/3) has a fraction for exponent');
  await page.locator('#flat').getByRole('button', { name: 'Write (x^2)^(1/3)' }).click();
  await expect.poll(async () => (await stateOf(page)).f).toBe('(x^2)^(1/3) + y^2');
  await expect(page.locator('#flat')).not.toContainText('fraction');
  // What was meant is offered, and stands in the message.
  await page.getByRole('textbox', { name: 'f(x, y) =' }).fill('100*(x2-x1^2)^2+(1-x1)^2');
  await page.locator('#formula-fault').getByRole('button', { name: 'Write 100*(y - x^2)^2 + (1 - x)^2' }).click();
  await page.getByRole('button', { name: 'Draw' }).click();
  await expect.poll(async () => (await stateOf(page)).f).toBe('100*(y - x^2)^2 + (1 - x)^2');
  await expect(messagesOf(page)).toHaveCount(0);
});

test('typed Beale is shipped Beale, to the bit @webgpu', async ({ page }) => {
  await openRavine(page, '#surface=beale&steps=60&step=1');
  const shipped = await pathsOf(page);
  const { f } = await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#formula');
    return { f: field?.value ?? '' };
  });
  await open(page, `#f=${encodeURIComponent(f)}&domain=-5,5,-5,5&start=1,1.6&steps=60&step=1`);
  expect((await stateOf(page)).surface).toBeUndefined();
  expect(await pathsOf(page)).toEqual(shipped);
});
