import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';

export { expect };

interface Options {
  /** Console messages and page errors that this test provokes: what matches one of these is not a problem. */
  readonly allowed: readonly RegExp[];
}

interface Fixtures {
  /** Watches a context for complaints until the test ends. */
  readonly watched: (context: BrowserContext) => Promise<void>;
  /** A page in a browser of its own, with further flags: for tests that break the browser. */
  readonly launch: (flags: readonly string[]) => Promise<Page>;
}

/**
 * Playwright's `test` whose pages may not complain: a console error, an uncaught error, a violation of the
 * Content-Security-Policy (on the page or in a worker) or a request to anywhere else fails the test.
 */
export const test = base.extend<Options & Fixtures>({
  allowed: [[], { option: true }],
  watched: async ({ allowed, baseURL }, use) => {
    const problems: string[] = [];
    const report = (problem: string) => {
      if (!allowed.some((pattern) => pattern.test(problem))) problems.push(problem);
    };
    await use((context) => watch(context, new URL(baseURL ?? '').origin, report));
    expect(problems, 'complaints of the page').toEqual([]);
  },
  context: async ({ context, watched }, use) => {
    await watched(context);
    await use(context);
  },
  launch: async ({ playwright, launchOptions, contextOptions, baseURL, viewport, watched }, use) => {
    const browsers: Browser[] = [];
    await use(async (flags) => {
      const args = [...(launchOptions.args ?? []), ...flags];
      const browser = await playwright.chromium.launch({ ...launchOptions, args });
      browsers.push(browser);
      const context = await browser.newContext({ ...contextOptions, viewport, ...(baseURL && { baseURL }) });
      await watched(context);
      return context.newPage();
    });
    for (const browser of browsers) await browser.close();
  },
});

/** Reports everything that should not happen on any page of a context. */
async function watch(context: BrowserContext, origin: string, report: (problem: string) => void) {
  context.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => report(`uncaught: ${error.error().stack || String(error.error())}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.origin === origin || ['blob:', 'data:', 'about:'].includes(url.protocol);
    if (!own) report(`foreign request: ${request.url()}`);
  });
  context.on('page', (page) => {
    page.on('crash', () => report('the page crashed'));
    page.on('worker', (worker) => {
      if (!workerScript.test(worker.url())) report(`a worker that is not watched: ${worker.url()}`);
    });
  });
  await watchPolicy(context);
}

/** Built workers; their files are named so that they can be told from other scripts. */
const workerScript = /worker[^/]*\.js$/;

/** Turns violations of the policy into console errors, which are reported; the browser is silent about a worker's. */
async function watchPolicy(context: BrowserContext) {
  const listener = () =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`Content-Security-Policy: ${violatedDirective} blocked ${blockedURI}`);
    });
  await context.addInitScript(listener);
  // A worker has no init script: the listener is put before the worker's own text.
  await context.route(workerScript, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${listener})();${await response.text()}` });
  });
}

/**
 * Opens Ravine afresh and waits for the first frame of the scene.
 * @param hash for example '#scene=fig4b&step=40'
 * @param query for example '?engine=wasm'
 */
export async function openRavine(page: Page, hash = '', query = '') {
  // The same page with another hash would not be loaded again.
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(`./${query}${hash}`);
  await page.waitForFunction(() => 'ravine' in window);
  await page.evaluate(() => (window as unknown as { ravine: { ready: Promise<void> } }).ravine.ready);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
