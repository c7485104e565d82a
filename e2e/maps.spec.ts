import type { Locator, Page } from '@playwright/test';
import { expect, openRavine, test } from './support/fixtures';
import { hashHolds, open, pathsOf, stateOf } from './support/ravine';

test.use({ viewport: { width: 960, height: 720 } });

/** The engine of this kind of machine. */
const query = (): string => (test.info().project.name === 'webgpu' ? '?engine=webgpu' : '?engine=wasm&renderer=2d');

const basins = '#surface=himmelblau&show=basins&methods=momentum,sgd&steps=40';

const plot = (page: Page, method: string): Locator => page.locator(`.plot[data-method=${method}]`);

/** Puts the pointer on a place of a map, in shares from the left and from above. */
async function point(page: Page, map: Locator, [u, v]: readonly [number, number]): Promise<{ x: number; y: number }> {
  const box = await map.boundingBox();
  if (!box) throw new Error('the map is not there');
  const at = { x: box.x + u * box.width, y: box.y + v * box.height };
  await page.mouse.move(at.x, at.y);
  return at;
}

/** The colour that the sheet has at a place of the page. */
const colorAt = (page: Page, { x, y }: { x: number; y: number }): Promise<number[]> =>
  page.evaluate(
    ([left, top]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas.below');
      if (!canvas) throw new Error('no sheet');
      const from = canvas.getBoundingClientRect();
      const ratio = canvas.width / from.width;
      const [px, py] = [left - from.left, top - from.top].map((v) => Math.floor(v * ratio));
      return Array.from(canvas.getContext('2d')?.getImageData(px, py, 1, 1).data.slice(0, 3) ?? []);
    },
    [x, y],
  );

/** Colours of the columns of the table, by what stands in their heads. */
const tones = (page: Page): Promise<[name: string, rgb: number[]][]> =>
  page.locator('.maps-table thead th:has(.swatch)').evaluateAll((heads) =>
    heads.map((head): [string, number[]] => {
      const swatch = head.querySelector('.swatch');
      const color = swatch ? getComputedStyle(swatch).backgroundColor : '';
      return [head.textContent?.trim() ?? '', (color.match(/\d+/g) ?? []).slice(0, 3).map(Number)];
    }),
  );

/** What a colour is but for its lightness: the direction away from grey. */
function tint([r, g, b]: readonly number[]): [number, number] {
  const [u, v] = [r - g, (r + g) / 2 - b];
  const length = Math.hypot(u, v) || 1;
  return [u / length, v / length];
}

test('colour, words and race of a pixel are one answer of the engine', async ({ visit }) => {
  const page = await visit(basins, query());
  const swatches = await tones(page);
  const found = new Set<string>();
  for (const place of [
    [0.22, 0.22],
    [0.78, 0.3],
    [0.3, 0.8],
    [0.72, 0.72],
  ] as const) {
    const at = await point(page, plot(page, 'sgd'), place);
    const said = await page.locator('.reading').textContent();
    const minimum = said?.match(/in the minimum (\(.*?\)) after (\d+) steps/)?.[1];
    if (minimum === undefined) continue;
    found.add(minimum);
    const [, tone] = swatches.find(([name]) => name === minimum) ?? [];
    if (!tone) throw new Error(`no column for ${minimum}`);
    const [a, b] = [tint(tone), tint(await colorAt(page, at))];
    expect(a[0] * b[0] + a[1] * b[1], `${minimum}: ${said}`).toBeGreaterThan(0.97);
  }
  expect(found.size).toBeGreaterThanOrEqual(3);

  await point(page, plot(page, 'momentum'), [0.22, 0.22]);
  const said = (await page.locator('.reading').textContent()) ?? '';
  const [, name, start] = said.match(/^(\w+)\. Start \((.*?)\)/) ?? [];
  expect(name).toBe('Momentum');
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(async () => (await stateOf(page)).show).toBe('race');
  const state = await stateOf(page);
  const shown = start.split(', ').map((text) => Number(text.replace('−', '-')));
  for (const i of [0, 1]) expect(Math.abs(state.start[i] - shown[i])).toBeLessThan(2e-3);
  const [path] = await pathsOf(page);
  const [x, y] = path.points[path.points.length - 1];
  const ended = said.match(/in the minimum \((.*?), (.*?)\)/);
  if (ended) {
    const to = ended.slice(1).map((text) => Number(text.replace('−', '-')));
    expect(Math.hypot(x - to[0], y - to[1])).toBeLessThan(0.11);
  } else expect(said).toMatch(/in no minimum|diverges/);
  await page.goBack();
  await expect.poll(async () => (await stateOf(page)).show).toBe('basins');
});

test('shares of the area sum to one for every method', async ({ visit }) => {
  const page = await visit(basins, query());
  const rows = page.locator('.maps-table tbody tr');
  await expect(rows).toHaveCount(2);
  for (const row of await rows.all()) {
    const cells = await row.locator('td').allTextContents();
    const sum = cells.reduce((total, text) => total + Number(text.replace(/[^\d.]/g, '')), 0);
    expect(sum, cells.join()).toBeGreaterThan(99.5);
    expect(sum, cells.join()).toBeLessThan(100.5);
  }
});

test('what costs much is asked for, can be cancelled, and what is there stays @plain', async ({ visit }) => {
  const page = await visit('#surface=himmelblau&show=basins&methods=adam&steps=50000', query());
  await expect(page.locator('.refine')).toHaveText('Refine');
  await page.locator('.refine').click();
  await expect(page.locator('.map-bar progress')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.refine')).toHaveText('Go on');
  await expect(page.locator('.map-bar progress')).toHaveCount(0);
  await point(page, plot(page, 'adam'), [0.3, 0.3]);
  await expect(page.locator('.reading')).toContainText('Start (');
});

test('the link that is written opens the same map again @plain', async ({ visit }) => {
  const page = await visit(basins, query());
  await point(page, plot(page, 'sgd'), [0.5, 0.4]);
  await page.mouse.wheel(0, -120);
  await page.mouse.wheel(0, -120);
  await hashHolds(page, 'window=');
  const digest = () =>
    page.evaluate(async () => {
      const blob = await window.ravine.snapshot({ width: 400, height: 300, scale: 1 });
      const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
      return { type: blob.type, hash: Array.from(new Uint8Array(hash)).join() };
    });
  const before = await digest();
  const { hash } = new URL(page.url());
  await openRavine(page, hash, query());
  expect(await digest()).toEqual(before);
  expect(before.type).toBe('image/png');
  await page.getByRole('button', { name: 'Whole map' }).click();
  expect((await stateOf(page)).window).toBeUndefined();
  expect(await digest()).not.toEqual(before);
});

test('zooming ends where single precision does, and says so @plain', async ({ visit }) => {
  const page = await visit(`${basins}&window=3,3.0006,2,2.0006`, query());
  await point(page, plot(page, 'sgd'), [0.5, 0.5]);
  await expect(async () => {
    await page.mouse.wheel(0, -120);
    await expect(page.locator('.reading')).toContainText('single precision', { timeout: 500 });
  }).toPass();
  const { window } = await stateOf(page);
  await page.mouse.wheel(0, -120);
  await page.mouse.wheel(0, -120);
  const after = (await stateOf(page)).window;
  if (!window || !after) throw new Error('no window');
  expect(after[1] - after[0]).toBeGreaterThan(0.9 * (window[1] - window[0]));
});

test('a pixel of the hyperparameter map gives its values to the race @plain', async ({ visit }) => {
  const page = await visit('#surface=beale&show=rates&methods=momentum,sgd&steps=60', query());
  await point(page, plot(page, 'momentum'), [0.4, 0.3]);
  await expect(page.locator('.reading')).toContainText(/Momentum\. η .*, γ .*: /);
  const before = (await stateOf(page)).methods[0].hyper;
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.locator('.reading')).toContainText('Momentum takes η');
  const { methods, show } = await stateOf(page);
  expect(methods[0].hyper.eta).not.toBe(before.eta);
  expect(methods[0].hyper.gamma).toBeCloseTo(0.7, 1);
  expect(show).toBe('rates');
  await page.getByRole('button', { name: 'Show the race' }).click();
  expect((await stateOf(page)).show).toBe('race');
});

test('the keyboard moves the crosshair, enlarges a map and starts the race @plain', async ({ visit }) => {
  const page = await visit(basins, query());
  await page.getByRole('button', { name: 'Enlarge the map of SGD' }).press('Enter');
  await hashHolds(page, 'focus=sgd');
  await open(page, `${basins}&focus=sgd&steps=10`);
  await expect(page.locator('.plot')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await plot(page, 'sgd').focus();
  await page.keyboard.press('ArrowRight');
  const first = await page.locator('.reading').textContent();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.reading')).not.toHaveText(first ?? '');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('+');
  expect((await stateOf(page)).window).toBeDefined();
  await page.keyboard.press('0');
  expect((await stateOf(page)).window).toBeUndefined();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stateOf(page)).show).toBe('race');
});

test.describe('a small picture', () => {
  test.use({ viewport: { width: 480, height: 480 } });

  for (const [name, hash] of [
    ['basins', '#surface=himmelblau&show=basins&methods=momentum,nag,adagrad(eta=0.5)&steps=60&theme=light'],
    ['rates', '#surface=beale&show=rates&methods=momentum,sgd&steps=40&goal=0.1&theme=light'],
  ] as const) {
    test(`the picture of ${name} @plain`, async ({ visit }) => {
      const page = await visit(hash, '?engine=wasm&renderer=2d&embed=1');
      await expect(page.locator('.other:not([hidden])')).toHaveScreenshot(`maps-${name}.png`);
    });
  }
});

const training = '#show=rates&data=moons&batch=20&theme=light';

test('with data a pixel is a training run, whose values lead to its curve @plain', async ({ visit }) => {
  const page = await visit(`${training}&model=mlp(3)&epochs=9&methods=momentum&axes=eta`, '?engine=wasm&renderer=2d');
  await expect(page.locator('.maps-table caption')).toHaveText('The best values of each method in training');
  await point(page, plot(page, 'momentum'), [0.7, 0.3]);
  const reading = page.locator('.reading');
  await expect(reading).toContainText(/^η .*: the loss is .* after 126 updates/);
  const said = Number((await reading.textContent())?.match(/the loss is ([\d.]+) after/)?.[1]);
  await page.mouse.down();
  await page.mouse.up();
  await expect(reading).toContainText('Momentum takes η');
  await page.getByRole('button', { name: 'Show its training' }).click();
  await expect.poll(async () => (await stateOf(page)).show).toBe('train');
  const [run] = await page.evaluate(() => window.ravine.runs());
  // Three digits of each value were taken.
  expect(run.columns.loss.value.at(-1)).toBeCloseTo(said, 1);
  await page.goBack();
  await expect(page.locator('.maps-table')).toBeVisible();
});

test('maps of training runs are read by a table, a file and as runs, and end with Escape @plain', async ({ visit }) => {
  const page = await visit(`${training}&model=mlp(3)&epochs=2&methods=sgd,adam&axes=eta`, '?engine=wasm&renderer=2d');
  const found = await page.evaluate(async () => {
    const lines = (await (await window.ravine.export('csv')).text()).trimEnd().split('\n');
    const runs = await window.ravine.runs();
    return { rows: lines.filter((line) => !line.startsWith('#')).map((line) => line.split(',')), runs };
  });
  const [head, ...rows] = found.rows;
  expect(head.slice(0, 3)).toEqual(['method', 'across', 'across_value']);
  for (const id of ['sgd', 'adam']) {
    const losses = rows.filter(([method]) => method === id).map((row) => Number(row[5]));
    expect(losses).toHaveLength(128);
    const best = Number(await page.locator(`.maps-table tr[data-method=${id}] td`).first().textContent());
    expect(Math.min(...losses.filter(Number.isFinite))).toBeCloseTo(best, 2);
  }
  expect(found.runs.map(({ id, columns }) => [id, columns.loss.at[0]])).toEqual([
    ['sgd', 0],
    ['adam', 0],
  ]);
  await page.evaluate(() => {
    void window.ravine.open('#show=rates&data=digits7&model=mlp(32)&batch=20&epochs=1&methods=adam&axes=eta');
  });
  await page.locator('.map-bar .cancel').waitFor();
  await page.keyboard.press('Escape');
  await expect(page.locator('.refine')).toHaveText('Go on');
});
