import { expect, test } from './support/fixtures';

// What is looked at is planes, whatever draws the other modes.
const plainly = '?engine=wasm&renderer=2d';

test('the loss plane of a net: a picture, with how much of the truth it holds @plain', async ({ visit }) => {
  const scene = '#data=moons&model=mlp(8)&epochs=4&split=all&methods=sgd(eta=0.3),adam(eta=0.05)';
  const page = await visit(`${scene}&view=contour&step=160`, plainly);
  await page.evaluate(() => window.ravine.ready);
  const row = (path: string) => page.locator(`.plane-table [data-path="${path}"] td`).allInnerTexts();
  const [inPlane, walks, times, median, largest] = (await row('together')).map(Number.parseFloat);
  expect(inPlane).toBeGreaterThan(50);
  expect(inPlane).toBeLessThanOrEqual(100);
  expect(times).toBeCloseTo(inPlane / walks, 1);
  expect(median).toBeGreaterThan(0);
  expect(largest).toBeGreaterThan(median);
  expect(await row('1')).toHaveLength(5);
  // What the picture shows is what the file does: two trails on a plane of principal components.
  const svg = await page.evaluate(async () => (await window.ravine.export('svg')).text());
  for (const part of ['>PC1<', '>PC2<', '>loss<', 'data-path="sgd"', 'data-path="adam"']) expect(svg).toContain(part);
  // From above nothing is left of the curves, and a step back moves the heads.
  await expect(page.locator('.training')).toBeHidden();
  const shots = await page.evaluate(async () => {
    const bytes = async () => {
      const png = await window.ravine.snapshot({ width: 300, height: 300 });
      return String(new Uint8Array(await png.arrayBuffer()));
    };
    const end = await bytes();
    await window.ravine.seek(3);
    return [end, await bytes()];
  });
  expect(shots[0] === shots[1]).toBe(false);
  await page.getByRole('radio', { name: 'Curves' }).check();
  await expect(page.getByRole('img', { name: /loss/ })).toBeVisible();
  await page.getByLabel('View').selectOption('both');
  await expect.poll(() => page.evaluate(() => window.ravine.state().view)).toBe('both');
});

test('where the loss plane waits for a person, no other picture is taken for it @plain', async ({ visit }) => {
  const page = await visit('#data=digits&model=mlp(64,64)&epochs=90&methods=sgd&view=contour', plainly);
  const said = await page.evaluate(async () => {
    await window.ravine.ready;
    const reason = (promise: Promise<unknown>) =>
      promise.then(
        () => '',
        (error: Error) => error.message,
      );
    return [await reason(window.ravine.snapshot()), await reason(window.ravine.export('svg'))];
  });
  for (const one of said) expect(one).toContain('there is no loss plane yet');
  await expect(page.locator('.plane-cover')).toBeVisible();
});

test('of two parameters the loss plane is their space, in three dimensions too @plain', async ({ visit }) => {
  const page = await visit('#scene=fig1&seeds=1&view=3d&step=400', '?engine=wasm&renderer=webgl2');
  await page.evaluate(() => window.ravine.ready);
  expect(await page.locator('.plane-table td').allInnerTexts()).toEqual(['0', '0']);
  await expect(page.locator('.plane-panel')).toContainText('W1 and b1');
  const colours = await page.evaluate(async () => {
    const bitmap = await createImageBitmap(await window.ravine.snapshot({ width: 240, height: 180 }));
    const g = new OffscreenCanvas(240, 180).getContext('2d') as OffscreenCanvasRenderingContext2D;
    g.drawImage(bitmap, 0, 0);
    return new Set(new Uint32Array(g.getImageData(0, 0, 240, 180).data.buffer)).size;
  });
  // A relief is shaded: an empty stage has a few colours.
  expect(colours).toBeGreaterThan(500);
});
