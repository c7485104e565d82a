import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { bundle } from './support/bundle';
import { expect, openRavine, test } from './support/fixtures';
import { pathsOf, rejection, stateOf } from './support/ravine';

/** A file as text. */
const textOf = (page: Page, format: string, options = {}): Promise<string> =>
  page.evaluate(async ([id, given]) => (await window.ravine.export(id, given)).text(), [format, options] as const);

const asked = (page: Page, format: string, options = {}): Promise<string> =>
  rejection(page.evaluate(([id, given]) => window.ravine.export(id, given), [format, options] as const));

test('files hold the paths and every setting, and what cannot be asked for is named @plain', async ({ page }) => {
  await openRavine(page, '#scene=fig4a&step=198&methods=adam,sgd,adam(eta=0.5)&view=contour', '?renderer=2d');
  const paths = await pathsOf(page);
  const state = await stateOf(page);

  const read = await page.evaluate(async () => {
    const text = await (await window.ravine.export('svg', { width: 600, height: 450 })).text();
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const numbers = (name: string) => (root.getAttribute(name) ?? '').split(' ').map(Number);
    const [x0, x1, y0, y1] = numbers('data-domain');
    const [x, y, w, h] = numbers('data-frame');
    const groups = [...root.querySelectorAll('[data-path]')].map((group) => {
      const parts = [...group.querySelectorAll('path')].map((path) => [
        ...(path.getAttribute('d') ?? '').matchAll(/[ML]([-\d.]+) ([-\d.]+)/g),
      ]);
      const places = parts.flatMap((part, i) => (i === 0 ? part : part.slice(1)));
      return {
        id: group.getAttribute('data-path'),
        points: places.map(([, px, py]) => [
          x0 + ((Number(px) - x) / w) * (x1 - x0),
          y1 - ((Number(py) - y) / h) * (y1 - y0),
        ]),
      };
    });
    const rasters = root.querySelectorAll('image, foreignObject').length;
    return { name: root.localName, size: [root.getAttribute('width'), root.getAttribute('height')], groups, rasters };
  });
  expect(read).toMatchObject({ name: 'svg', size: ['600', '450'], rasters: 0 });
  expect(read.groups.map(({ id }) => id)).toEqual(paths.map(({ id }) => id));
  // A hundredth of a pixel, in units of x and y.
  const tolerance = 2 * (10 / 450) * 0.01;
  read.groups.forEach(({ id, points }, run) => {
    expect(points).toHaveLength(paths[run].points.length);
    points.forEach(([x, y], k) => {
      const [px, py] = paths[run].points[k];
      expect(Math.max(Math.abs(x - px), Math.abs(y - py)), `${id} ${k}`).toBeLessThan(tolerance);
    });
  });

  const json = JSON.parse(await textOf(page, 'json'));
  expect(json).toMatchObject({ format: 'ravine-paths', paths: JSON.parse(JSON.stringify(paths)) });
  expect(json.state).toEqual(JSON.parse(JSON.stringify(state)));

  const lines = (await textOf(page, 'csv')).trimEnd().split('\n');
  const rows = lines.filter((line) => !line.startsWith('#')).slice(1);
  expect(rows.map((row) => row.split(','))).toEqual(
    paths.flatMap(({ id, points }) => points.map((point, step) => [id, step, ...point].map(String))),
  );
  const header = lines.filter((line) => line.startsWith('#')).join('\n');
  for (const part of ['#v=1&scene=fig4a', 'wasm', '"eta":0.5', 'version: 0', 'seed: 1']) expect(header).toContain(part);

  const link = await textOf(page, 'link');
  expect(new URL(link).hash).toBe(`#${/address: #(.*)/.exec(header)?.[1]}`);
  expect(await textOf(page, 'embed', { width: 500, height: 400 })).toMatch(
    /^<iframe src="[^"]*embed=1#[^"]*" width="500"/,
  );
  expect(await textOf(page, 'qr')).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);

  expect(await asked(page, 'bmp')).toContain("no format 'bmp'");
  expect(await asked(page, 'png', { width: 1 })).toContain('width=1');
  expect(await asked(page, 'gif', { from: 300 })).toContain('from=300');
  expect(await asked(page, 'gif', { colour: 3 })).toContain("no option 'colour'");
  await page.evaluate(() => window.ravine.open('#steps=9000'));
  expect(await asked(page, 'gif', { every: 1 })).toContain('9001 frames');
});

test('frame k of a film is step k, and the step shown before is shown again @plain', async ({ page }) => {
  await openRavine(page, '#scene=fig2b&step=7&theme=light', '?renderer=2d');
  await page.evaluate(await bundle(new URL('./harness/decode.ts', import.meta.url)));
  const steps = [0, 3, 6, 9, 12, 13];
  // Mean differences of 0 … 255: a palette of 255 colours, and what the encoders make of thin lines.
  for (const [format, tolerance] of [
    ['gif', 1],
    ['mp4', 4],
    ['webm', 4],
  ] as const) {
    const { differences, times, type } = await page.evaluate(
      ([id, list]) =>
        (window as unknown as { bundled: typeof import('./harness/decode') }).bundled.compareFilm(id, list, [320, 240]),
      [format, steps] as const,
    );
    expect(type).toContain(format);
    expect(differences).toHaveLength(steps.length);
    differences.forEach((row, frame) => {
      expect(row[frame], `${format}: frame ${frame}`).toBeLessThan(tolerance);
      expect(row.indexOf(Math.min(...row)), `${format}: frame ${frame} of ${row}`).toBe(frame);
    });
    times.forEach((at, frame) => {
      expect(at, `${format}: frame ${frame}`).toBeCloseTo(frame / 10, 3);
    });
  }
  await page.evaluate(() => window.ravine.seek(7));
  await page.evaluate(() => window.ravine.export('gif', { width: 100, height: 80, to: 3 }));
  expect((await stateOf(page)).step).toBe(7);
});

const choose = (page: Page, name: string) =>
  page.getByRole('dialog', { name: 'Export' }).getByRole('radio', { name, exact: true }).check({ force: true });

test('the sheet makes a file, tells how far it is, stops when told to, and says what it cannot @plain', async ({
  page,
}) => {
  await openRavine(page, '#scene=fig2b&step=7', '?renderer=2d');
  await page.getByRole('button', { name: 'Export' }).click();
  const sheet = page.getByRole('dialog', { name: 'Export' });
  await choose(page, 'GIF');
  for (const [name, value] of [
    ['Width', '120'],
    ['Height', '90'],
    ['To', '10'],
    ['Every', '5'],
  ])
    await sheet.getByRole('textbox', { name }).fill(value);
  await expect(sheet).toContainText('120 × 90 pixels, 3 frames, 0.1 s');
  const downloading = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Save' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('fig2b.gif');
  expect(readFileSync(await download.path()).subarray(0, 10)).toEqual(
    Buffer.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 120, 0, 90, 0]),
  );
  await expect(sheet.getByRole('status')).toContainText('Saved as fig2b.gif');

  await sheet.getByRole('textbox', { name: 'Width' }).fill('1e9');
  await expect(sheet.getByRole('alert')).toContainText('8192');
  await sheet.getByRole('textbox', { name: 'Width' }).fill('900');
  await sheet.getByRole('textbox', { name: 'Height' }).fill('900');
  await sheet.getByRole('textbox', { name: 'To' }).fill('40');
  await sheet.getByRole('textbox', { name: 'Every' }).fill('1');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByRole('progressbar')).toBeVisible();
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await expect(sheet.getByRole('status')).toContainText('Nothing was saved');
  await expect.poll(async () => (await stateOf(page)).step).toBe(7);

  await choose(page, 'QR code');
  await expect(sheet.getByRole('img', { name: 'QR code of the address' })).toBeVisible();
  await choose(page, 'Address');
  // The address bar follows a little later than the state.
  const text = sheet.getByRole('textbox', { name: 'Text to copy' });
  await expect.poll(async () => (await text.inputValue()) === page.url()).toBe(true);
  expect.soft(await violations(page), 'light').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  // A table of swarms is none of paths: what is chosen gives way to what there is.
  await page.evaluate(() => window.ravine.open('#scene=fig2b&show=basins&theme=dark'));
  await page.getByRole('button', { name: '中文' }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('.small-only').click();
  await page.locator('#take').click();
  await expect(page.getByRole('radio', { name: 'GIF' })).toBeDisabled();
  await expect(page.getByRole('dialog', { name: '导出' })).toBeVisible();
  expect.soft(await violations(page), 'dark, phone, Chinese').toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a file of paths that is dropped is drawn beside the present ones until it is put away @plain', async ({
  page,
}) => {
  await openRavine(page, '#scene=fig2b&step=40', '?renderer=2d');
  const [json, csv] = [await textOf(page, 'json'), await textOf(page, 'csv')];
  await page.evaluate(() => window.ravine.open('#scene=fig2b&step=40&methods=momentum(eta=0.03)'));
  const picture = () => textOf(page, 'svg', { width: 400, height: 300 });
  const drop = (name: string, text: string) =>
    page.evaluate(
      ([file, content]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], file));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, text] as const,
    );
  const before = await picture();
  expect(before).not.toContain('stroke-dasharray="4 3"');
  await drop('first.json', json);
  const list = page.locator('#imports');
  await expect(list).toContainText('first.json, dashed (paths: 1)');
  const beside = await picture();
  expect(beside).toContain('momentum (first.json)');
  expect(beside).toContain('stroke-dasharray="4 3"');
  await drop('broken.csv', csv.replace(/momentum,3,/, 'momentum,7,'));
  await expect(list.getByRole('alert')).toContainText('column step: expected the step 3, found “7”');
  await list.getByRole('button', { name: 'Dismiss' }).click();
  // A table without f lies on the surface that is shown; a spreadsheet may have saved it.
  await drop('torch.csv', '\uFEFFStep;X;Y\r\n0;-1,5;0,5\r\n1;-1,25;0,25\r\n');
  await expect(list).toContainText('torch.csv, dashed (paths: 1)');
  expect(await picture()).toContain('path (torch.csv)');
  await list.getByRole('button', { name: 'Put torch.csv away' }).click();
  // The sheet picks one as well; on another surface it says where its paths lie.
  await page.getByRole('button', { name: 'Export' }).click();
  await page
    .locator('#take-sheet input[type=file]')
    .setInputFiles({ name: 'second.csv', mimeType: '', buffer: Buffer.from(csv) });
  await expect(list).toContainText('second.csv, dashed (paths: 1)');
  await page.evaluate(() => window.ravine.open('fig4a'));
  await expect(list.locator('.imported').first()).toContainText('computed on another surface');
  await page.evaluate(() => window.ravine.open('#scene=fig2b&step=40&methods=momentum(eta=0.03)'));
  expect.soft(await violations(page)).toEqual([]);
  for (const name of ['first.json', 'second.csv']) await list.getByRole('button', { name: `Put ${name} away` }).click();
  expect(await picture()).toBe(before);
});
