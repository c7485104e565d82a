import type { Frame, Page } from '@playwright/test';
import type { Isolation } from '../src/modes/parallel/isolation/state';
import { isolationTexts } from '../src/modes/parallel/isolation/words';
import { bundle } from './support/bundle';
import { expect, openRavine, test } from './support/fixtures';
import { bareHost, elsewhere, type Place } from './support/hosts';
import { messagesOf, open, pathsOf, rejection } from './support/ravine';

// Other hosts on this machine are what these tests are about.
test.use({ allowed: [/^foreign request: http:\/\/(127\.0\.0\.1|localhost|ravine\.example):\d+\//] });

/** Two workers on one surface; on this clock. */
const spread = (clock: 'simulated' | 'threads') =>
  `#v=1&surface=beale&show=parallel&scheme=hogwild&workers=2&methods=sgd(eta=0.001)&steps=300&step=300&clock=${clock}`;

/** Updates that the server has made on a page, once they are there; rejects with the reason why there are none. */
const updatesIn = (frame: Page | Frame): Promise<number | undefined> =>
  frame.evaluate(async () => (await window.ravine.runs())[0].columns.f.at.at(-1));

/** What the page finds out about threads where it is. */
async function toldIn(frame: Page | Frame): Promise<Isolation> {
  await frame.waitForFunction(() => 'ravine' in window);
  await frame.evaluate(await reader());
  return frame.evaluate(async () => {
    const { isolationHere } = (window as unknown as { bundled: typeof import('../src/modes/parallel/isolation/here') })
      .bundled;
    const { now } = isolationHere();
    return new Promise<Isolation>((resolve) => now.subscribe((told) => told && resolve(told)));
  });
}

let reading: Promise<string> | undefined;
const reader = () => {
  reading ??= bundle(new URL('../src/modes/parallel/isolation/here.ts', import.meta.url));
  return reading;
};

/** Whether a memory made there can be shared with a worker. */
const shares = (frame: Page | Frame): Promise<boolean> =>
  frame.evaluate(() => {
    const channel = new MessageChannel();
    try {
      const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
      channel.port1.postMessage(buffer);
      return true;
    } catch {
      return false;
    }
  });

/** Does something on a page of that place; in the end the page is left, and only then the place closed. */
async function at(page: Page, place: Place, work: (address: string) => Promise<void>): Promise<void> {
  try {
    await work(place.address);
    await page.goto('about:blank');
  } finally {
    await place.close();
  }
}

test('a page that our server sends is isolated, its workers are let in, and threads run @plain', async ({ page }) => {
  await openRavine(page, spread('threads'), '?renderer=2d');
  expect(await toldIn(page)).toEqual({ kind: 'threads', removable: false });
  expect(await shares(page)).toBe(true);
  expect(await updatesIn(page)).toBe(300);
  await expect(page.locator('.isolation')).toHaveCount(0);
});

test.describe('a worker whose script does not say that it is isolated', () => {
  test.use({ allowed: [/Cross-Origin-Embedder-Policy: \{"type":"worker initialization"|it could not start/] });

  test('is blocked, the page says that it could not start, and these tests hear of it @plain', async ({ page }) => {
    await page.route(/worker[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      const { 'cross-origin-embedder-policy': _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    const heard = page.waitForEvent('console', (message) => /^Cross-Origin-Embedder-Policy/.test(message.text()));
    await openRavine(page, '#step=1', '?renderer=2d&engine=wasm');
    expect((await heard).type()).toBe('error');
    await expect(page.locator('#problems')).toContainText('a worker ended: it could not start');
  });
});

test('a host without headers: everything but threads works, and the page offers the way to them @plain', async ({
  page,
}) => {
  await at(page, await bareHost(), async (address) => {
    await page.goto(`${address}?renderer=2d&engine=wasm${spread('threads')}`);
    expect(await toldIn(page)).toEqual({ kind: 'noHeaders', offer: 'register', removable: false });
    expect(await shares(page)).toBe(false);
    await expect(messagesOf(page)).toContainText('There are no threads here');
    await expect(page.locator('.isolation')).toContainText('Cross-Origin-Embedder-Policy');
    expect(await rejection(updatesIn(page))).toContain('There are no threads here');
    await page.getByRole('button', { name: 'Back to the simulated clock' }).click();
    expect(await updatesIn(page)).toBe(300);
    await expect(messagesOf(page)).toHaveCount(0);
    await open(page, '#scene=fig4a&step=1');
    expect(await pathsOf(page)).toHaveLength(6);
    // Nothing is registered by looking.
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  });
});

for (const [what, isolated, allow, kind] of [
  ['an isolated page with allow', true, 'allow="cross-origin-isolated"', 'threads'],
  ['an isolated page without allow', true, '', 'frameNotAllowed'],
  ['a page that is not isolated, with allow', false, 'allow="cross-origin-isolated"', 'framed'],
  ['a page that is not isolated, without allow', false, '', 'frameNotAllowed'],
] as const)
  test(`a frame of another origin in ${what} shows its picture: ${kind} @plain`, async ({ page, baseURL }) => {
    const address = `${baseURL}?embed=1&renderer=2d&engine=wasm${spread('threads')}`.replaceAll('&', '&amp;');
    const frame = `<iframe src="${address}" ${allow}></iframe>`;
    await at(page, await elsewhere(frame, isolated), async (outer) => {
      await page.goto(outer);
      const [, inner] = page.frames();
      expect((await toldIn(inner)).kind).toBe(kind);
      expect(await shares(inner)).toBe(kind === 'threads');
      if (kind === 'threads') expect(await updatesIn(inner)).toBe(300);
      else expect(await rejection(updatesIn(inner))).toContain(isolationTexts[kind].en);
      await inner.evaluate(() => window.ravine.open('#scene=fig4a&step=1'));
      expect(await inner.evaluate(async () => (await window.ravine.paths()).length)).toBe(6);
    });
  });

test('an isolated page of another origin may load what we send, file by file @plain', async ({ page, baseURL }) => {
  await at(page, await elsewhere(`<img src="${baseURL}favicon.svg" alt="">`, true), async (address) => {
    await page.goto(address);
    const [isolated, width] = await page.evaluate(() => [crossOriginIsolated, document.images[0].naturalWidth]);
    expect(isolated).toBe(true);
    expect(width).toBeGreaterThan(0);
  });
});

test('plain http from another machine is said to be that @plain', async ({ launch }) => {
  const page = await launch(['--host-resolver-rules=MAP ravine.example 127.0.0.1']);
  // Only that browser knows the name.
  await page.context().unrouteAll();
  await at(page, await bareHost(), async (address) => {
    await page.goto(`${address.replace('127.0.0.1', 'ravine.example')}?renderer=2d&engine=wasm#step=1`);
    expect(await toldIn(page)).toEqual({ kind: 'insecure', removable: false });
    expect((await pathsOf(page)).length).toBeGreaterThan(0);
  });
});

test('a browser without shared memory, and one without module workers, are told so @plain', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'SharedArrayBuffer', { value: undefined });
  });
  await openRavine(page, '#step=1', '?renderer=2d&engine=wasm');
  expect(await toldIn(page)).toEqual({ kind: 'noSharedMemory', removable: false });
  await page.evaluate(() => {
    // What an older browser does: it looks at no options, and starts a classic worker.
    window.Worker = class extends EventTarget {
      terminate() {}
    } as unknown as typeof Worker;
  });
  expect(await toldIn(page)).toEqual({ kind: 'noModuleWorkers', removable: false });
});

test('the service worker is registered by a click, isolates page and workers, and goes by another @plain', async ({
  page,
}) => {
  await at(page, await bareHost(), async (address) => {
    await page.goto(`${address}?renderer=2d&engine=wasm${spread('threads')}`);
    await anew(page, () => page.getByRole('button', { name: 'Use threads on this host' }).click());
    expect(await toldIn(page)).toEqual({ kind: 'threads', removable: true });
    expect(await shares(page)).toBe(true);
    expect(await updatesIn(page)).toBe(300);
    await expect(messagesOf(page)).toHaveCount(0);
    // With the shift key a page is loaded past it.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Page.reload', { ignoreCache: true });
    await page.waitForLoadState();
    expect(await toldIn(page)).toEqual({ kind: 'notYet', offer: 'reload', removable: true });
    await anew(page, () => page.getByRole('button', { name: 'Load anew' }).click());
    expect(await updatesIn(page)).toBe(300);
    await anew(page, () => page.getByRole('button', { name: 'Remove the service worker' }).click());
    expect(await toldIn(page)).toEqual({ kind: 'noHeaders', offer: 'register', removable: false });
    expect(await shares(page)).toBe(false);
  });
});

/** Presses a button, and waits until the page is loaded anew. */
async function anew(page: Page, press: () => Promise<void>): Promise<void> {
  await page.waitForFunction(() => 'ravine' in window);
  await page.evaluate(() => Object.assign(window, { before: true }));
  await press();
  await page.waitForFunction(() => 'ravine' in window && !('before' in window));
}
