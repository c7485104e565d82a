import { expect, openRavine, test } from './support/fixtures';
import { open, pathsOf, performing, seek, stateOf } from './support/ravine';

// A small picture: what is looked at is who draws it.
test.use({ viewport: { width: 640, height: 480 } });

test('without an adapter WebAssembly computes and WebGL 2 draws, and the page says why @plain', async ({ page }) => {
  await openRavine(page, '#step=50');
  expect(await performing(page)).toEqual(['wasm', 'webgl2']);
  await expect(page.locator('#engine')).toContainText(
    'No WebGPU adapter was found: WebAssembly computes, WebGL 2 draws.',
  );
});

test('a software adapter is passed over, and the page says why @webgpu', async ({ page }) => {
  await openRavine(page, '#step=50');
  expect(await performing(page)).toEqual(['wasm', 'webgl2']);
  await expect(page.locator('#engine')).toContainText('a software one, which is slower than WebAssembly');
});

test('WebGPU that is asked for and is not there: WebAssembly computes all the same @plain', async ({ page }) => {
  await openRavine(page, '#step=50', '?engine=webgpu');
  expect(await performing(page)).toEqual(['wasm', 'webgl2']);
  await expect(page.locator('#engine')).toContainText('No WebGPU adapter was found');
  expect(await pathsOf(page)).toHaveLength(6);
});

test('a browser that has never heard of WebGPU @plain', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'gpu', { value: undefined }));
  await openRavine(page, '#step=50');
  expect(await performing(page)).toEqual(['wasm', 'webgl2']);
  await expect(page.locator('#engine')).toContainText('This browser has no WebGPU');
});

for (const [word, engine] of [
  ['cpu', 'wasm'],
  ['wasm', 'wasm'],
  ['abacus', 'wasm'],
] as const) {
  test(`?engine=${word} @plain`, async ({ page }) => {
    await openRavine(page, '#step=1', `?engine=${word}`);
    expect((await performing(page))[0]).toBe(engine);
    const asked = page.locator('#engine', { hasText: 'As the address asks' });
    await expect(asked).toHaveCount(word === 'abacus' ? 0 : 1);
  });
}

test('on a 2-D canvas everything works but the 3-D view, and the page says what is missing @plain', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await openRavine(page, '#scene=fig4b&step=50', '?renderer=2d');
  expect(await performing(page)).toEqual(['wasm', '2d']);
  await expect(page.locator('#flat')).toContainText('Without WebGPU and WebGL 2 there is no 3-D view');
  await expect(page.getByText('there is no 3-D view')).toHaveCount(1);
  for (const name of ['3-D', 'Both']) {
    const choice = page.getByRole('radio', { name });
    await expect(choice).toBeDisabled();
    await expect(choice).toHaveAccessibleDescription(/there is no 3-D view/);
  }
  for (const view of ['3d', 'both', 'contour']) {
    await open(page, `#scene=fig4b&view=${view}&step=60`);
    expect((await stateOf(page)).view).toBe(view);
  }
  await seek(page, 61);
  expect(await page.evaluate(async () => (await window.ravine.snapshot()).size)).toBeGreaterThan(1000);
});

test.describe('without WebGL', () => {
  test.use({ allowed: [/WebGL/] });

  test('a 2-D canvas draws, and the page says what is missing @plain', async ({ launch }) => {
    const page = await launch(['--disable-3d-apis']);
    await openRavine(page, '#scene=fig4b&step=50');
    expect(await performing(page)).toEqual(['wasm', '2d']);
    await expect(page.locator('#flat')).toContainText('there is no 3-D view');
    expect(await pathsOf(page)).toHaveLength(6);
  });
});

test('a worker that was killed is replaced @plain', async ({ page }) => {
  await page.clock.install();
  await openRavine(page, '#scene=fig4a&step=50', '?renderer=2d');
  const [worker] = page.workers();
  await worker.evaluate(() => self.close());
  const asked = page.evaluate(() => window.ravine.open('fig4b').then(() => window.ravine.paths()));
  // A worker that is gone does not say so: it is waited for, and not for long on this clock.
  await page.clock.runFor(40_000);
  expect((await asked).map(({ method }) => method)).toContain('adadelta');
  expect(page.workers()).toHaveLength(1);
});
