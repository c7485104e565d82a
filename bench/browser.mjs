import { join } from 'node:path';
import { quietFlags, webgpuFlags } from '../scripts/browser.mjs';
import { isolationHeaders } from '../scripts/headers.mjs';
import { root } from '../scripts/run.mjs';

/** @typedef {import('./report.mjs').InBrowser} InBrowser */

const origin = 'http://localhost';

/** Scripts of TensorFlow.js for a page, in the order in which they load. */
const scripts = [
  'core/dist/tf-core',
  'backend-cpu/dist/tf-backend-cpu',
  'backend-wasm/dist/tf-backend-wasm',
  'backend-webgpu/dist/tf-backend-webgpu',
];

/** @param {string} path */
const tensorflow = (path) => join(root, 'node_modules/@tensorflow', `tfjs-${path}`);

/** @typedef {import('./cpu/results').BrowserPart} BrowserPart */

/** What is measured there, in words. */
const names = /** @type {const} */ ({
  update: 'updates in Chromium',
  trajectories: 'trajectories in Chromium',
  gpu: 'updates on WebGPU',
  dispatch: 'dispatches on WebGPU',
  'gpu-train': 'training on WebGPU',
  workers: 'workers in Chromium',
  shared: 'threads on shared memory in Chromium',
});

/**
 * The contests in headless Chromium with WebGPU on its software adapter, each in a browser of its own.
 * @param {{ executablePath: string, folder: string, quick: boolean }} built
 * @param {(part: Partial<InBrowser>) => void} add hears what was measured
 * @returns {import('./parts.mjs').Parts}
 */
export const browserParts = (built, add) =>
  Object.fromEntries(
    Object.entries(names).map(([part, name]) => [
      name,
      async () => add(await measured(/** @type {BrowserPart} */ (part), built)),
    ]),
  );

/**
 * @param {BrowserPart} part
 * @param {{ executablePath: string, folder: string, quick: boolean }} built
 * @returns {Promise<Partial<InBrowser>>}
 */
async function measured(part, { executablePath, folder, quick }) {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ executablePath, args: [...quietFlags, ...webgpuFlags] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60 * 60_000);
    // TensorFlow.js would take threads of its own where it finds shared memory.
    await serveFromDisk(page, folder, part === 'shared' ? isolationHeaders : {});
    await page.goto(`${origin}/`);
    for (const script of scripts) await page.addScriptTag({ path: tensorflow(`${script}.min.js`) });
    await page.addScriptTag({ url: `${origin}/page/page.js`, type: 'module' });
    const found = await page.evaluate(
      ([name, small]) => /** @type {any} */ (globalThis).bench(name, small),
      /** @type {const} */ ([part, quick]),
    );
    return { ...found, browser: browser.version() };
  } finally {
    await browser.close();
  }
}

/**
 * Nothing is served: requests to localhost, which is a secure context, are answered from the disk.
 * @param {import('playwright').Page} page
 * @param {string} folder
 * @param {Record<string, string>} headers
 */
async function serveFromDisk(page, folder, headers) {
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({ headers, contentType: 'text/html', body: '<!doctype html><title>bench</title>' });
    if (pathname.startsWith('/page/'))
      return route.fulfill({ headers, contentType: 'text/javascript', path: join(folder, pathname) });
    if (!pathname.startsWith('/wasm/')) return route.fulfill({ status: 404 });
    return route.fulfill({
      contentType: 'application/wasm',
      path: tensorflow(`backend-wasm/dist/${pathname.slice(6)}`),
    });
  });
}
