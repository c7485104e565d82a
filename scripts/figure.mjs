import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addressReader } from './address.mjs';
import { installBrowser, pageFlags, plainFlags, quietFlags } from './browser.mjs';
import { figuresOf, numbers } from './figure-list.mjs';
import { FigurePages } from './figure-page.mjs';
import { installPackages } from './install.mjs';
import { Failure, runTool, verdict } from './run.mjs';
import { serve } from './serve.mjs';

const usage = `npm run figure -- SCENE… [--format gif,svg] [--out figures] [--width 640] [--height 480] [--scale 2]
  SCENE     the id of a scene, a '#…' hash, or a .json file with a list of them; --all: every scene
  --format  png svg gif mp4 webm csv json link embed qr, several with commas
  --step    of a still picture (usual: that of the hash, else the last)    --steps  the length of the run
  --from --to --every --fps  of a film    --lang en|zh    --home URL  the page that links lead to    --built  dist/ as it is`;

const kilobytes = (/** @type {number} */ bytes) =>
  bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** `npm run figure`: any scene or hash in any of the formats, computed on the CPU, the same bytes each time. */
await verdict(async () => {
  const began = performance.now();
  const { flags, given, positionals } = options();
  const { out = 'figures', lang = 'en', home, ...common } = given;
  if (positionals.length === 0 && !flags.all) throw new Failure(`nothing to draw\n${usage}`);
  // What cannot be read is said before a browser is started.
  await installPackages();
  const reader = await addressReader();
  const asked = figuresOf(positionals, common, reader);
  const { pages, close } = await begin(flags.built, { lang, home });
  try {
    const figures = flags.all ? figuresOf([...positionals, ...(await pages.scenes())], common, reader) : asked;
    const { bytes, failures } = await makeAll(pages, figures, out);
    const seconds = Math.round((performance.now() - began) / 1000);
    const done = `${figures.length - failures.length} of ${figures.length} figures in ${out} (${kilobytes(bytes)}, ${seconds} s)`;
    if (failures.length > 0) throw new Failure(`${done}; failed: ${failures.join(' ')}`);
    console.log(`ravine: ${done}`);
  } finally {
    await close();
  }
});

/** @returns {{ flags: { all: boolean, built: boolean }, given: Record<string, string | undefined>, positionals: string[] }} */
function options() {
  const names = ['format', 'out', 'step', 'steps', 'lang', 'home', ...numbers];
  const texts = Object.fromEntries(names.map((name) => [name, { type: /** @type {const} */ ('string') }]));
  const flag = { type: /** @type {const} */ ('boolean'), default: false };
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { ...texts, all: flag, built: flag },
    });
    const { all, built, ...given } = values;
    return { flags: { all, built }, given: /** @type {Record<string, string | undefined>} */ (given), positionals };
  } catch (error) {
    throw new Failure(`${/** @type {Error} */ (error).message}\n${usage}`);
  }
}

/**
 * Builds and serves the page and starts a browser.
 * @param {boolean} built
 * @param {{ lang: string, home: string | undefined }} settings
 */
async function begin(built, settings) {
  const executablePath = await installBrowser();
  if (!built) await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { minutes: 5 });
  const server = await serve();
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ executablePath, args: [...quietFlags, ...pageFlags, ...plainFlags] });
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { pages: new FigurePages(browser, server.address, settings), close };
}

/**
 * Writes every figure, and goes on after one that fails.
 * @param {FigurePages} pages
 * @param {readonly import('./figure-list.mjs').Figure[]} figures
 * @param {string} out
 */
async function makeAll(pages, figures, out) {
  mkdirSync(out, { recursive: true });
  const failures = [];
  let bytes = 0;
  for (const figure of figures) {
    const file = `${figure.name}.${figure.format === 'qr' ? 'qr.svg' : figure.format}`;
    try {
      const data = await pages.make(figure);
      writeFileSync(join(out, file), data);
      bytes += data.length;
      console.log(`${file}  ${kilobytes(data.length)}`);
    } catch (error) {
      failures.push(file);
      const [reason] = /** @type {Error} */ (error).message.split('\n');
      console.error(`${file}: ${reason.replace(/^page\.evaluate: /, '')}`);
    }
  }
  return { bytes, failures };
}
