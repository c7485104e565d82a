import { join } from 'node:path';
import { quietFlags, webgpuFlags } from '../scripts/browser.mjs';
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

/**
 * The contests in a page of headless Chromium with WebGPU on its software adapter.
 * @param {string} executablePath
 * @param {string} folder what was built
 * @param {boolean} quick
 * @returns {Promise<InBrowser>}
 */
export async function benchBrowser(executablePath, folder, quick) {
  console.log('in Chromium …');
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ executablePath, args: [...quietFlags, ...webgpuFlags] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60 * 60_000);
    // Nothing is served: requests to localhost, which is a secure context, are answered from the disk.
    await page.route(`${origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/')
        return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' });
      if (pathname.startsWith('/page/')) {
        return route.fulfill({ contentType: 'text/javascript', path: join(folder, pathname) });
      }
      if (!pathname.startsWith('/wasm/')) return route.fulfill({ status: 404 });
      return route.fulfill({
        contentType: 'application/wasm',
        path: tensorflow(`backend-wasm/dist/${pathname.slice(6)}`),
      });
    });
    await page.goto(`${origin}/`);
    for (const script of scripts) await page.addScriptTag({ path: tensorflow(`${script}.min.js`) });
    await page.addScriptTag({ url: `${origin}/page/page.js`, type: 'module' });
    const found = await page.evaluate((small) => /** @type {any} */ (globalThis).bench(small), quick);
    return { ...found, browser: browser.version() };
  } finally {
    await browser.close();
  }
}
