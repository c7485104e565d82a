import type { Page } from '@playwright/test';
import type { AutomationPath } from '../src/app/automation';
import { crashGpu, saidOfACrash } from './support/crash';
import { expect, openRavine, test } from './support/fixtures';
import { open, pathsOf, performing, seek, stateOf } from './support/ravine';

test.use({ allowed: [saidOfACrash] });

// A small picture: drawing it again costs most of the time.
test.use({ viewport: { width: 480, height: 480 } });

/** Everything a person has set, on a surface of their own. */
const hash = '#v=1&f=x^2/2%2B4*y^2&domain=-3,3,-2,2&methods=adam(eta=0.05,beta1=0.8),sgd(eta=0.01)&steps=60&step=40';

/** Crashes; afterwards everything is as it was set, and the same paths are computed again. */
async function survives(page: Page) {
  const state = await stateOf(page);
  const [engine] = await performing(page);
  const before = await pathsOf(page);
  const drawn = await page.evaluateHandle(() => document.querySelector('#stage canvas'));
  await crashGpu(page.context().browser());
  await page.waitForFunction((old) => document.querySelector('#stage canvas') !== old, drawn);
  await page.waitForFunction(() => window.ravine.engine !== undefined);
  expect(await stateOf(page)).toEqual(state);
  // The same engine gives the same bits; another one agrees where the motion is as smooth as here.
  samePaths(await pathsOf(page), before, (await performing(page))[0] === engine ? 0 : 1e-3);
  await seek(page, 41);
  expect(await page.evaluate(async () => (await window.ravine.snapshot()).size)).toBeGreaterThan(1000);
}

/** Compares every point of every path, and all that is said of the path. */
function samePaths(after: readonly AutomationPath[], before: readonly AutomationPath[], tolerance: number) {
  const rest = (paths: readonly AutomationPath[]) =>
    paths.map(({ points, ...said }) => ({ ...said, of: points.length }));
  expect(rest(after)).toEqual(rest(before));
  expect(before.flatMap(({ points }) => points).length).toBe(122);
  const far = (run: number) => (point: readonly number[], k: number) =>
    point.some((value, i) => !(Math.abs(after[run].points[k][i] - value) <= tolerance));
  const apart = before.map(({ points }, run) => points[points.findIndex(far(run))]);
  expect(apart, `first points further apart than ${tolerance}`).toEqual(before.map(() => undefined));
}

test('the GPU process crashes, and crashes again: nothing is lost @webgpu', async ({ launch }) => {
  const page = await launch([]);
  await openRavine(page, hash, '?engine=webgpu');
  await test.step('once: WebGPU computes again', async () => {
    await survives(page);
    expect((await performing(page))[0]).toBe('webgpu');
  });
  await test.step('twice: WebAssembly computes, and the page says so', async () => {
    await survives(page);
    const [engine, renderer] = await performing(page);
    expect(engine).toBe('wasm');
    await expect(page.locator('#engine')).toContainText('The graphics device was lost: WebAssembly computes');
    if (renderer === '2d') await expect(page.locator('#flat')).toContainText('there is no 3-D view');
  });
});

test('a swarm is made again, first by WebGPU, then by WebAssembly, with the same particles on their way @webgpu', async ({
  launch,
}) => {
  const page = await launch([]);
  await openRavine(page, `${hash}&show=swarm&particles=512&view=contour`, '?engine=webgpu');
  const table = page.locator('table.swarm');
  const before = await table.innerText();
  for (const engine of ['webgpu', 'wasm']) {
    await survives(page);
    expect((await performing(page))[0]).toBe(engine);
    await expect(table).toContainText('at step 41');
    await seek(page, 40);
    expect(await table.innerText()).toBe(before);
  }
});

test('a training whose device is lost on its way goes on, and ends as one that was let alone @webgpu', async ({
  launch,
}) => {
  const page = await launch([]);
  const training = '#data=moons&model=mlp(16,16)&batch=20&epochs=70&split=20,0,80&methods=adam(eta=0.01)';
  await openRavine(page, '#data=moons&model=logistic&epochs=1&methods=sgd', '?engine=webgpu');
  const opened = page.evaluate((text) => window.ravine.open(text), training);
  await expect(page.locator('.progress progress')).toBeVisible();
  await page.waitForTimeout(1000);
  await crashGpu(page.context().browser());
  await opened;
  const lossOf = async () => (await page.evaluate(() => window.ravine.runs()))[0].columns.loss;
  const found = await lossOf();
  expect((await performing(page))[0]).toBe('webgpu');
  await expect(page.locator('.progress progress')).toBeHidden();
  await expect(page.locator('[role=alert]')).toHaveText('');
  await open(page, '#data=moons&model=logistic&epochs=1&methods=sgd');
  await open(page, training);
  expect(found).toEqual(await lossOf());
});

test('WebGL loses its context: what draws is replaced, nothing is lost @plain', async ({ launch }) => {
  const page = await launch([]);
  await openRavine(page, hash, '?engine=wasm');
  expect((await performing(page))[1]).toBe('webgl2');
  await survives(page);
});
