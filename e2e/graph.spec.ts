import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { expect, test } from './support/fixtures';
import { open, stateOf } from './support/ravine';

// What is looked at is a graph and numbers, whatever draws the other modes.
const plainly = '?engine=wasm&renderer=2d';

const graph = (more = '') =>
  `#data=moons&model=mlp(8)&batch=50&epochs=12&show=parallel&parallelism=model&methods=sgd(eta=0.5)&network=rack(latency=0,farthest=0)${more}`;

/** Workers of devices that there are. */
const devicesIn = (page: Page) => page.workers().filter((worker) => worker.url().includes('device-worker')).length;

const told = (page: Page) => page.locator('#graph-threads-told');

test('a model’s operations on two devices: pairs, bits, the same runs every time, and no thread by itself @plain', async ({
  visit,
}) => {
  const page = await visit(graph(), plainly);
  await expect(page.locator('.graph-node')).toHaveCount(23);
  await expect(page.getByText(/Send\/Receive pairs/).first()).toBeVisible();
  await expect(page.getByText(/of 72 updates with the bits of the whole/)).toHaveText(/72 of 72/);
  expect(devicesIn(page)).toBe(0);
  const runs = () => page.evaluate(() => window.ravine.runs());
  const before = await runs();
  expect(before[0].columns.batchLoss.at).toHaveLength(72);
  // Where nodes are changes no bit.
  await open(page, graph('&place=matmul1:2,d_W2:1&devices=1,0.5,2'));
  expect((await runs())[0].columns).toEqual(before[0].columns);
  expect(await violations(page)).toEqual([]);
});

test('a node is moved by keys, by the menu and by the pointer; the link says where it is @plain', async ({ visit }) => {
  const page = await visit(graph('&devices=1,1'), plainly);
  const place = async () => (await stateOf(page)).place;
  await page.locator('[data-node="tanh1"]').focus();
  await page.keyboard.press('2');
  expect(await place()).toEqual([{ node: 'tanh1', device: 1 }]);
  await expect(page.locator('[data-node="tanh1"]')).toHaveAttribute('aria-label', /device 2/);
  await page.keyboard.press('Shift+ArrowUp');
  expect(await place()).toEqual([{ node: 'tanh1', device: 0 }]);
  await page.keyboard.press('Backspace');
  expect(await place()).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-node="tanh1"]')).not.toBeFocused();
  // What writes a parameter is where it is kept.
  await page.locator('[data-node="update_W1"]').click();
  await page.locator('#graph-device').selectOption('1');
  await expect(page.locator('[data-node="W1"]')).toHaveAttribute('aria-label', /device 2/);
  await page.locator('[data-node="update_W1"]').focus();
  await page.keyboard.press('1');
  await expect(page.locator('[data-node="W1"]')).toHaveAttribute('aria-label', /device 1/);
  await open(page, graph('&devices=1,1&place=matmul1:1,add1:2'));
  await page.locator('[data-node="matmul1"]').scrollIntoViewIfNeeded();
  const [from, to] = await Promise.all(
    ['matmul1', 'add1'].map(async (node) => {
      const box = await page.locator(`[data-node="${node}"]`).boundingBox();
      return box ?? { x: 0, y: 0, width: 0, height: 0 };
    }),
  );
  await page.mouse.move(from.x + 9, from.y + 9);
  await page.mouse.down();
  await page.mouse.move(from.x + 9, to.y + 9, { steps: 3 });
  await page.mouse.up();
  expect(await place()).toContainEqual({ node: 'matmul1', device: 1 });
});

test('on threads: the bits of one thread, a lost device, and none is left after stop or another scene @plain', async ({
  visit,
}) => {
  const page = await visit(graph('&devices=1,1&place=matmul1:1,add1:2'), plainly);
  await page.locator('#graph-threads').click();
  await expect(told(page).locator('[data-same-end]')).toHaveAttribute('data-same-end', 'true');
  await expect(told(page).locator('[data-same]')).toHaveAttribute('data-same', 'true');
  await expect.poll(() => devicesIn(page)).toBe(0);
  await page.locator('#graph-threads').click();
  // Long enough to lose a device on the way.
  await open(page, graph('&devices=1,1&place=matmul1:1,add1:2&epochs=150'));
  await page.locator('#graph-threads').click();
  await expect.poll(() => devicesIn(page)).toBe(2);
  await expect(told(page)).toHaveText(/last checkpoint at [1-9]/);
  await page.locator('.kill-device').first().click();
  await expect(told(page).locator('[data-restarts]')).toHaveAttribute('data-restarts', '1', { timeout: 15_000 });
  await expect(told(page).locator('[data-same-end]')).toHaveAttribute('data-same-end', 'true', { timeout: 60_000 });
  await page.locator('#graph-threads').click();
  for (const end of ['stop', 'scene'] as const) {
    await open(page, graph('&devices=1,1&place=matmul1:1,add1:2&epochs=150'));
    await page.locator('#graph-threads').click();
    await expect.poll(() => devicesIn(page)).toBe(2);
    if (end === 'stop') await page.locator('#graph-threads').click();
    else await open(page, '#scene=fig4a&step=10');
    await expect.poll(() => devicesIn(page)).toBe(0);
  }
});

test('the graph is a picture and files of its own @plain', async ({ visit }) => {
  const page = await visit(graph('&devices=1,1&place=matmul1:1,add1:2'), plainly);
  const read = await page.evaluate(async () => {
    const svg = await (await window.ravine.export('svg', { width: 900, height: 600 })).text();
    const json = JSON.parse(await (await window.ravine.export('json')).text());
    const csv = await (await window.ravine.export('csv')).text();
    const png = await window.ravine.snapshot({ width: 700, height: 500 });
    return { svg, json, csv: csv.split('\n').length, png: png.size };
  });
  expect(read.svg).toContain('matmul1');
  expect(read.svg).toMatch(/>S</);
  expect(read.json).toMatchObject({ format: 'ravine-graph', formatVersion: 1 });
  expect(read.json.graphs[0].placement).toMatchObject({ matmul1: 0, add1: 1 });
  expect(read.csv).toBeGreaterThan(60);
  expect(read.png).toBeGreaterThan(5000);
});
