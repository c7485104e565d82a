import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';

export { expect };

interface Options {
  /** Console messages and page errors that this test provokes: what matches one of these is not a problem. */
  readonly allowed: readonly RegExp[];
}

export interface Fixtures {
  /** Watches a context for complaints; those that no test has answered for fail the next one. */
  readonly watched: (context: BrowserContext) => Promise<void>;
  /**
   * Opens a hash as a program would, on a page that stays loaded for the other tests of the file that ask for the same
   * query: for tests that do not ask what loading does.
   */
  readonly visit: (hash: string, query?: string) => Promise<Page>;
  /** A page in a browser of its own, with further flags: for tests that break the browser. */
  readonly launch: (flags: readonly string[]) => Promise<Page>;
}

/** What the tests of a worker have in common. */
interface Loaded {
  /** Pages that stay loaded, by what they were loaded with. */
  readonly pages: Map<string, Page>;
  /** The file whose tests they are for. */
  file: string;
  /** Complaints that no test has answered for yet: one that comes late is the next test's. */
  readonly problems: string[];
  allowed: readonly RegExp[];
}

/**
 * Playwright's `test` whose pages may not complain: a console error, an uncaught error, a violation of the
 * Content-Security-Policy (on the page or in a worker), anything that isolation blocks or a request to anywhere else fails
 * the test.
 */
export const test = base.extend<Options & Fixtures, { loaded: Loaded }>({
  allowed: [[], { option: true }],
  loaded: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
    async ({}, use) => {
      const problems: string[] = [];
      await use({ pages: new Map(), file: '', problems, allowed: [] });
      expect(problems, 'complaints after the last test').toEqual([]);
    },
    { scope: 'worker' },
  ],
  watched: async ({ loaded, allowed, baseURL }, use) => {
    loaded.allowed = allowed;
    const report = (problem: string) => {
      if (!loaded.allowed.some((pattern) => pattern.test(problem))) loaded.problems.push(problem);
    };
    await use((context) => watch(context, new URL(baseURL ?? '').origin, report));
    expect(loaded.problems.splice(0), 'complaints of the page').toEqual([]);
  },
  visit: async ({ loaded, browser, viewport, hasTouch, contextOptions, watched }, use, { file }) => {
    if (loaded.file !== file) await putAway(loaded);
    loaded.file = file;
    await use(async (hash, query = '') => {
      const key = JSON.stringify([query, hasTouch, contextOptions]);
      const there = loaded.pages.get(key);
      if (there) {
        await reopen(there, hash, viewport);
        return there;
      }
      // Its options are those of the test.
      const context = await browser.newContext();
      await watched(context);
      const page = await context.newPage();
      loaded.pages.set(key, page);
      await openRavine(page, hash, query);
      return page;
    });
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

/** Closes the pages of the file before. */
async function putAway({ pages }: Loaded) {
  for (const page of pages.values()) await page.context().close();
  pages.clear();
}

/** A page as if it were loaded with a hash: of the size asked for, no method unfolded, nothing focused or scrolled. */
async function reopen(page: Page, hash: string, viewport: { width: number; height: number } | null) {
  const { width, height } = page.viewportSize() ?? {};
  if (viewport && (width !== viewport.width || height !== viewport.height)) await page.setViewportSize(viewport);
  await page.mouse.move(0, 0);
  await page.evaluate(async (wanted) => {
    for (const open of document.querySelectorAll<HTMLElement>('[aria-expanded=true]')) open.click();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
    await (window as unknown as { ravine: { open: (hash: string) => Promise<void> } }).ravine.open(wanted);
  }, hash);
}

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

/**
 * Turns violations of the policy, and what isolation has blocked, into console errors, which are reported; the browser is
 * silent about a worker's.
 */
async function watchPolicy(context: BrowserContext) {
  const listener = () => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`Content-Security-Policy: ${violatedDirective} blocked ${blockedURI}`);
    });
    const isolation = (reports: readonly { readonly body?: unknown }[]) => {
      for (const { body } of reports) console.error(`Cross-Origin-Embedder-Policy: ${JSON.stringify(body)}`);
    };
    new ReportingObserver(isolation, { types: ['coep'], buffered: true }).observe();
  };
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
