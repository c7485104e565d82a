import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { seek, stateOf } from './support/ravine';

test.use({ viewport: { width: 1000, height: 700 } });

const hash =
  '#v=1&show=train&data=penguins-mass&model=linear&batch=1&epochs=1&methods=sgd(eta=0.01),adam(eta=0.01)&seeds=2';
const stepOf = async (page: Page): Promise<number> => (await stateOf(page)).step;

test('curves have the cursor of the timeline, by hand and keyboard, and come nearer @plain', async ({ visit }) => {
  const page = await visit(hash, '?renderer=2d');
  const curves = page.locator('.curves-sheet');
  await expect(curves).toHaveAttribute('role', 'img');
  await expect(curves).toHaveAttribute('aria-label', /^Full-data loss against updates: SGD, Adam/);
  const box = await curves.boundingBox();
  if (!box) throw new Error('the curves are not seen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 60, y);
  await page.mouse.down();
  const from = await stepOf(page);
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.up();
  const to = await stepOf(page);
  expect(to).toBeGreaterThan(from + 10);
  expect(from).toBeGreaterThan(10);

  await curves.focus();
  await page.keyboard.press('ArrowRight');
  expect(await stepOf(page)).toBe(to + 1);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  expect(await stepOf(page)).toBe(0);

  // Ten times nearer, a pixel is a tenth of what it was.
  const before = await curves.screenshot();
  for (let i = 0; i < 8; i++) await page.mouse.wheel(0, -120);
  await expect.poll(async () => (await curves.screenshot()).equals(before)).toBe(false);
  await page.mouse.click(x, y);
  const near = await stepOf(page);
  await page.mouse.click(x + 60, y);
  expect((await stepOf(page)) - near).toBeLessThan((to - from) / 8);
  await page.keyboard.press('0');
  await page.mouse.move(x - 60, y);
  await page.mouse.click(x - 60, y);
  expect(Math.abs((await stepOf(page)) - from)).toBeLessThan(3);
});

test('a method stands out by the keyboard, and two clicks leave the cursor @plain', async ({ visit }) => {
  const page = await visit(hash, '?renderer=2d');
  await seek(page, 7);
  const curves = page.locator('.curves-sheet');
  const seen = () => curves.screenshot();
  const changes = (from: Buffer, same: boolean) => expect.poll(async () => (await seen()).equals(from)).toBe(same);
  await curves.focus();
  const plain = await seen();
  await page.keyboard.press('ArrowDown');
  await changes(plain, false);
  const first = await seen();
  await page.keyboard.press('ArrowUp');
  await changes(first, false);
  await page.keyboard.press('Escape');
  await changes(plain, true);

  const box = await curves.boundingBox();
  if (!box) throw new Error('the curves are not seen');
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 3);
  expect(await stepOf(page)).toBe(7);
});

test('curves are a drawing and a table to take away, and say the same in numbers @plain', async ({ visit }) => {
  const page = await visit(hash, '?renderer=2d');
  await seek(page, 100);
  const [svg, csv, runs] = await page.evaluate(
    async () =>
      [
        await (await window.ravine.export('svg', { width: 640, height: 400 })).text(),
        await (await window.ravine.export('csv')).text(),
        await window.ravine.runs(),
      ] as const,
  );
  expect(svg).toMatch(/^<svg [^>]*width="640" height="400"/);
  expect(svg).toContain('>Full-data loss</text>');
  const rows = csv.split('\n').filter((line) => !line.startsWith('#'));
  expect(rows[0]).toBe('run,method,seed,update,epoch,examples,loss,batchLoss,validation,accuracy,test,testAccuracy');
  const [run] = runs;
  const at = (update: number) => run.columns.loss.value[run.columns.loss.at.indexOf(update)];
  const row = rows.map((line) => line.split(',')).find(([id, , , update]) => id === run.id && update === '100');
  expect(Number(row?.[6])).toBe(at(100));
  expect(rows.length - 2).toBe(runs.length * run.columns.loss.at.length);

  await page.locator('summary', { hasText: 'Numbers' }).click();
  const table = page.locator('.curves-table');
  await expect(table.locator('caption')).toHaveText('Full-data loss at 100 updates');
  await expect(table.locator('tbody tr')).toHaveCount(2);
  await expect(table.locator('tbody tr').first()).toContainText('0 of 2');
});
