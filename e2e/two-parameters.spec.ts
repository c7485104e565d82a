import { expect, openRavine, test } from './support/fixtures';

const plainly = '?engine=wasm&renderer=2d';
const line = '#data=penguins-mass&model=linear&split=all';

test('the loss of a line is raced on: its exact gradient, its least loss, just below and just above 2/λmax @plain', async ({
  visit,
}) => {
  const page = await visit(`${line}&show=race&methods=sgd(eta=1.99),sgd(eta=2.01)&steps=300&step=300`, plainly);
  const paths = await page.evaluate(async () => {
    await window.ravine.ready;
    return window.ravine.paths();
  });
  // λ is 1 both ways: what is above the least loss is (1 − η)² of itself a step.
  for (const [i, rate] of [1.99, 2.01].entries()) {
    const heights = paths[i].points.map(([, , f]) => f - 0.120504);
    expect(heights[0]).toBeCloseTo(0.379496, 5);
    expect(heights[300] / heights[0] / (1 - rate) ** 600).toBeCloseTo(1, 1);
  }
  const svg = await page.evaluate(async () => (await window.ravine.export('svg')).text());
  for (const part of ['>W1<', '>b1<', 'data-path="sgd"', 'data-path="sgd-2"']) expect(svg).toContain(part);
  await expect(page.locator('.surface-formula')).toContainText('0.120504');
});

test('a swarm and basins on it: every start ends in the one minimum @plain', async ({ visit }) => {
  const page = await visit(`${line}&show=swarm&methods=sgd(eta=0.5)&particles=4096&steps=60&step=60`, plainly);
  await page.evaluate(() => window.ravine.ready);
  await expect(page.locator('.swarm tbody tr').first()).toContainText(/4\D?096/);
  const csv = await page.evaluate(async (hash) => {
    await window.ravine.open(hash);
    return (await window.ravine.export('csv')).text();
  }, `${line}&show=basins&methods=sgd(eta=0.5),sgd(eta=0.3)&steps=60`);
  expect(csv).toContain('f: 0.1205');
  expect(await page.evaluate(() => window.ravine.state())).toMatchObject({ show: 'basins', data: 'penguins-mass' });
  await expect(page.getByRole('cell', { name: '100 %' })).toHaveCount(2);
});

test('from the training to the race on its loss, and back to the mini-batches over the same plane @plain', async ({
  visit,
}) => {
  const page = await visit('#scene=one-line&seeds=1', plainly);
  await page.evaluate(() => window.ravine.ready);
  await page.getByRole('button', { name: 'Race, swarm and basins on it' }).click();
  const shown = () => page.evaluate(() => window.ravine.state());
  await expect.poll(async () => (await shown()).show).toBe('race');
  expect(await shown()).toMatchObject({ scene: 'one-line', start: [0, 0], domain: [-0.5, 1.5, -1, 1] });
  const [path] = await page.evaluate(() => window.ravine.paths());
  expect(path.points.at(-1)?.[2]).toBeCloseTo(0.120504, 5);
  await page.getByRole('heading', { name: 'Surface and start' }).click();
  await page.getByRole('button', { name: 'Train on mini-batches' }).click();
  await expect.poll(async () => (await shown()).show).toBe('train');
  const off = () => page.locator('.plane-table [data-path="together"] td').last().innerText();
  await expect.poll(async () => Number.parseFloat(await off())).toBeLessThan(1e-6);
});

test('a model of more parameters is refused in a sentence that counts them @plain', async ({ visit }) => {
  const page = await visit(line, plainly);
  const said = await page.evaluate(() =>
    window.ravine.open('#data=moons&model=logistic&show=race').then(
      () => '',
      (error: Error) => error.message,
    ),
  );
  expect(said).toBe(
    'open: show=race cannot be used; expected one of rates, compare, train, parallel: race, swarm, basins show the loss of two parameters, and this model has 3',
  );
});

test('logistic on the doses of beetles: the published estimates are where its paths end @plain', async ({ visit }) => {
  const page = await visit('#data=beetles&split=all&show=race&methods=newton&steps=12&step=12', plainly);
  await page.evaluate(() => window.ravine.ready);
  const [path] = await page.evaluate(() => window.ravine.paths());
  // 34.270 and −60.717 of the dose itself, whose mean is 1.79386 and whose deviation is 0.063036.
  const [w, b, f] = path.points[12];
  expect(w / 0.063036).toBeCloseTo(34.27, 2);
  expect(b - (w / 0.063036) * 1.79386).toBeCloseTo(-60.72, 2);
  expect(f).toBeCloseTo(0.387184, 5);
});

test('a line through a table of one’s own is raced on too @plain', async ({ visit }) => {
  const page = await visit(line, plainly);
  await page.evaluate(() => window.ravine.ready);
  const rows = Array.from({ length: 40 }, (_, i) => `${(i * 7) % 41},${3 * ((i * 7) % 41) + (i % 5)}`);
  await page.evaluate(
    (text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'mine.csv'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    ['size,price', ...rows].join('\n'),
  );
  const shown = () => page.evaluate(() => window.ravine.state());
  await expect.poll(async () => (await shown()).data).toMatch(/^own-/);
  await page.getByRole('button', { name: 'Race, swarm and basins on it' }).click();
  await expect.poll(async () => (await shown()).show).toBe('race');
  const [{ points }] = await page.evaluate(() => window.ravine.paths());
  expect(points[0]).toEqual([0, 0, expect.closeTo(0.5, 5)]);
});

test.describe('data that is slow or does not come', () => {
  test.use({ allowed: [/data.penguins|ERR_FAILED|Failed to (load|fetch)/] });

  test('the race waits for it, and the page says so @plain', async ({ page }) => {
    let answer = (_: boolean): void => undefined;
    const asked = new Promise<boolean>((resolve) => {
      answer = resolve;
    });
    await page.route('**/data/penguins.bin', async (route) => ((await asked) ? route.continue() : route.abort()));
    await openRavine(page, '#data=beetles&show=race&methods=sgd&steps=2', plainly);
    const opening = page.evaluate(async (hash) => {
      await window.ravine.open(hash);
      return (await window.ravine.paths()).length;
    }, `${line}&show=race&methods=sgd,adam&steps=2`);
    await expect(page.locator('#waiting')).toHaveText('Loading the data');
    answer(true);
    expect(await opening).toBe(2);
    await expect(page.locator('#waiting')).toHaveText('');
  });

  test('where it does not come, opening is refused and the page says why @plain', async ({ page }) => {
    await page.route('**/data/penguins.bin', (route) => route.abort());
    await openRavine(page, '#data=beetles&show=race&methods=sgd&steps=2', plainly);
    const said = await page.evaluate(
      (hash) =>
        window.ravine.open(hash).then(
          () => '',
          (error: Error) => error.message,
        ),
      `${line}&show=race&methods=sgd`,
    );
    expect(said).not.toBe('');
    await expect(page.getByRole('alert').or(page.locator('.problems')).first()).toContainText('fetch');
  });
});
