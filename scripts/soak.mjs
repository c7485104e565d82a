import { parseArgs } from 'node:util';
import { installBrowser, pageFlags, plainFlags, quietFlags, untilRavine, webgpuFlags } from './browser.mjs';
import { installPackages } from './install.mjs';
import { Failure, runTool, verdict } from './run.mjs';
import { serve } from './serve.mjs';
import { leaks } from './soak/leaks.mjs';
import { longest, watchFromWithin } from './soak/meter.mjs';
import { soak } from './soak/soak.mjs';

const usage = `npm run soak -- MINUTES [--renderer 2d,webgpu] [--seed N] [--leak KIND] [--built]
  MINUTES     for each renderer, the first of them to warm up
  --renderer  2d webgl2 webgpu, several with commas
  --seed      what is done depends on it alone; 2016 if not given
  --leak      plants a fault that must be found: ${Object.keys(leaks).join(' ')}
  --built     dist/ as it is`;

const flagsOf = { '2d': plainFlags, webgl2: plainFlags, webgpu: webgpuFlags };

/** @typedef {keyof typeof flagsOf} Renderer */

/** As for end-to-end tests: a machine that draws in software may lose a race with a time limit; a real fault fails twice. */
const tries = process.env.CI ? 2 : 1;

/** `npm run soak`: random use of the whole page; whatever is left over afterwards, or complained of, fails it. */
await verdict(async () => {
  const { minutes, renderers, seed, leak, built } = options();
  await installPackages();
  const executablePath = await installBrowser();
  if (!built) await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { minutes: 5 });
  const { address, close } = await serve();
  /** @type {string[]} */
  const faults = [];
  let passed = 0;
  try {
    for (const renderer of renderers) {
      console.log(`\n── ${renderer}, ${minutes} min, seed ${seed}`);
      /** @type {string[]} */
      let found = [];
      for (let turn = 0; turn < tries && (turn === 0 || found.length > 0); turn++) {
        if (turn > 0) console.log(`\n── ${renderer}, once more`);
        found = await soakOn(renderer, executablePath, address, { minutes, seed, leak });
        for (const fault of found) console.log(`FAILED ${renderer}: ${fault}`);
      }
      if (found.length === 0) passed++;
      faults.push(...found.map((fault) => `${renderer}: ${fault}`));
    }
  } finally {
    await close();
  }
  const failed = renderers.length - passed;
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0)
    throw new Failure(`seed ${seed}: ${faults[0]}${faults.length > 1 ? `, and ${faults.length - 1} more` : ''}`);
  console.log(`ravine: nothing left over after ${minutes} min with ${renderers.join(' and ')}, seed ${seed}`);
});

/**
 * @param {Renderer} renderer
 * @param {string} executablePath
 * @param {string} address
 * @param {{ minutes: number, seed: number, leak: string | undefined }} wishes
 * @returns {Promise<string[]>} what was found
 */
async function soakOn(renderer, executablePath, address, wishes) {
  const { chromium } = await import('playwright');
  const args = [...quietFlags, ...pageFlags, ...flagsOf[renderer]];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' });
    await context.addInitScript(watchFromWithin, longest);
    const page = await context.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack || error}`));
    page.on('crash', () => complaints.push('the page crashed'));
    await page.goto(`${address}?renderer=${renderer}`);
    await untilRavine(page);
    await page.evaluate(() => /** @type {any} */ (window).ravine.ready);
    return await soak(page, { ...wishes, complaints, strict: renderer === '2d' });
  } finally {
    await browser.close();
  }
}

/** @returns {{ minutes: number, renderers: Renderer[], seed: number, leak: string | undefined, built: boolean }} */
function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        renderer: { type: 'string', default: '2d,webgpu' },
        // The same use in every run, as of the tests' random inputs: a red run is red for everybody.
        seed: { type: 'string', default: '2016' },
        leak: { type: 'string' },
        built: { type: 'boolean', default: false },
      },
    });
    const [minutes, ...rest] = positionals.map(Number);
    if (!(minutes > 0) || rest.length > 0) throw new Failure('how many minutes?');
    const renderers = values.renderer.split(',');
    const unknown = renderers.find((name) => !(name in flagsOf));
    if (unknown !== undefined) throw new Failure(`no renderer: ${unknown}`);
    if (values.leak !== undefined && !(values.leak in leaks)) throw new Failure(`no leak: ${values.leak}`);
    return {
      ...{ minutes, seed: Number(values.seed), leak: values.leak, built: values.built },
      renderers: /** @type {Renderer[]} */ (renderers),
    };
  } catch (error) {
    throw new Failure(`${/** @type {Error} */ (error).message}\n${usage}`);
  }
}
