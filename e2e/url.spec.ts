import { expect, openRavine, test } from './support/fixtures';
import { hashHolds, messagesOf, pathsOf, seek, stateOf } from './support/ravine';

for (const hash of [
  '#v=1&scene=fig4b&step=40&view=3d&look=ravine&theme=dark',
  '#v=1&surface=beale&start=1,1.6&steps=60&methods=adam(eta=0.05,beta1=0.8),nag(form=lookahead,eta=0.001)&step=4',
  '#v=1&f=where(x<0, -x, x^2)/2+4*y^2&domain=-3,3,-2,2&step=12&levels=log&scale=log&seed=7',
  '#v=1&scene=fig4a&surface=rosenbrock&step=3&camera=-30,20,1.5&view=both',
]) {
  test(`the address that the page writes opens the same picture again: ${hash.slice(5, 30)} @plain`, async ({
    visit,
  }) => {
    const page = await visit(hash, '?renderer=2d');
    await expect(messagesOf(page)).toHaveCount(0);
    await seek(page, 33);
    await hashHolds(page, 'step=33');
    const before = await Promise.all([stateOf(page), pathsOf(page)]);
    const written = page.url();
    expect(new URL(written).hash).not.toMatch(/[+*()|^']/);
    await openRavine(page, new URL(written).hash, '?renderer=2d');
    expect(await Promise.all([stateOf(page), pathsOf(page)])).toEqual(before);
    expect(page.url()).toBe(written);
  });
}

test('an empty address is Figure 4a, and keys it does not know are passed over @plain', async ({ page }) => {
  await openRavine(page, '#foo=bar&&=&step=3&x', '?renderer=2d');
  expect(await stateOf(page)).toMatchObject({ scene: 'fig4a', step: 3 });
  await expect(messagesOf(page)).toHaveCount(0);
});

test('a typed surface keeps its pluses, escaped or not @plain', async ({ page }) => {
  await openRavine(page, '#f=x^2/2%2B4*y^2+1&domain=-3,3,-2,2&step=1', '?renderer=2d');
  expect(await stateOf(page)).toMatchObject({ f: 'x^2/2+4*y^2+1', domain: [-3, 3, -2, 2] });
  await expect(page.getByRole('textbox', { name: 'f(x, y) =' })).toHaveValue('x^2/2+4*y^2+1');
});

test('the back button returns to the scene before, as it was left @plain', async ({ visit }) => {
  const page = await visit('#scene=fig2a', '?renderer=2d');
  await seek(page, 12);
  await hashHolds(page, 'step=12');
  const entries = await page.evaluate(() => history.length);
  const menu = page.getByRole('combobox', { name: 'Scene' });
  await menu.selectOption('fig4b');
  await menu.selectOption('monkey-saddle');
  expect(await page.evaluate(() => history.length)).toBe(entries + 2);
  await page.goBack();
  await expect.poll(() => stateOf(page)).toMatchObject({ scene: 'fig4b', step: 0 });
  await page.goBack();
  await expect.poll(() => stateOf(page)).toMatchObject({ scene: 'fig2a', step: 12 });
  await page.goForward();
  await expect(menu).toHaveValue('fig4b');
});

test('dragging a slider changes the address and leaves no history @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&step=1', '?renderer=2d');
  const entries = await page.evaluate(() => history.length);
  const slider = page.getByRole('slider', { name: 'Momentum, η' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider has no place');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, y, { steps: 12 });
  await page.mouse.up();
  await hashHolds(page, 'momentum%28eta=');
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('the hash can be edited by hand @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&step=1', '?renderer=2d');
  await page.evaluate(() => {
    location.hash = '#scene=fig2b&methods=sgd&step=9';
  });
  await expect.poll(() => stateOf(page)).toMatchObject({ scene: 'fig2b', step: 9 });
  expect((await pathsOf(page)).map(({ id }) => id)).toEqual(['sgd']);
});

test('a run may have 100000 steps @plain', async ({ visit }) => {
  const page = await visit('#surface=beale&methods=sgd&steps=100000&step=100000', '?renderer=2d');
  await expect(messagesOf(page)).toHaveCount(0);
  const [points, last] = await page.evaluate(async () => {
    const [sgd] = await window.ravine.paths();
    return [sgd.points.length, sgd.points[100_000]];
  });
  expect(points).toBe(100_001);
  expect(last.every(Number.isFinite)).toBe(true);
});
