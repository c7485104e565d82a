import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { expect, openRavine, test } from './support/fixtures';
import { open, pathsOf, stateOf } from './support/ravine';

const duel = (page: Page) => page.locator('table.duel');
const ranking = (page: Page) => page.locator('table.ranking');

/** The texts of a table's cells, row by row. */
const cellsOf = (page: Page, table: string): Promise<string[][]> =>
  page
    .locator(`${table} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())),
    );

/** The duel's rows once there are so many, in the order of the methods. */
async function tunedRows(page: Page, count: number): Promise<string[][]> {
  await expect(duel(page).locator('tbody tr')).toHaveCount(count);
  await duel(page).getByRole('button', { name: 'Method' }).click();
  return cellsOf(page, 'table.duel');
}

const four = '#surface=ravine&show=compare&methods=sgd,momentum,nag,rprop&steps=120';
const suite = '#scene=fig4a&show=compare&methods=sgd,adam&budget=4&starts=1&steps=30';

test('tuned values are used in the race at a click, and the back button returns @plain', async ({ visit }) => {
  const page = await visit(`${four}&budget=64`, '?renderer=2d');
  const rows = await tunedRows(page, 4);
  const before = await stateOf(page);
  await page.getByRole('button', { name: 'Use in the race: Momentum as tuned' }).click();
  const one = await stateOf(page);
  expect(one.show).toBe('race');
  expect(one.methods.map(({ method }) => method)).toEqual(['sgd', 'momentum', 'nag', 'rprop']);
  expect(one.methods[0]).toEqual(before.methods[0]);
  expect(one.methods[1]).not.toEqual(before.methods[1]);
  // The race does what the table said of it.
  const [, momentum] = await pathsOf(page);
  const steps = momentum.points.findIndex(([, , f]) => f < 1e-3);
  expect(rows[1][6]).toBe(String(steps));
  expect(rows[1][5]).toContain(`η ${momentum.hyper.eta}`);
  await page.goBack();
  await expect(duel(page).locator('tbody tr')).toHaveCount(4);
  expect(await stateOf(page)).toEqual(before);
  await page.getByRole('button', { name: 'Use all tuned values in the race' }).click();
  const all = await stateOf(page);
  expect(all.methods[1]).toEqual(one.methods[1]);
  expect(all.methods[0]).not.toEqual(before.methods[0]);
});

test('one address gives one table, on both engines alike @webgpu', async ({ page }) => {
  const hash = `${four}&budget=16&seed=3`;
  const found: string[][][] = [];
  for (const engine of ['wasm', 'wasm', 'webgpu']) {
    await openRavine(page, hash, `?engine=${engine}&renderer=2d`);
    found.push(await tunedRows(page, 4));
  }
  const [first, again, gpu] = found;
  expect(again).toEqual(first);
  first.forEach((row, m) => {
    // The same candidate is the best; its steps may differ where f crosses the goal within rounding.
    expect(gpu[m][0], row[0]).toBe(row[0]);
    expect(gpu[m][5], row[0]).toBe(row[5]);
    expect(
      Math.abs(Number(gpu[m][6]) - Number(row[6])),
      `${row[0]}: ${gpu[m][6]}, ${row[6]} steps`,
    ).toBeLessThanOrEqual(1);
  });
});

// A page keeps its last ranking: these two begin on one that has none.
test('a ranking is started by hand, sorted by its heads, and saved as the table it is @plain', async ({ page }) => {
  await openRavine(page, suite, '?renderer=2d');
  await expect(duel(page)).toBeVisible();
  await expect(ranking(page)).toHaveCount(0);
  await page.getByRole('button', { name: /^Rank the methods shown/ }).click();
  await expect(ranking(page)).toBeVisible({ timeout: 60_000 });
  const sorted = () => ranking(page).locator('th[aria-sort]');
  await expect(sorted()).toHaveAttribute('aria-sort', 'ascending');
  const reached = ranking(page).getByRole('button', { name: 'Goal' }).first();
  await reached.focus();
  await page.keyboard.press('Enter');
  const shares = async () => (await cellsOf(page, 'table.ranking')).map((row) => Number.parseInt(row[3], 10));
  const best = await shares();
  expect(best[0]).toBeGreaterThanOrEqual(best[1]);
  await page.keyboard.press('Enter');
  await expect(sorted()).toHaveAttribute('aria-sort', 'descending');
  expect(await shares()).toEqual(best.toReversed());

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Table as CSV' }).click();
  const lines = readFileSync(await (await downloading).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines.filter((line) => line.startsWith('#')).join()).toContain('seed: 1');
  const [head, ...rows] = lines.filter((line) => !line.startsWith('#')).map((line) => line.split(','));
  const shown = new Map((await cellsOf(page, 'table.ranking')).map((row) => [row[0].toLowerCase(), row]));
  expect(rows.map(([method]) => method).sort()).toEqual(['adam', 'sgd']);
  for (const row of rows) {
    const at = (name: string) => Number(row[head.indexOf(name)]);
    const cells = shown.get(row[0]) ?? [];
    const spread = (name: string) => ['median', 'q1', 'q3'].map((part) => Number(at(`${name}_${part}`).toFixed(1)) + 0);
    expect(numbersIn(cells[2])).toEqual(spread('tuned_rank'));
    expect(numbersIn(cells[3])).toEqual([Math.round(100 * at('tuned_reached'))]);
    expect(numbersIn(cells[4])).toEqual(spread('tuned_log10_gap'));
    expect(numbersIn(cells[8])).toEqual(spread('defaults_log10_gap'));
  }
});

/** The numbers of a cell such as `−2.0 (−6.0 – 0.3)`. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/−?\d+(\.\d+)?/g)].map(([n]) => Number(n.replace('−', '-')) + 0);

test('a ranking that is cancelled is gone, and another one can be started @plain', async ({ page }) => {
  await openRavine(page, suite.replace('budget=4', 'budget=4096').replace('steps=30', 'steps=2000'), '?renderer=2d');
  await page.getByRole('button', { name: /^Rank all methods: 20/ }).click();
  await page.locator('.ranking-part progress').waitFor();
  await page.locator('.ranking-part').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('.ranking-part progress')).toHaveCount(0);
  await expect(ranking(page)).toHaveCount(0);
  await open(page, suite);
  await page.getByRole('button', { name: /^Rank the methods shown/ }).click();
  await expect(ranking(page).locator('tbody tr')).toHaveCount(2, { timeout: 60_000 });
});

test('where f* is not known f alone is judged, and the page says so @plain', async ({ visit }) => {
  for (const hash of ['#scene=fig4b', '#f=x^3-3x+y^2']) {
    const page = await visit(`${hash}&show=compare&budget=8`, '?renderer=2d');
    await expect(page.locator('.duel-part')).toContainText('f* is not known here');
    await expect(duel(page).locator('tbody tr')).not.toHaveCount(0);
    await expect(duel(page)).not.toContainText('never');
  }
});

for (const language of ['en', 'zh']) {
  test(`axe finds nothing in a comparison, in ${language} @plain`, async ({ visit }) => {
    const page = await visit(suite, language === 'en' ? '?renderer=2d' : `?lang=${language}&renderer=2d`);
    await page.locator('.ranking-part button.main').first().click();
    await expect(ranking(page)).toBeVisible({ timeout: 60_000 });
    for (const summary of await page.locator('.comparison summary').all()) await summary.click();
    for (const theme of ['light', 'dark', 'projector']) {
      await open(page, `${suite}&theme=${theme}`);
      await expect(duel(page)).toBeVisible();
      expect.soft(await violations(page), theme).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect.soft(await violations(page), 'phone').toEqual([]);
  });
}

const onData =
  '#data=moons&model=logistic&epochs=2&show=compare&budget=4&starts=1&seeds=6&methods=sgd(eta=0.3),adam(eta=0.01)';
const half = (page: Page, name: string) => page.locator(`table[data-half="${name}"]`);

test('on data methods train, as set and tuned, over paired seeds, and the same address gives the same numbers @plain', async ({
  visit,
}) => {
  const page = await visit(onData, '?engine=wasm&renderer=2d');
  const read = (hash: string) =>
    page.evaluate(async (text) => {
      await window.ravine.open(text);
      const csv = await (await window.ravine.export('ranking')).text();
      return { csv, runs: await window.ravine.runs() };
    }, hash);
  const once = await read(onData);
  expect(once.runs.map(({ id }) => id).slice(0, 2)).toEqual(['sgd · seed 1', 'adam · seed 1']);
  expect(once.runs).toHaveLength(24);
  await expect(page.locator('.contest-picture')).toBeVisible();
  const pictures = await page.evaluate(async () => {
    const bitmap = await createImageBitmap(await window.ravine.snapshot({ width: 300, height: 200, scale: 1 }));
    return [bitmap.width, bitmap.height, await (await window.ravine.export('svg')).text()] as const;
  });
  expect(pictures.slice(0, 2)).toEqual([300, 200]);
  for (const text of ['>SGD<', '>Adam<', '>Loss at the end<']) expect(pictures[2]).toContain(text);
  await expect(half(page, 'tuned').locator('tbody tr')).toHaveCount(2);
  await expect(page.locator('.budget')).toContainText('2 methods × 4 rates × 1 seed = 8 runs');
  // The runs as they are set are those that Train shows.
  const trained = await page.evaluate(
    async (text) => {
      await window.ravine.open(text);
      return window.ravine.runs();
    },
    onData.replace('show=compare', 'show=train'),
  );
  expect(once.runs.slice(0, 12).map(({ columns }) => columns.loss)).toEqual(trained.map(({ columns }) => columns.loss));
  expect(await read(onData)).toEqual(once);
  // The tuned values go to Train, and the way back leads here.
  await page.getByRole('button', { name: 'Use all tuned values in Train' }).click();
  const used = await page.evaluate(() => window.ravine.runs());
  expect(used.map(({ hyper }) => hyper)).toEqual(once.runs.slice(12).map(({ hyper }) => hyper));
  await page.goBack();
  await expect(half(page, 'tuned')).toBeVisible();
  // The table says what its file says.
  const [head, ...lines] = once.csv
    .trimEnd()
    .split('\r\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(','));
  const [, adam] = lines.filter(([which]) => which === 'as_set');
  const shown = await half(page, 'asSet').locator('tr[data-rival="adam"] td').allInnerTexts();
  expect(Number(shown[4].split('\n')[0])).toBeCloseTo(Number(adam[head.indexOf('loss_median')]), 3);
});

test('two methods head to head change by the keyboard, and are in the address @plain', async ({ visit }) => {
  const page = await visit(`${onData},nag(eta=0.1)`, '?engine=wasm&renderer=2d');
  await page.evaluate((text) => window.ravine.open(text), `${onData},nag(eta=0.1)`);
  const caption = page.locator('table.head-to-head caption');
  await expect(caption).toHaveText('NAG and Adam, paired by seed');
  await page.locator('#duel-0').selectOption('Adam');
  // To choose the other one makes them change sides.
  await expect(caption).toHaveText('Adam and NAG, paired by seed');
  await page.locator('#duel-1').selectOption('SGD');
  expect(await page.evaluate(() => window.ravine.state().duel)).toEqual(['adam', 'sgd']);
  await expect(page).toHaveURL(/duel=adam,sgd/);
  const summary = page.getByText('All rates that were tried');
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('table.tried tbody tr')).toHaveCount(4);
});

test('a method that does not train is named in its own row of a comparison and of maps, and the other is there @plain', async ({
  visit,
}) => {
  const moons = '#data=moons&model=mlp(3)&batch=20&epochs=2&methods=newton,sgd';
  const page = await visit(`${moons}&show=compare&budget=4&starts=1&seeds=2`, '?engine=wasm&renderer=2d');
  await page.evaluate(() => window.ravine.ready);
  for (const which of ['tuned', 'asSet'] as const) {
    await expect(half(page, which).locator('tr[data-rival]')).toHaveCount(1);
    await expect(half(page, which).getByRole('row', { name: /Newton/ })).toContainText('every second derivative');
  }
  await open(page, `${moons}&show=rates&axes=eta`);
  const row = page.locator('.maps-table').getByRole('row', { name: /Newton/ });
  await expect(row).toContainText('every second derivative');
  await expect(page.locator('.maps-table tr[data-method="sgd"] td').first()).not.toHaveText('–');
});

test('a comparison on data that is large waits, is paused within moments, and goes on @plain', async ({ visit }) => {
  const page = await visit(onData, '?engine=wasm&renderer=2d');
  await page.evaluate(
    (text) => window.ravine.open(text),
    '#data=digits7&model=mlp(32)&epochs=4&show=compare&seeds=2&budget=200&methods=sgd(eta=0.1)',
  );
  await expect(page.locator('.contest')).toContainText('Methods are not tuned yet');
  await expect(half(page, 'asSet').locator('tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: /^Compute the rest/ }).click();
  const pause = page.getByRole('button', { name: 'Pause' });
  await pause.waitFor();
  const took = await page.evaluate(async () => {
    const button = [...document.querySelectorAll<HTMLButtonElement>('.contest button')].find(
      ({ textContent }) => textContent === 'Pause',
    );
    const begun = performance.now();
    button?.click();
    await window.ravine.ready;
    return performance.now() - begun;
  });
  expect(took).toBeLessThan(100);
  await expect(page.locator('.contest')).toContainText('what is there stays');
  await page.getByRole('button', { name: /^Compute the rest/ }).click();
  await pause.waitFor();
  await pause.click();
});

for (const language of ['en', 'zh']) {
  test(`axe finds nothing in a comparison on data, in ${language} @plain`, async ({ visit }) => {
    const page = await visit(onData, `?lang=${language}&engine=wasm&renderer=2d`);
    for (const theme of ['light', 'dark', 'projector']) {
      await open(page, `${onData}&theme=${theme}`);
      await expect(half(page, 'tuned')).toBeVisible();
      expect.soft(await violations(page), theme).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect.soft(await violations(page), 'phone').toEqual([]);
  });
}
