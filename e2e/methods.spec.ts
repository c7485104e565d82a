import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { open, pathsOf, seek, stateOf } from './support/ravine';

const idsOf = async (page: Page) => (await pathsOf(page)).map(({ id }) => id);
const rates = async (page: Page) => (await stateOf(page)).methods.map(({ hyper }) => hyper.eta);
const line = (page: Page, method: string) => page.locator(`li.method[data-method="${method}"]`);

/** What every test begins with. */
const begin = ['#scene=fig4a&step=100', '?renderer=2d'] as const;

test('slider and number field show one value, which is the one that is used @plain', async ({ visit }) => {
  const page = await visit(...begin);
  const slider = page.getByRole('slider', { name: 'SGD, η' });
  const field = page.getByRole('textbox', { name: 'SGD, η, as a number' });
  const [before] = await pathsOf(page);
  await field.fill('0.0005');
  await expect(slider).toHaveAttribute('aria-valuetext', '0.0005');
  const [after] = await pathsOf(page);
  expect(after.hyper.eta).toBe(0.0005);
  expect(after.points[1]).not.toEqual(before.points[1]);
  await slider.fill('500');
  const value = Number(await field.inputValue());
  expect(value).not.toBe(0.0005);
  expect((await pathsOf(page))[0].hyper.eta).toBe(value);
  await expect(slider).toHaveAttribute('aria-valuetext', String(value));
});

test('a value that cannot be used is said at its field, and the last one stays @plain', async ({ visit }) => {
  const page = await visit(...begin);
  const field = page.getByRole('textbox', { name: 'SGD, η, as a number' });
  await field.fill('fast');
  await expect(line(page, 'sgd').getByRole('alert')).toHaveText('“fast” is not a number; 0.001 is still used');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('-1');
  await expect(line(page, 'sgd').getByRole('alert')).toContainText('lies between 0 and');
  expect((await rates(page))[0]).toBe(0.001);
  await field.press('Escape');
  await expect(field).toHaveValue('0.001');
  await expect(line(page, 'sgd').getByRole('alert')).toHaveCount(0);
});

test('reset brings the scene’s values back, for one method and for all @plain', async ({ visit }) => {
  const page = await visit(...begin);
  const field = (name: string) => page.getByRole('textbox', { name: `${name}, η, as a number` });
  await field('SGD').fill('0.002');
  await field('NAG').fill('0.003');
  await page.getByRole('button', { name: 'Formula and values of SGD' }).click();
  await line(page, 'sgd').getByRole('button', { name: 'Reset', exact: true }).click();
  expect((await rates(page)).slice(0, 3)).toEqual([0.001, 0.001, 0.003]);
  await page.getByRole('button', { name: 'Reset all' }).click();
  expect((await rates(page)).slice(0, 3)).toEqual([0.001, 0.001, 0.001]);
});

test('reset all also forgets what was typed, and puts start and steps back @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&step=40&start=2,2&steps=50', '?renderer=2d');
  await page.getByRole('textbox', { name: 'SGD, η, as a number' }).fill('fast');
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect(page.getByRole('textbox', { name: 'SGD, η, as a number' })).toHaveValue('0.001');
  await expect(page.locator('#methods .fault')).toHaveCount(0);
  expect(await stateOf(page)).toMatchObject({ start: [1, 1.6], steps: 198, step: 40 });
});

test('only shows a method alone, and brings the others back @plain', async ({ visit }) => {
  const page = await visit(...begin);
  const all = await idsOf(page);
  await page.getByRole('button', { name: 'Formula and values of NAG' }).click();
  const only = page.getByRole('button', { name: 'Only: NAG' }).filter({ visible: true }).last();
  await only.click();
  expect(await idsOf(page)).toEqual(['nag']);
  await only.click();
  expect(await idsOf(page)).toEqual(all);
});

test('Adam is off in the figure and runs when it is switched on; SGD goes when it is switched off @plain', async ({
  visit,
}) => {
  const page = await visit(...begin);
  const before = await idsOf(page);
  expect(before).not.toContain('adam');
  await page.getByRole('checkbox', { name: 'Show Adam' }).check();
  expect(await idsOf(page)).toEqual([...before, 'adam']);
  expect((await rates(page)).at(-1)).toBe(0.05);
  await page.getByRole('checkbox', { name: 'Show SGD' }).uncheck();
  expect(await idsOf(page)).toEqual([...before.slice(1), 'adam']);
});

test('a method of the catalog is added, duplicated, and removed again @plain', async ({ visit }) => {
  const page = await visit(...begin);
  await page.locator('.catalog').getByRole('button', { name: 'Lion' }).click();
  expect(await idsOf(page)).toContain('lion');
  await page.getByRole('button', { name: 'Formula and values of Lion' }).click();
  await line(page, 'lion').getByRole('button', { name: 'Duplicate' }).click();
  expect(await idsOf(page)).toEqual(expect.arrayContaining(['lion', 'lion-2']));
  await line(page, 'lion').last().getByRole('button', { name: 'Formula and values of' }).click();
  await line(page, 'lion').last().getByRole('button', { name: 'Remove' }).click();
  expect(await idsOf(page)).not.toContain('lion-2');
});

test('a form of a method is chosen beside its formula @plain', async ({ visit }) => {
  const page = await visit(...begin);
  await page.getByRole('button', { name: 'Formula and values of NAG' }).click();
  await expect(line(page, 'nag').locator('math').first()).toBeVisible();
  await line(page, 'nag').getByRole('combobox', { name: 'Form' }).selectOption('equation');
  expect((await pathsOf(page)).find(({ id }) => id === 'nag')).toMatchObject({ form: 'equation' });
});

test('with every method off the page says what to do @plain', async ({ visit }) => {
  const page = await visit(...begin);
  const on = page.locator('li.method.on').getByRole('checkbox');
  for (let left = await on.count(); left > 0; left--) {
    await on.first().click();
    await expect(on).toHaveCount(left - 1);
  }
  await expect(page.locator('#methods')).toContainText('No method is shown. Switch one on, or reset.');
  expect(await pathsOf(page)).toEqual([]);
});

test('the table has a row for every method, and follows the step @plain', async ({ visit }) => {
  const page = await visit(...begin);
  const table = page.getByRole('table', { name: 'Every method at step 100' });
  await expect(table.getByRole('row')).toHaveCount(7);
  await expect(table.getByRole('row', { name: 'SGD' })).toContainText('1.30');
  await page.keyboard.press('End');
  await expect(page.getByRole('table', { name: 'Every method at step 198' })).toContainText('1.70');
  await open(page, '#scene=monkey-saddle&step=160');
  await expect(page.getByRole('row', { name: 'NAG' })).toContainText('diverged at 115');
  const [needed, there] = await page.locator('#values .scroll').evaluate((e) => [e.scrollWidth, e.clientWidth]);
  expect(needed).toBeLessThanOrEqual(there);
});

test('the chart has a name and a curve, and a click on it goes to a step @plain', async ({ visit }) => {
  const page = await visit(...begin);
  const chart = page.getByRole('img', { name: /^Loss against step for every method/ });
  const plot = chart.locator('.u-over');
  const box = await plot.boundingBox();
  if (!box) throw new Error('the chart has no place');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  expect(Math.abs((await stateOf(page)).step - 99)).toBeLessThan(3);
});

test('a method that has diverged is said so on the picture, from its step on @plain', async ({ visit }) => {
  for (const query of ['?renderer=2d', '?renderer=2d&embed=1']) {
    const page = await visit('#scene=monkey-saddle&step=160', query);
    const said = page.locator('#ended');
    await expect(said).toBeVisible();
    await expect(said).toContainText('Momentum diverged at 151');
    await expect(said).toContainText('NAG diverged at 115');
    await seek(page, 130);
    await expect(said).not.toContainText('Momentum');
    await seek(page, 100);
    await expect(said).toBeHidden();
  }
});

test('a start where f has no value is said once for all methods @plain', async ({ visit }) => {
  const page = await visit('#f=log(x)&domain=-2,2,-2,2&start=-1,0&step=0', '?renderer=2d');
  await expect(page.locator('#ended')).toHaveText('f has no value at the start: move the start');
});

for (const width of [390, 1024, 1280, 2560]) {
  test(`no name of the panel is cut or crowds its slider in a window ${width} px wide @plain`, async ({ visit }) => {
    const page = await visit('#scene=fig4a&step=1&methods=sgd,momentum,momentum,adabelief', '?renderer=2d');
    await page.setViewportSize({ width, height: 800 });
    const gaps = await page.locator('li.method .line').evaluateAll((lines) =>
      lines.map((line) => {
        const name = line.querySelector('.name span') as HTMLElement;
        const symbol = line.querySelector('.symbol') as HTMLElement;
        const [left, right] = [name.getBoundingClientRect(), symbol.getBoundingClientRect()];
        const below = right.top >= left.bottom;
        return {
          name: name.textContent,
          cut: name.scrollWidth > name.offsetWidth,
          gap: below ? 99 : right.left - left.right,
        };
      }),
    );
    expect(gaps.length).toBeGreaterThan(7);
    for (const { name, cut, gap } of gaps) {
      expect.soft(cut, `${name} is cut`).toBe(false);
      expect.soft(gap, `between ${name} and its symbol`).toBeGreaterThanOrEqual(10);
    }
  });
}
