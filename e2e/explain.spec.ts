import { violations } from './support/axe';
import { expect, openRavine, test } from './support/fixtures';
import { hashHolds, open, pathsOf, seek, stateOf } from './support/ravine';

/** The numbers of a table's row, with a hyphen for a minus. */
const numbers = (cells: readonly string[]): number[] =>
  cells.map((text) => Number(text.replace('−', '-').replace('× ', '')));

test('a step is explained: the numbers are the path’s, and the view follows step, method and language @plain', async ({
  page,
}) => {
  await openRavine(page, '#scene=fig4a&step=10', '?renderer=2d');
  const view = page.locator('.explained');
  await expect(view).toHaveCount(0);

  // Opened by the button of a method, which hands over the focus; the arrows still step.
  await page.getByRole('button', { name: 'Formula and values of NAG' }).click();
  const button = page.locator('li.method[data-method="nag"]').getByRole('button', { name: 'Explain' });
  await button.click();
  await expect(view.locator('summary')).toBeFocused();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await hashHolds(page, 'explain=nag');
  await page.keyboard.press('ArrowRight');
  await expect(view).toContainText('Step 11');

  // What stands there is what the path did.
  const { points } = (await pathsOf(page)).find(({ id }) => id === 'nag') ?? { points: [] };
  const row = (kind: string) => view.locator(`tr[data-vector="${kind}"] td`).allTextContents();
  const [x, y] = numbers(await row('update'));
  expect(Math.abs(x - (points[11][0] - points[10][0]))).toBeLessThan(1e-2 * Math.abs(x));
  expect(Math.abs(y - (points[11][1] - points[10][1]))).toBeLessThan(1e-2 * Math.abs(y));
  await expect(view.locator('.lines math')).not.toHaveCount(0);
  await expect(view.locator('.reasons li')).not.toHaveCount(0);
  // In this form the points are the look-ahead ones: nothing looks ahead of them.
  await expect(view.locator('tr[data-vector="lookahead"]')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);

  // Another method, and a run that has diverged.
  await view.getByRole('combobox', { name: 'Method' }).selectOption('sgd');
  expect((await stateOf(page)).explain).toBe('sgd');
  await expect(view.locator('[data-reason="plain"]')).toContainText('times 0.001');
  await open(page, '#scene=monkey-saddle&explain=nag&step=170');
  await expect(view.locator('.fault')).toContainText('Diverged at step 115: f left the range');

  // Its own language, and closed again.
  await open(page, '#scene=fig2a&explain=sgd&step=0');
  await expect(view).toContainText('Nothing has moved yet');
  await page.locator('#language').click();
  await expect(view).toContainText('尚未移动');
  await page.locator('#language').click();
  await view.getByRole('button', { name: 'Close the explanation' }).click();
  await expect(view).toHaveCount(0);
  expect((await stateOf(page)).explain).toBeUndefined();

  // Figure 3 opens with it, and a link keeps it closed.
  await open(page, 'fig3');
  await seek(page, 5);
  await expect(view).toContainText('Step 5');
  expect((await stateOf(page)).explain).toBe('nag');
  await view.getByRole('button', { name: 'Close the explanation' }).click();
  await hashHolds(page, 'explain=');
  await open(page, new URL(page.url()).hash);
  await expect(view).toHaveCount(0);
});

test('the vectors of a step are drawn on the surface while it is explained @plain', async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 360 });
  await openRavine(page, '#scene=fig2b&step=6', '?renderer=2d&embed=1');
  const inked = () =>
    page.evaluate(async () => {
      const bitmap = await createImageBitmap(await window.ravine.snapshot({ width: 400, height: 300, scale: 1 }));
      const g = new OffscreenCanvas(400, 300).getContext('2d');
      g?.drawImage(bitmap, 0, 0);
      const { data } = g?.getImageData(0, 0, 400, 300) ?? { data: [] };
      let colored = 0;
      // The figure is grey: what has a colour is a vector.
      for (let i = 0; i < data.length; i += 4) if (Math.abs(data[i] - data[i + 2]) > 60) colored++;
      return colored;
    });
  expect(await inked()).toBe(0);
  await open(page, '#scene=fig2b&step=6&explain=momentum');
  expect(await inked()).toBeGreaterThan(200);
  await open(page, '#scene=fig2b&step=6&explain=momentum&show=swarm&particles=64');
  expect(await inked()).toBe(0);
});
