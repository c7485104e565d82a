import { expect, test } from './support/fixtures';

// What is looked at is curves and numbers, whatever draws the other modes.
const plainly = '?engine=wasm&renderer=2d';

test('Figure 1: its curves, its runs and what the overview says of them @plain', async ({ visit }) => {
  const page = await visit('#scene=fig1&seeds=6', plainly);
  const read = await page.evaluate(async () => {
    await window.ravine.ready;
    const [runs, claims] = [await window.ravine.runs(), await window.ravine.claims()];
    return { runs, claims, paths: await window.ravine.paths(), state: window.ravine.state() };
  });
  expect(read.paths).toEqual([]);
  expect(read.state).toMatchObject({ show: 'train', data: 'penguins-mass', model: 'linear', steps: 1026 });
  expect(read.runs.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 6]);
  for (const { columns, status } of read.runs) {
    expect(status).toBe('ok');
    expect(columns.loss.at).toEqual(Array.from({ length: 1027 }, (_, k) => k));
    expect(columns.batchLoss.at[0]).toBe(1);
    // Standardised and from 0: half the variance of the target.
    expect(columns.loss.value[0]).toBeCloseTo(0.5, 6);
  }
  // The criteria ask for twenty seeds.
  expect(read.claims.map(({ holds }) => holds)).toEqual([null, null]);
  await expect(page.getByRole('img', { name: /loss/ })).toBeVisible();
});

test('the same address gives the same numbers, and each replica is a run of its own seed @plain', async ({ visit }) => {
  const page = await visit('#scene=fig1&seeds=2', plainly);
  const lossesOf = (hash: string) =>
    page.evaluate(async (text) => {
      await window.ravine.open(text);
      return (await window.ravine.runs()).map(({ seed, columns }) => [seed, columns.loss.value] as const);
    }, hash);
  const both = await lossesOf('#scene=fig1&seeds=2');
  expect(await lossesOf('#scene=fig1&seeds=2')).toEqual(both);
  expect(await lossesOf('#scene=fig1&seeds=1&seed=2')).toEqual([both[1]]);
});

test('its files say what was computed @plain', async ({ visit }) => {
  const page = await visit('#scene=fig1&seeds=2', plainly);
  const files = await page.evaluate(async () => {
    const text = async (format: string) => (await window.ravine.export(format)).text();
    return { json: JSON.parse(await text('json')), csv: await text('csv'), svg: await text('svg') };
  });
  const { objective, seeds, runs } = files.json;
  expect(files.json).toMatchObject({ format: 'ravine-training', formatVersion: 1 });
  expect(objective.parameters).toEqual([
    { name: 'W1', shape: [1, 1] },
    { name: 'b1', shape: [1] },
  ]);
  expect(seeds.map((one: { batches: number[][] }) => one.batches.length)).toEqual([1026, 1026]);
  // By hand: theta moves against the mean gradient of its rows.
  for (const [k, { initial, batches }] of seeds.entries()) {
    const { eta } = runs[k].hyper;
    let [w, b] = initial;
    for (const rows of batches) {
      const errors = rows.map((row: number) => w * objective.inputs[row][0] + b - objective.targets[row]);
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const slope = mean(errors.map((error: number, i: number) => error * objective.inputs[rows[i]][0]));
      [w, b] = [w - eta * slope, b - eta * mean(errors)];
    }
    expect(w).toBeCloseTo(runs[k].final[0], 4);
    expect(b).toBeCloseTo(runs[k].final[1], 4);
  }
  expect(files.csv).toContain('run,method,seed,update,epoch,examples,loss');
  expect(files.svg).toMatch(/^<svg/);
});

test('a model that does not fit its data is refused in a sentence, and so is data beside a surface @plain', async ({
  visit,
}) => {
  const page = await visit('#scene=fig1&seeds=1', plainly);
  const refused = (hash: string) =>
    page.evaluate(
      (text) =>
        window.ravine.open(text).then(
          () => '',
          (error: Error) => error.message,
        ),
      hash,
    );
  expect(await refused('#data=penguins-mass&model=softmax')).toContain('model');
  expect(await refused('#data=moons&f=x^2+y^2')).toContain('data');
  expect(await refused('#show=race&data=digits')).toContain('show');
  expect(await refused('#data=moons&model=mlp(4,act=tanhh)')).toContain('tanh');
});

test('from a training to a race and back, nothing is left over @plain', async ({ visit }) => {
  const page = await visit('#scene=fig1&seeds=1', plainly);
  await page.getByRole('radio', { name: 'Race' }).check();
  await expect.poll(() => page.evaluate(() => window.ravine.state().show)).toBe('race');
  expect(await page.evaluate(async () => (await window.ravine.paths()).length)).toBeGreaterThan(3);
  await page.getByRole('radio', { name: 'Train' }).check();
  await expect.poll(() => page.evaluate(() => window.ravine.state().data)).toBe('penguins-mass');
  expect(await page.evaluate(async () => (await window.ravine.runs()).length)).toBe(20);
});
