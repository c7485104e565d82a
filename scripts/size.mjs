import { gzipSync } from 'node:zlib';
import { installBrowser, plainFlags, quietFlags, untilRavine } from './browser.mjs';
import { installPackages } from './install.mjs';
import { Failure, runTool, verdict } from './run.mjs';
import { serve } from './serve.mjs';

/** Everything downloaded until the first frame of the first scene, gzip, in bytes of 1000 to the kB. */
const budget = 420_000;

await verdict(async () => {
  await installPackages();
  const executablePath = await installBrowser();
  if (!process.argv.includes('--built'))
    await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { minutes: 5 });
  const { address, close } = await serve();
  const { files, scripting, ready } = await measure(executablePath, address).finally(close);
  const total = files.reduce((sum, file) => sum + file.gzip, 0);
  for (const { path, bytes, gzip } of files.sort((a, b) => b.gzip - a.gzip))
    console.log(`${kilobytes(gzip)} gzip ${kilobytes(bytes)}  ${path}`);
  console.log(
    `scripting ${Math.round(scripting)} ms on the page's thread, first drawn frame after ${Math.round(ready)} ms (software rendering)`,
  );
  const sum = `${kilobytes(total).trim()} gzip until the first frame of fig4a, budget ${kilobytes(budget).trim()}`;
  if (total > budget) throw new Failure(`too large: ${sum}`);
  console.log(`ravine: ${sum}`);
});

/**
 * Opens fig4a in a fresh browser and takes what was downloaded and how long scripts ran until it was on the canvas.
 * @param {string} executablePath
 * @param {string} address
 */
async function measure(executablePath, address) {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ executablePath, args: [...quietFlags, ...plainFlags] });
  try {
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
    /** @type {import('playwright').Response[]} */
    const responses = [];
    page.on('response', (response) => responses.push(response));
    const metrics = await page.context().newCDPSession(page);
    await metrics.send('Performance.enable');
    await page.goto(`${address}#scene=fig4a`);
    await untilRavine(page);
    const ready = await page.evaluate(async () => {
      await /** @type {any} */ (window).ravine.ready;
      return performance.now();
    });
    const until = [...responses];
    const taken = (await metrics.send('Performance.getMetrics')).metrics;
    const scripting = 1000 * (taken.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN);
    const local = until.filter((response) => response.url().startsWith(address));
    const once = new Map(local.map((response) => [response.url(), response])).values();
    return { files: await Promise.all([...once].map(weigh)), scripting, ready };
  } finally {
    await browser.close();
  }
}

/**
 * A file as it would travel: what compresses by gzip, what is compressed already as it is.
 * @param {import('playwright').Response} response
 */
async function weigh(response) {
  const body = await response.body();
  const path = new URL(response.url()).pathname;
  const packed = /\.(woff2|png)$/.test(path);
  return { path, bytes: body.length, gzip: packed ? body.length : gzipSync(body, { level: 9 }).length };
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
}
