import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installBrowser, pageFlags, plainFlags, quietFlags } from './browser.mjs';
import { figuresOf, numbers } from './figure-list.mjs';
import { installPackages } from './install.mjs';
import { Failure, runTool, verdict } from './run.mjs';
import { serve } from './serve.mjs';

const text = /** @type {const} */ ({ type: 'string' });
const usage = `npm run figure -- SCENE… [--format gif,svg] [--out figures] [--width 640] [--height 480] [--scale 2]
  SCENE   the id of a scene, a '#…' hash, or a .json file with a list of them; --all: every scene
  --format  png svg gif mp4 webm csv json link embed qr, several with commas
  --step    of a still picture (usual: that of the hash, else the last)   --steps  the length of the run
  --from --to --every --fps  of a film   --lang en|zh   --home URL  the page that links lead to   --built  use dist/ as it is`;

/** `npm run figure`: any scene or hash as any of the formats, computed on the CPU, the same bytes each time. */
await verdict(async () => {
  const began = performance.now();
  const { values, positionals } = options();
  const { out = 'figures', lang = 'en', home, all, built, ...common } = values;
  if (positionals.length === 0 && !all) throw new Failure(`nothing to draw\n${usage}`);
  await installPackages();
  const executablePath = await installBrowser();
  if (!built) await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { minutes: 5 });
  const { address, close } = await serve();
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ executablePath, args: [...quietFlags, ...pageFlags, ...plainFlags] });
  try {
    const flat = await openPage(browser, `${address}?engine=wasm&renderer=2d&lang=${lang}`, home);
    // A canvas draws the contour view much sooner than WebGL in software, and has no third dimension.
    let solid;
    const scenes = all ? await sceneIds(flat) : [];
    const figures = figuresOf([...positionals, ...scenes], common);
    mkdirSync(out, { recursive: true });
    const failures = [];
    let bytes = 0;
    for (const figure of figures) {
      const file = join(out, `${figure.name}.${figure.format === 'qr' ? 'qr.svg' : figure.format}`);
      try {
        let page = flat;
        if ((await viewOf(flat, figure.hash)) !== 'contour' && isDrawn(figure.format)) {
          solid ??= await openPage(browser, `${address}?engine=wasm&renderer=webgl2&lang=${lang}`, home);
          page = solid;
        }
        const { data, ...made } = await make(page, figure, home);
        writeFileSync(file, data);
        bytes += statSync(file).size;
        console.log(`${file}  ${kilobytes(data.length)}  ${made.hash}`);
      } catch (error) {
        failures.push(figure.name);
        console.error(
          `${file}: ${/** @type {Error} */ (error).message.split('\n')[0].replace(/^page\.evaluate: /, '')}`,
        );
      }
    }
    const seconds = Math.round((performance.now() - began) / 1000);
    const done = `${figures.length - failures.length} of ${figures.length} figures in ${out} (${kilobytes(bytes)}, ${seconds} s)`;
    if (failures.length > 0) throw new Failure(`${done}; failed: ${failures.join(' ')}`);
    console.log(`ravine: ${done}`);
  } finally {
    await browser.close();
    await close();
  }
});

function options() {
  const of = (/** @type {readonly string[]} */ names) => Object.fromEntries(names.map((name) => [name, text]));
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...of(['format', 'out', 'step', 'steps', 'lang', 'home', ...numbers]),
        all: { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Failure(`${/** @type {Error} */ (error).message}\n${usage}`);
  }
}

/**
 * A page of the size that figures usually have, where nothing plays.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {string | undefined} home
 */
async function openPage(browser, address, home) {
  const page = await browser.newPage({
    viewport: { width: 1024, height: 768 },
    ...{ deviceScaleFactor: 1, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' },
  });
  await page.goto(`${address}#scene=fig2a&step=0`);
  await page.waitForFunction('"ravine" in window', undefined, { timeout: 120_000 });
  await page.evaluate(async (url) => {
    if (url) document.documentElement.dataset.home = url;
    await /** @type {any} */ (window).ravine.ready;
    await document.fonts.ready;
  }, home);
  return page;
}

/** @param {string} format */
const isDrawn = (format) => ['png', 'gif', 'mp4', 'webm'].includes(format);

/**
 * The ids of the scene menu.
 * @param {import('playwright').Page} page
 * @returns {Promise<string[]>}
 */
const sceneIds = (page) =>
  page.evaluate(() =>
    [.../** @type {NodeListOf<HTMLOptionElement>} */ (document.querySelectorAll('#scene option'))].map(
      ({ value }) => value,
    ),
  );

/**
 * @param {import('playwright').Page} page
 * @param {string} hash
 * @returns {Promise<string>}
 */
const viewOf = (page, hash) =>
  page.evaluate(async (wanted) => {
    const { ravine } = /** @type {any} */ (window);
    await ravine.open(wanted);
    return ravine.state().view;
  }, hash);

/**
 * @param {import('playwright').Page} page
 * @param {import('./figure-list.mjs').Figure} figure
 * @param {string | undefined} home
 * @returns {Promise<{ data: Buffer, hash: string }>}
 */
async function make(page, { hash, format, step, options: given }, home) {
  if (['link', 'embed', 'qr'].includes(format) && !home) throw new Failure('a link needs --home, the page it leads to');
  const found = await page.evaluate(
    async ({ hash: wanted, format: kind, step: still, options: chosen }) => {
      const { ravine } = /** @type {any} */ (window);
      await ravine.open(wanted);
      await ravine.seek(still ?? ravine.state().steps);
      const size = { width: 640, height: 480 };
      const blob = await ravine.export(kind, { ...size, ...chosen });
      const url = await new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result);
        reader.onerror = () => reject(reader.error);
        reader.readAsDataURL(blob);
      });
      return url.slice(url.indexOf(',') + 1);
    },
    { hash, format, step, options: given },
  );
  return { data: Buffer.from(found, 'base64'), hash };
}

/** @param {number} bytes */
const kilobytes = (bytes) => (bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
