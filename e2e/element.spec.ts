import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RavineRace } from '../element/ravine-race';
import { expect, test } from './support/fixtures';

const root = new URL('..', import.meta.url);

// Its workers are blobs: the fixture, which puts a listener into the files of workers, cannot see into them.
test.use({ allowed: [/a worker that is not watched: blob:/] });

test('the element is one file: several of them live in a bare page, and leave its styles alone @plain', async ({
  page,
}) => {
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('scripts/element.mjs', root))]);
  const script = readFileSync(new URL('dist-element/ravine-race.js', root), 'utf8');
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
