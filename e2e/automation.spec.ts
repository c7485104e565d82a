import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, openRavine, test } from './support/fixtures';
import { open, pathsOf, performing, rejection, seek, stateOf } from './support/ravine';

// A small picture: what is looked at is what a program gets.
test.use({ viewport: { width: 640, height: 480 } });

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

test('says its version, what computes, what draws, and its state as JSON @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4b&step=40', '?renderer=webgl2');
  expect(await page.evaluate(() => window.ravine.version)).toBe(version);
  expect(await performing(page)).toEqual(['wasm', 'webgl2']);
  const [asJson, direct] = await page.evaluate(() => {
    const state = window.ravine.state();
    return [JSON.stringify(JSON.parse(JSON.stringify(state))), JSON.stringify(state)];
  });
  expect(asJson).toBe(direct);
  expect(JSON.parse(direct)).toMatchObject({ scene: 'fig4b', surface: 'long-valley', step: 40, steps: 198 });
});

test('a copy of the state cannot change the page @plain', async ({ visit }) => {
  const page = await visit('#step=5', '?renderer=2d');
  await page.evaluate(() => Object.assign(window.ravine.state(), { step: 77 }));
  expect((await stateOf(page)).step).toBe(5);
});

test('open takes the id of a scene or a hash @plain', async ({ visit }) => {
  const page = await visit('#step=5', '?renderer=2d');
  await open(page, 'monkey-saddle');
  expect(await stateOf(page)).toMatchObject({ scene: 'monkey-saddle', step: 0, start: [-0.25, -0.5] });
  await open(page, '#v=1&f=x^2+2*y^2&start=1,2&methods=adam(eta=0.05)&steps=30&step=9');
  expect(await stateOf(page)).toMatchObject({ f: 'x^2+2*y^2', start: [1, 2], steps: 30, step: 9 });
  const [adam] = await pathsOf(page);
  expect(adam.hyper).toEqual({ eta: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  expect(adam.points).toHaveLength(31);
});

test('open rejects what it cannot open, names it, and leaves the running scene @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4b&step=40', '?renderer=2d');
  const before = await Promise.all([stateOf(page), pathsOf(page)]);
  for (const [scene, named] of [
    ['nope', /'nope'.*fig4a/],
    ['', /no scene/],
    ['constructor', /'constructor'/],
    ['#scene=nope', /scene=nope.*fig4a/],
    ['#steps=0', /steps=0.*1.*100000/],
    ['#methods=adam(eta=many)', /methods=adam\(eta=many\)/],
    ['#f=x+', /f=x\+/],
    ['#v=2', /v=2/],
  ] as const) {
    expect(await rejection(open(page, scene)), scene).toMatch(named);
  }
  expect(await Promise.all([stateOf(page), pathsOf(page)])).toEqual(before);
});

test('seek draws the nearest step there is, and rejects what is no number @plain', async ({ visit }) => {
  const page = await visit('#scene=fig2a&step=1', '?renderer=2d');
  for (const [wanted, step] of [
    [7, 7],
    [2.6, 3],
    [-5, 0],
    [1e9, 40],
    [Number.POSITIVE_INFINITY, 40],
  ]) {
    await seek(page, wanted);
    expect((await stateOf(page)).step, String(wanted)).toBe(step);
  }
  for (const wrong of [Number.NaN, '5', null, undefined, {}, true]) {
    expect(await rejection(seek(page, wrong as number)), String(wrong)).toMatch(/expected a number/);
  }
  expect((await stateOf(page)).step).toBe(40);
});

test('paths numbers what stands twice, in the order of the list @plain', async ({ visit }) => {
  const page = await visit(
    '#scene=fig4a&step=1&methods=adam,sgd,adam(eta=0.5),adam,nag(form=equation)',
    '?renderer=2d',
  );
  const paths = await pathsOf(page);
  expect(paths.map(({ id }) => id)).toEqual(['adam', 'sgd', 'adam-2', 'adam-3', 'nag']);
  expect(paths.map(({ hyper }) => hyper.eta)).toEqual([0.05, 0.001, 0.5, 0.05, 0.001]);
  expect(paths[4]).toMatchObject({ method: 'nag', form: 'equation', status: 'ok' });
});

test('a path ends before the step it diverges at, and every number of it is finite @plain', async ({ visit }) => {
  const page = await visit('#f=x^4+y^4&start=3,3&methods=sgd(eta=1)&steps=50&step=1', '?renderer=2d');
  const [path] = await pathsOf(page);
  expect(path.status).toBe('diverged');
  expect(path.divergedAt).toBeGreaterThan(1);
  expect(path.points).toHaveLength(path.divergedAt ?? 0);
  expect(path.points.flat().every(Number.isFinite)).toBe(true);
  await expect(page.locator('table.values')).toContainText('ok');
  await seek(page, 50);
  await expect(page.locator('table.values')).toContainText(`diverged at ${path.divergedAt}`);
});

test('a start where f is not valid is diverged at 0 @plain', async ({ visit }) => {
  const page = await visit('#f=log(x)&start=-1,0&step=1', '?renderer=2d');
  for (const path of await pathsOf(page)) expect(path).toMatchObject({ status: 'diverged', divergedAt: 0, points: [] });
});

test('a snapshot is a PNG of the size that was asked for @plain', async ({ visit }) => {
  const page = await visit('#step=100', '?renderer=2d');
  for (const [options, size] of [
    [{ width: 320, height: 200 }, [320, 200]],
    [{ width: 160, height: 120, scale: 2 }, [320, 240]],
  ] as const) {
    expect(await snapshot(page, options)).toMatchObject({ type: 'image/png', signature: '89504e470d0a1a0a', size });
  }
});

for (const renderer of ['webgl2', '2d']) {
  test(`two snapshots are the same bytes, after a reload too: ${renderer} @plain`, async ({ visit }) => {
    const address = ['#scene=fig4b&step=100', `?renderer=${renderer}`] as const;
    const page = await visit(...address);
    const digests = new Set<string>();
    for (const load of [1, 2]) {
      if (load > 1) await openRavine(page, ...address);
      for (let take = 0; take < 2; take++) digests.add((await snapshot(page, { width: 300, height: 240 })).digest);
      await seek(page, 20);
      await seek(page, 100);
      digests.add((await snapshot(page, { width: 300, height: 240 })).digest);
    }
    expect(digests.size).toBe(1);
    await seek(page, 20);
    expect(digests).not.toContain((await snapshot(page, { width: 300, height: 240 })).digest);
  });
}

for (const renderer of ['webgl2', '2d']) {
  test(`a snapshot has the surface as well as the letters: ${renderer} @plain`, async ({ visit }) => {
    const page = await visit('#scene=fig4b&look=ravine&view=contour&step=100', `?renderer=${renderer}`);
    expect((await snapshot(page, { width: 300, height: 240 })).inked).toBeGreaterThan(0.3);
  });
}

/**
 * What can be said of a snapshot: its first bytes, the size in its header, a digest of all of it, and the share of it that is
 * not the colour of its corner.
 */
function snapshot(page: Page, options: { width: number; height: number; scale?: number }) {
  return page.evaluate(async (wanted) => {
    const blob = await window.ravine.snapshot(wanted);
    const bytes = await blob.arrayBuffer();
    const hex = (buffer: ArrayBuffer) =>
      Array.from(new Uint8Array(buffer), (b) => b.toString(16).padStart(2, '0')).join('');
    const header = new DataView(bytes);
    const image = await createImageBitmap(blob);
    const g = new OffscreenCanvas(image.width, image.height).getContext('2d') as OffscreenCanvasRenderingContext2D;
    g.drawImage(image, 0, 0);
    const pixels = new Uint32Array(g.getImageData(0, 0, image.width, image.height).data.buffer);
    return {
      inked: pixels.filter((pixel) => pixel !== pixels[0]).length / pixels.length,
      type: blob.type,
      signature: hex(bytes.slice(0, 8)),
      size: [header.getUint32(16), header.getUint32(20)],
      digest: hex(await crypto.subtle.digest('SHA-256', bytes)),
    };
  }, options);
}
