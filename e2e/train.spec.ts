import { bundle } from './support/bundle';
import { expect, test } from './support/fixtures';
import { stateOf } from './support/ravine';

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

test('sharpness and the spread of the batch gradient are columns of the runs while they are shown @plain', async ({
  visit,
}) => {
  const scene =
    '#data=penguins-mass&model=linear&split=all&epochs=2&batch=18&order=replacement&methods=sgd(eta=0.1)&seeds=2';
  const page = await visit(`${scene}&curve=sharpness`, plainly);
  const columns = () =>
    page.evaluate(async () => {
      await window.ravine.ready;
      return (await window.ravine.runs()).map(({ columns: { sharpness, noise, loss } }) => ({
        sharpness,
        noise,
        loss,
      }));
    });
  const sharp = await columns();
  expect(sharp).toHaveLength(2);
  for (const { sharpness, noise } of sharp) {
    expect(sharpness.at).toEqual(Array.from({ length: 39 }, (_, k) => k));
    // Standardised, the Hessian is the unit matrix.
    for (const value of sharpness.value) expect(value).toBeCloseTo(1, 3);
    expect(noise).toBeUndefined();
  }
  await expect(page.getByRole('img', { name: /^Sharpness/ })).toBeVisible();
  await expect(page.locator('.curves-table')).toContainText('1.00');
  await page.locator('#curve').selectOption('noise');
  await expect.poll(async () => (await columns())[1].noise?.at.length).toBe(39);
  const [{ noise, sharpness }] = await columns();
  expect(sharpness).toBeDefined();
  // At 0 the gradients of the rows are −y (x, 1): E y²(x² + 1) − r² over 18 rows, by the fourth moments of the set.
  expect(noise.value[0]).toBeGreaterThan(0.2);
  expect(noise.value[0]).toBeLessThan(0.5);
});

test('beside films: the rate of a rare word and of a common one, as the rules have them at the update shown @plain', async ({
  visit,
}) => {
  const scene = '#data=movies&model=logistic&batch=1&epochs=0.2&split=all&methods=sgd(eta=0.3),adagrad(eta=0.3)';
  const page = await visit(`${scene}&beside=frequency&step=400`, plainly);
  const medians = async (method: string) => {
    await page.evaluate(() => window.ravine.ready);
    const rows = await page.locator('.train-beside table tbody tr', { hasText: method }).allInnerTexts();
    return rows.map((row) => Number(row.split('\t').at(-1)));
  };
  expect(new Set(await medians('SGD'))).toEqual(new Set([0.3]));
  const adagrad = await medians('Adagrad');
  expect(adagrad.length).toBeGreaterThan(6);
  // The more often it has been seen, the smaller.
  expect(adagrad).toEqual(adagrad.toSorted((a, b) => b - a));
  await page.evaluate(() => window.ravine.seek(0));
  // At the start what has been seen is not told from what has not: only the gradient at hand counts.
  expect(new Set((await medians('Adagrad')).map((rate) => rate.toFixed(1)))).toEqual(new Set(['0.6']));
});

test('a film of a training shows curves and what stands beside them, update by update @plain', async ({ visit }) => {
  const page = await visit(
    '#data=moons&model=logistic&epochs=1&batch=10&methods=sgd(eta=0.3)&beside=data&step=5',
    plainly,
  );
  await page.evaluate(() => window.ravine.ready);
  await page.evaluate(await bundle(new URL('./harness/decode.ts', import.meta.url)));
  const steps = [0, 7, 14, 21, 28];
  const { differences, type } = await page.evaluate(
    (list) =>
      (window as unknown as { bundled: typeof import('./harness/decode') }).bundled.compareFilm(
        'gif',
        list,
        [400, 300],
      ),
    steps,
  );
  expect(type).toContain('gif');
  expect(differences).toHaveLength(steps.length);
  differences.forEach((row, frame) => {
    expect(row.indexOf(Math.min(...row)), `frame ${frame} of ${row}`).toBe(frame);
  });
  await page.evaluate(() => window.ravine.seek(5));
  await page.evaluate(() => window.ravine.export('gif', { width: 100, height: 80, every: 14 }));
  expect((await stateOf(page)).step).toBe(5);
  // The right part is the boundary, which moves: the curves' letters alone would be one and the same there.
  const svg = await page.evaluate(async () => (await window.ravine.export('svg', { width: 900, height: 500 })).text());
  expect(svg.match(/<clipPath/g)?.length).toBeGreaterThan(2);
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

test('from the cursor on a rate and the batch have other values: a mark on the curves, in the list, in the link and in the file @plain', async ({
  visit,
}) => {
  const address = '#data=penguins-mass&model=linear&batch=20&epochs=4&methods=sgd(eta=0.1),adam(eta=0.1)';
  const page = await visit(`${address}&step=20`, plainly);
  const runs = () =>
    page.evaluate(async () => {
      await window.ravine.seek(20);
      return window.ravine.runs();
    });
  const plain = await runs();
  await page.locator('.from-here summary').click();
  const apply = page.getByRole('button', { name: 'Change from here on' });
  await expect(apply).toBeDisabled();
  const sgd = page.getByRole('group', { name: 'SGD' }).getByLabel('η');
  const batch = page.locator('.from-here').getByLabel('batch', { exact: true });
  await batch.fill('500');
  await expect(page.locator('.from-here [role=alert]')).toContainText('a whole number from 1 to 240');
  await expect(apply).toBeDisabled();
  await batch.fill('60');
  await sgd.fill('0.02');
  await sgd.press('Enter');
  await expect(page.locator('.from-here [role=status]')).toHaveText('From update 21 on: SGD η 0.02, batch 60.');
  await expect(page.locator('.scrubber i')).toHaveCount(1);
  await expect(page.getByRole('img', { name: /After update 20: SGD η 0.02, batch 60/ })).toBeVisible();
  await expect(page.getByRole('list', { name: 'What changes' }).getByRole('listitem')).toHaveText([
    'From update 21 on: SGD η 0.02',
    'From update 21 on: batch 60',
  ]);
  const changed = await runs();
  const change = { update: 21, key: 'batch', value: 60 };
  expect(changed.map(({ changes }) => changes)).toEqual([[{ update: 21, key: 'eta', value: 0.02 }, change], [change]]);
  for (const [i, { columns }] of changed.entries()) {
    expect(columns.loss.value.slice(0, 21)).toEqual(plain[i].columns.loss.value.slice(0, 21));
    expect(columns.loss.value[21]).not.toBe(plain[i].columns.loss.value[21]);
  }
  // The file alone is enough to compute them: by hand, against the mean gradient of its rows.
  const { svg, json } = await page.evaluate(async () => ({
    svg: await (await window.ravine.export('svg')).text(),
    json: JSON.parse(await (await window.ravine.export('json')).text()),
  }));
  expect(svg).toContain('SGD η 0.02, batch 60');
  const [{ initial, batches }] = json.seeds;
  expect(batches.map((rows: number[]) => rows.length)).toEqual([
    ...Array(20).fill(20),
    ...batches.slice(20).map((rows: number[]) => rows.length),
  ]);
  expect(batches[20]).toHaveLength(60);
  let [w, b] = initial;
  for (const [k, rows] of batches.entries()) {
    const eta =
      json.runs[0].changes.findLast((one: { update: number; key: string }) => one.key === 'eta' && one.update <= k + 1)
        ?.value ?? 0.1;
    const { inputs, targets } = json.objective;
    const errors = rows.map((row: number) => w * inputs[row][0] + b - targets[row]);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const slope = mean(errors.map((error: number, i: number) => error * inputs[rows[i]][0]));
    [w, b] = [w - eta * slope, b - eta * mean(errors)];
  }
  expect(w).toBeCloseTo(json.runs[0].final[0], 5);
  expect(b).toBeCloseTo(json.runs[0].final[1], 5);
  // The link says it all; taken away, everything is as it was.
  const hash = await page.evaluate(() => location.hash);
  await page.evaluate((text) => window.ravine.open(text), `${address}&step=20`);
  expect(await runs()).toEqual(plain);
  await page.evaluate((text) => window.ravine.open(text), hash);
  expect(await runs()).toEqual(changed);
  await page.getByRole('button', { name: 'Take away: From update 21 on: batch 60' }).click();
  await page.getByRole('button', { name: 'Take away: From update 21 on: SGD η 0.02' }).press('Enter');
  await expect(page.locator('.from-here summary')).toBeFocused();
  await expect.poll(runs).toEqual(plain);
  await page.evaluate(() => window.ravine.seek(48));
  await expect(sgd).toBeDisabled();
  await expect(page.locator('.from-here')).toContainText('After the last update nothing follows');
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
  // Of three parameters: the race is another picture.
  const page = await visit('#data=moons&model=logistic&epochs=1&methods=sgd(eta=0.1)', plainly);
  await page.getByRole('radio', { name: 'Race' }).check();
  await expect.poll(() => page.evaluate(() => window.ravine.state().show)).toBe('race');
  expect(await page.evaluate(async () => (await window.ravine.paths()).length)).toBeGreaterThan(3);
  await page.getByRole('radio', { name: 'Train' }).check();
  await expect.poll(() => page.evaluate(() => window.ravine.state().data)).toBe('penguins-mass');
  expect(await page.evaluate(async () => (await window.ravine.runs()).length)).toBe(20);
});

test('the gradient that the GPU trains with is checked, tensor by tensor @webgpu', async ({ visit }) => {
  const scene = '#data=moons&model=mlp(5,l2=0.01)&epochs=2&methods=adam(eta=0.05)&step=12';
  const page = await visit(scene, '?engine=webgpu&renderer=2d');
  expect(await page.evaluate(() => window.ravine.ready.then(() => window.ravine.engine))).toBe('webgpu');
  await page.locator('details:has(> .gradient-check) > summary').click();
  await page.getByRole('button', { name: 'Check gradient' }).click();
  await expect(page.locator('.gradient-check [role=status]')).toContainText('every block is within 0.001');
  await expect(page.locator('.gradient-check tbody th')).toHaveText(['W1', 'b1', 'W2', 'b2']);
});

test('196-128-10 with Adam reads more than 95 % of the held-out digits after twelve epochs @plain', async ({
  visit,
}) => {
  const page = await visit('#scene=fig1&seeds=1', plainly);
  const scene = '#data=digits&model=mlp(128,act=relu)&batch=50&epochs=12&split=80,20,0&methods=adam(eta=0.001)';
  const [{ at, value }, ...others] = await page.evaluate(async (hash) => {
    await window.ravine.open(hash);
    return (await window.ravine.runs()).map(({ columns }) => columns.accuracy);
  }, scene);
  expect(others).toEqual([]);
  expect(at.at(-1)).toBe((12 * 8000) / 50);
  expect(value.at(-1)).toBeGreaterThan(0.95);
  expect(value[0]).toBeLessThan(0.2);
});
