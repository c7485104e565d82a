import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import type { RavineRace } from '../element/ravine-race';
import { isolationHeaders } from '../scripts/headers.mjs';
import { expect, test } from './support/fixtures';

const root = new URL('..', import.meta.url);

// Its workers are blobs: the fixture, which puts a listener into the files of workers, cannot see into them.
test.use({ allowed: [/a worker that is not watched: blob:/] });

/** Builds the element once for all tests of this file. */
let building: Promise<string> | undefined;
const built = () => {
  building ??= promisify(execFile)(process.execPath, [fileURLToPath(new URL('scripts/element.mjs', root))]).then(() =>
    readFileSync(new URL('dist-element/ravine-race.js', root), 'utf8'),
  );
  return building;
};

/** A bare page with some elements, and what its scripts hear; `headers`: what its host says. */
async function bare(page: Page, elements: string, lang = 'en', headers: Record<string, string> = {}) {
  const script = await built();
  const body = `<!doctype html><html lang="${lang}"><title>Bare</title><script>
    window.made = []; window.unhandled = [];
    addEventListener('unhandledrejection', ({ reason }) => unhandled.push(String(reason)));
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { made.push(blob.type + blob.size); return make.call(URL, blob); };
    </script><script type="module" src="ravine-race.js"></script>${elements}</html>`;
  await page.route('**/bare.html', (route) => route.fulfill({ contentType: 'text/html', body, headers }));
  await page.route('**/ravine-race.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.goto('./bare.html');
}

test('the element is one file: several of them live in a bare page, and leave its styles alone @plain', async ({
  page,
}) => {
  const script = await built();
  const body = `<!doctype html><html lang="en"><title>Bare</title><style>* { color: rgb(255, 0, 0) !important }</style>
    <script type="module" src="ravine-race.js"></script><p>A page</p>
    <ravine-race scene="fig4a" step="12" renderer="2d" engine="wasm"></ravine-race>
    <ravine-race hash="#scene=fig2b&theme=dark" lang="zh" renderer="2d" home="https://example.org/"></ravine-race></html>`;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route('**/bare.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.route('**/ravine-race.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.goto('./bare.html');
  const read = () =>
    page.evaluate(async () => {
      await customElements.whenDefined('ravine-race');
      const all = [...document.querySelectorAll<RavineRace>('ravine-race')];
      return Promise.all(
        all.map(async (element) => {
          const ravine = await element.ravine;
          const { scene, step } = ravine.state();
          const [first] = await ravine.paths();
          return { scene, step, engine: ravine.engine, renderer: ravine.renderer, points: first.points.length };
        }),
      );
    });
  expect(await read()).toEqual([
    { scene: 'fig4a', step: 12, engine: 'wasm', renderer: '2d', points: 199 },
    { scene: 'fig2b', step: 0, engine: 'wasm', renderer: '2d', points: 41 },
  ]);
  const inks = await page.evaluate(() =>
    [...document.querySelectorAll('ravine-race')].map((element) => {
      const inner = element.shadowRoot?.querySelector('iframe')?.contentDocument;
      return inner ? getComputedStyle(inner.body).color : '';
    }),
  );
  for (const ink of inks) expect(ink).not.toBe('rgb(255, 0, 0)');
  await expect(page.locator('ravine-race').nth(1).locator('iframe').contentFrame().locator('html')).toHaveAttribute(
    'lang',
    'zh-CN',
  );
  await page
    .locator('ravine-race')
    .first()
    .evaluate((element) => element.setAttribute('step', '30'));
  await expect.poll(async () => (await read())[0].step).toBe(30);
  await page
    .locator('ravine-race')
    .first()
    .evaluate((element) => element.setAttribute('scene', 'fig4b'));
  await expect.poll(async () => (await read())[0].scene).toBe('fig4b');
  const csv = await page.evaluate(async () => {
    const ravine = await document.querySelector<RavineRace>('ravine-race')?.ravine;
    return (await ravine?.export('csv'))?.text();
  });
  expect(csv).toContain('scene=fig4b');
  // Nothing but the page and the one file has been asked for.
  const files = asked.filter((url) => !/^(blob|data|about):/.test(url)).map((url) => new URL(url).pathname);
  expect(files.filter((path) => path !== '/favicon.ico').sort()).toEqual(['/bare.html', '/ravine-race.js']);
});

test('a model is trained in the element on a set that lies in data/ beside its script @plain', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const hash = '#v=1&show=train&data=penguins-mass&model=linear&epochs=2&methods=sgd(eta=0.01)';
  await bare(page, `<ravine-race hash="${hash.replaceAll('&', '&amp;')}" renderer="2d" engine="wasm"></ravine-race>`);
  const runs = await page.evaluate(async () => {
    await customElements.whenDefined('ravine-race');
    const ravine = await document.querySelector<RavineRace>('ravine-race')?.ravine;
    return ravine?.runs();
  });
  expect(runs?.[0].columns.loss.value[0]).toBeCloseTo(0.5, 1);
  expect(asked).toContain('/data/penguins.bin');
});

for (const [what, headers] of [
  ['is isolated where its page is', isolationHeaders],
  ['is not where its page is not', {}],
] as const)
  test(`the element ${what}, and works @plain`, async ({ page }) => {
    const hash = '#v=1&show=train&data=penguins-mass&model=linear&epochs=2&methods=sgd(eta=0.01)';
    const element = `<ravine-race hash="${hash.replaceAll('&', '&amp;')}" renderer="2d" engine="wasm"></ravine-race>`;
    await bare(page, element, 'en', headers);
    const told = await page.evaluate(async () => {
      await customElements.whenDefined('ravine-race');
      const host = document.querySelector<RavineRace>('ravine-race');
      const runs = await (await host?.ravine)?.runs();
      const frame = host?.shadowRoot?.querySelector('iframe')?.contentWindow as
        | (Window & typeof globalThis)
        | undefined;
      return [frame?.crossOriginIsolated, runs?.length];
    });
    expect(told).toEqual([headers === isolationHeaders, 1]);
  });

interface Heard {
  made: string[];
  unhandled: string[];
  errors: string[];
}

const heardIn = (page: Page): Promise<Heard> =>
  page.evaluate(() => {
    const { made, unhandled, errors } = window as unknown as Heard;
    return { made, unhandled, errors };
  });

test('attributes that change together are one change; what cannot be used is said in the picture, until it is mended @plain', async ({
  page,
}) => {
  await bare(page, '<ravine-race scene="fig4a" step="10" renderer="2d" engine="wasm"></ravine-race>');
  const element = page.locator('ravine-race');
  const shown = () =>
    element.evaluate(async (host) => {
      const { scene, step, theme } = (await (host as RavineRace).ravine).state();
      return [scene, step, theme];
    });
  const set = (values: Readonly<Record<string, string | null>>) =>
    element.evaluate((host, all) => {
      for (const [name, value] of Object.entries(all))
        if (value === null) host.removeAttribute(name);
        else host.setAttribute(name, value);
    }, values);
  await element.evaluate((host) => {
    const errors: string[] = [];
    Object.assign(window, { errors });
    host.addEventListener('error', (event) => errors.push((event as ErrorEvent).message));
  });
  expect(await shown()).toEqual(['fig4a', 10, 'auto']);
  await element.evaluate((host) => {
    const ravine = host.shadowRoot?.querySelector('iframe')?.contentWindow?.ravine;
    if (!ravine) throw new Error('there is no page in the frame');
    const asked: string[] = [];
    const { open, seek } = ravine;
    Object.assign(window, { asked });
    Object.assign(ravine, {
      open: (hash: string) => {
        asked.push(hash);
        return open(hash);
      },
      seek: (step: number) => {
        asked.push(`step ${step}`);
        return seek(step);
      },
    });
  });
  await set({ step: '20', scene: 'rosenbrock', theme: 'dark' });
  await expect.poll(shown).toEqual(['rosenbrock', 20, 'dark']);
  const asked = await page.evaluate(() => (window as unknown as { asked: string[] }).asked);
  expect(asked).toEqual(['#scene=rosenbrock&step=20&theme=dark']);
  const said = element.locator('.fault');
  await expect(said).toBeHidden();
  await set({ scene: 'nope' });
  await expect(said).toContainText('nope');
  await set({ scene: 'fig4b', step: '30' });
  await expect.poll(shown).toEqual(['fig4b', 30, 'dark']);
  await expect(said).toBeHidden();
  await set({ step: 'abc' });
  await expect(said).toContainText('abc');
  await set({ step: '31' });
  await expect(said).toBeHidden();
  expect((await shown())[1]).toBe(31);
  await set({ theme: 'mauve' });
  await expect(said).toContainText('mauve');
  await set({ theme: null, step: null });
  await expect(said).toBeHidden();
  expect(await shown()).toEqual(['fig4b', expect.any(Number), 'auto']);
  const heard = await heardIn(page);
  expect(heard.unhandled).toEqual([]);
  expect(heard.errors).toHaveLength(3);
  expect(heard.errors[0]).toContain('nope');
});

test('an element that moves, or is one of several, makes no blob twice; faults are in the language around it @plain', async ({
  page,
}) => {
  const race = (attributes: string) => `<ravine-race renderer="2d" engine="wasm" ${attributes}></ravine-race>`;
  await bare(
    page,
    `<div id="a">${race('scene="nope"')}${race('scene="fig2a" step="abc"')}</div><div id="b"></div>`,
    'zh',
  );
  const faults = page.locator('ravine-race .fault');
  await expect(faults.first()).toContainText('nope');
  await expect(faults.first()).toContainText(/[\u4e00-\u9fff]/);
  await expect(faults.last()).toContainText('abc');
  const { made: before } = await heardIn(page);
  expect(new Set(before).size).toBe(before.length);
  const step = await page.evaluate(async () => {
    const moved = document.querySelector<RavineRace>('ravine-race');
    if (!moved) throw new Error('no element');
    const gone = moved.ravine.then(({ paths }) => paths());
    moved.remove();
    await moved.ravine.catch(() => undefined);
    moved.setAttribute('scene', 'fig2b');
    moved.setAttribute('step', '7');
    document.querySelector('#b')?.append(moved);
    await gone.catch(() => undefined);
    const ravine = await moved.ravine;
    return [ravine.state().scene, ravine.state().step, (await ravine.paths()).length];
  });
  expect(step).toEqual(['fig2b', 7, 1]);
  await expect(faults.nth(1)).toBeHidden();
  const { made, unhandled } = await heardIn(page);
  expect(made).toEqual(before);
  expect(unhandled).toEqual([]);
});

test('of twenty elements each shows its picture, and no more than twelve have a context @plain', async ({ page }) => {
  test.setTimeout(120_000);
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (/context/i.test(message.text())) warnings.push(message.text());
  });
  await page.addInitScript(() => {
    const counted = top as unknown as { contexts: number };
    counted.contexts ??= 0;
    const get = HTMLCanvasElement.prototype.getContext;
    const seen = new WeakSet<HTMLCanvasElement>();
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: unknown[]) {
      if (given[0] === 'webgl2' && !seen.has(this)) counted.contexts++;
      seen.add(this);
      return get.apply(this, given as Parameters<typeof get>);
    } as typeof get;
  });
  const races = Array.from(
    { length: 20 },
    () => '<ravine-race engine="wasm" scene="fig4a" step="40" style="width: 230px; margin: 2px"></ravine-race>',
  );
  await bare(
    page,
    `<div style="display: flex; flex-wrap: wrap; margin-top: 3000px">${races.join('')}</div><div style="height: 3000px"></div>`,
  );
  const look = () =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll<RavineRace>('ravine-race')];
      return {
        frames: all.filter(({ shadowRoot }) => shadowRoot?.querySelector('iframe')).length,
        pictures: all.filter(({ pictured }) => pictured).length,
        contexts: (window as unknown as { contexts: number }).contexts,
      };
    });
  // Nothing is computed or drawn out of sight.
  await page.waitForTimeout(300);
  expect(await look()).toEqual({ frames: 0, pictures: 0, contexts: 0 });
  await page.evaluate(() => document.querySelector('ravine-race')?.scrollIntoView());
  await expect
    .poll(
      async () => {
        const seen = await look();
        expect(seen.frames).toBeLessThanOrEqual(12);
        return seen.pictures;
      },
      { timeout: 90_000 },
    )
    .toBe(20);
  await expect.poll(async () => (await look()).frames).toBe(12);
  const inks = await page.evaluate(() =>
    [...document.querySelectorAll<RavineRace>('ravine-race')].flatMap(({ shadowRoot }) => {
      const still = shadowRoot?.querySelector<HTMLCanvasElement>('canvas:not([hidden])');
      const pixels = still?.getContext('2d')?.getImageData(0, 0, still.width, still.height).data ?? [];
      return still ? [new Set(Uint32Array.from(pixels)).size] : [];
    }),
  );
  expect(inks).toHaveLength(8);
  for (const ink of inks) expect(ink).toBeGreaterThan(30);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(200);
  await page.evaluate(() => document.querySelector('ravine-race')?.scrollIntoView());
  expect(await look()).toEqual({ frames: 12, pictures: 20, contexts: 20 });
  const still = page.locator('ravine-race canvas:visible').first();
  const touched = await still.evaluateHandle((canvas) => (canvas.getRootNode() as ShadowRoot).host);
  await still.click();
  await expect.poll(() => touched.evaluate((host) => (host as RavineRace).mayRest)).toBe(true);
  expect(await look()).toEqual({ frames: 12, pictures: 20, contexts: 21 });
  expect(warnings).toEqual([]);
});
