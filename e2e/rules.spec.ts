import { optimizers } from '../src/optimizers/catalog';
import { printOptimizer } from '../src/optimizers/text/print';
import type { Optimizer } from '../src/optimizers/types';
import { expect, openRavine, test } from './support/fixtures';
import { hashHolds, messagesOf, open, pathsOf, stateOf } from './support/ravine';

const adam = optimizers.get('adam') as Optimizer;
const line = (text: string) => encodeURIComponent(text.split('\n').join(';'));

test('a forked method runs, is edited, faulty text is said and the last sound rule stays @plain', async ({ page }) => {
  await openRavine(page, '#scene=fig4a&methods=adam(eta=0.05)&step=20', '?renderer=2d');
  const card = (method: string) => page.locator(`li.method[data-method=${method}]`);
  await card('adam').getByRole('button', { name: 'Formula and values of Adam' }).click();
  await card('adam').getByRole('button', { name: 'Fork' }).click();
  await test.step('the fork takes the path of what it was forked from, bit for bit', async () => {
    const [first, second] = await pathsOf(page);
    expect(second).toMatchObject({ id: 'rule1', hyper: first.hyper });
    expect(second.points).toEqual(first.points);
  });
  await expect(page.getByRole('textbox', { name: 'The rule of Adam′, as text' })).toBeVisible();
  const text = page.locator('textarea.rule-text');
  await test.step('what is typed runs at once, has a name and is in the address', async () => {
    await text.fill('name Plain\neta = 0.001 [1e-5, 1] log\ntheta = theta - eta*g');
    const [, plain] = await pathsOf(page);
    expect(Object.keys(plain.hyper)).toEqual(['eta']);
    await expect(card('rule1')).toContainText('Plain');
    await hashHolds(page, 'rules=name%20Plain');
  });
  await test.step('a fault is said at its line and column, and the rule before it goes on', async () => {
    const before = await pathsOf(page);
    await text.fill('name Plain\neta = 0.001 [1e-5, 1] log\ntheta = theta - etta*g');
    await expect(card('rule1')).toContainText('Line 3, column 17: “etta” is not known here');
    await expect(card('rule1')).toContainText('goes on running');
    expect(await pathsOf(page)).toEqual(before);
  });
  await test.step('what is done to a method has sliders, a curve and a place in the address', async () => {
    await card('adam').getByRole('combobox', { name: 'What is done to it' }).selectOption('cosine');
    await expect(card('adam').getByRole('slider', { name: 'Adam, period' })).toBeVisible();
    await expect(card('adam').getByRole('img', { name: /η over 198 steps/ })).toBeVisible();
    await hashHolds(page, 'with=cosine');
    await card('adam').getByRole('combobox', { name: 'What is done to it' }).selectOption('noise');
    await card('adam').getByRole('textbox', { name: 'Runs drawn' }).fill('5');
    expect(await stateOf(page)).toMatchObject({ fan: 5 });
    await hashHolds(page, 'fan=5');
    expect((await pathsOf(page)).map(({ id }) => id)).toEqual(['adam', 'rule1']);
  });
  await test.step('the link opens the same again', async () => {
    const [before, paths] = [await stateOf(page), await pathsOf(page)];
    await page.reload();
    await page.waitForFunction(() => 'ravine' in window);
    await page.evaluate(() => window.ravine.ready);
    expect(await stateOf(page)).toEqual(before);
    expect(await pathsOf(page)).toEqual(paths);
    await expect(messagesOf(page)).toHaveCount(0);
  });
  await test.step('deleting the rule takes its methods along', async () => {
    await card('rule1').getByRole('button', { name: 'Formula and values of Plain' }).click();
    await card('rule1').getByRole('button', { name: 'Delete the rule' }).click();
    expect((await stateOf(page)).rules).toEqual([]);
    expect((await pathsOf(page)).map(({ id }) => id)).toEqual(['adam']);
  });
  await test.step('a rule in the address that cannot be read is a message, and the others keep their ids', async () => {
    await page.evaluate(
      (sound) => {
        location.hash = `rules=m = g|${sound}&methods=rule2,rule1&step=3`;
      },
      line(printOptimizer(adam, 'outside')),
    );
    await expect(messagesOf(page).first()).toContainText('No line gives theta a new value');
    expect((await pathsOf(page)).map(({ id }) => id)).toEqual(['rule2']);
  });
});

test('on WebGPU a typed rule is the shipped one bit for bit, and noise is that of the CPU engine @webgpu', async ({
  page,
}) => {
  const noisy = 'sgd(eta=0.001,with=noise;clip,clip=5)';
  const hash = `#scene=fig4a&rules=${line(printOptimizer(adam, 'outside', { eta: 0.05 }))}&methods=adam(eta=0.05),rule1,${noisy}&step=1`;
  await openRavine(page, hash, '?engine=webgpu&embed=1');
  const [shipped, typed, gpu] = await pathsOf(page);
  expect(typed.points).toEqual(shipped.points);
  await openRavine(page, hash, '?engine=wasm&renderer=2d&embed=1');
  const [, , cpu] = await pathsOf(page);
  for (const [k, [x, y]] of gpu.points.entries()) {
    expect(Math.hypot(x - cpu.points[k][0], y - cpu.points[k][1]), `step ${k}`).toBeLessThan(1e-3);
  }
});

test('a typed rule swarms, has maps, and is tuned like any other @plain', async ({ page }) => {
  const own = `#surface=bowl&rules=${line(printOptimizer(adam, 'outside', { eta: 0.1 }))}&methods=rule1,sgd&steps=40`;
  await openRavine(page, `${own}&show=swarm&particles=64&step=30`, '?engine=wasm&renderer=2d');
  await expect(page.locator('table.swarm tbody tr').first()).toContainText('Adam');
  await open(page, `${own}&show=basins`);
  await expect(page.locator('.plot[data-method=rule1]')).toBeVisible();
  await expect(page.locator('.maps-table tbody tr')).toHaveCount(2);
  await open(page, `${own}&show=rates`);
  await expect(page.locator('.plot[data-method=rule1]')).toBeVisible();
  await open(page, `${own}&show=compare&budget=8`);
  await expect(page.locator('tr[data-method=rule1]').first()).toContainText('β₁');
});

test('the scenes of typed rules open and their claims hold @plain', async ({ page }) => {
  await openRavine(page, '#scene=adagrad-no-root&step=198', '?renderer=2d');
  await expect(page.locator('#claims')).toContainText('holds');
  await open(page, 'first-adadelta');
  const [rmsprop, form] = await pathsOf(page);
  expect(form.points).toEqual(rmsprop.points);
  await open(page, 'adam-no-correction');
  const [corrected, raw] = await pathsOf(page);
  const first = ({ points: [a, b] }: typeof raw) => Math.hypot(b[0] - a[0], b[1] - a[1]);
  expect(first(raw) / first(corrected)).toBeCloseTo(0.1 / Math.sqrt(0.001), 2);
});
