import type { Locator, Page } from '@playwright/test';
import type { PublishedState } from '../../src/api/published';
import type { AutomationPath, Ravine } from '../../src/app/automation';

/** The state of the page, through the automation API. */
export const stateOf = (page: Page): Promise<PublishedState> => page.evaluate(() => window.ravine.state());

/** The paths on the page, once they are computed. */
export const pathsOf = (page: Page): Promise<AutomationPath[]> => page.evaluate(() => window.ravine.paths());

/** Opens a scene id or a hash as a program would. */
export const open = (page: Page, scene: string): Promise<void> => page.evaluate((s) => window.ravine.open(s), scene);

/** Changes the hash as a hand in the address bar does; resolves once the page has read it. */
export const edit = (page: Page, hash: string): Promise<void> =>
  page.evaluate(async (text) => {
    const read = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    location.hash = text;
    await read;
  }, hash);

/** Draws a step as a program would. */
export const seek = (page: Page, step: number): Promise<void> => page.evaluate((k) => window.ravine.seek(k), step);

/** What computes and what draws. */
export const performing = (page: Page): Promise<[Ravine['engine'], Ravine['renderer']]> =>
  page.evaluate(() => [window.ravine.engine, window.ravine.renderer]);

/** The messages about the address. */
export const messagesOf = (page: Page): Locator => page.locator('#problems .problem');

/** Resolves once the hash holds the text; it is written a moment after the last change. */
export const hashHolds = (page: Page, text: string): Promise<void> =>
  page.waitForURL((url) => url.hash.includes(text), { waitUntil: 'commit' });

/** A message as the automation API rejects with it. */
export const rejection = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'nothing was rejected',
    (error: Error) => error.message,
  );
