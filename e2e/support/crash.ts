import type { Browser } from '@playwright/test';

/** All that three.js and the browser say of a crash, word for word: anything else is the page's own fault. */
const sayings = [
  /console: THREE\.THREE\.WebGPURenderer: WebGPU Device Lost:\n\nMessage: A valid external Instance reference no longer exists\.\nReason: unknown \(\S+\/assets\/[\w-]+\.js\)/,
  /console: THREE\.THREE\.WebGPURenderer: WebGL Device Lost:\n\nMessage: Unknown reason \(\S+\/assets\/[\w-]+\.js\)/,
  // Caught while it compiles, three.js leaves the promise of its error scope without a handler.
  /uncaught: OperationError: Instance dropped in popErrorScope/,
];

/** One pattern of them all: Playwright takes an array whose second item is an object for a value with its options. */
export const saidOfACrash = new RegExp(`^(${sayings.map(({ source }) => source).join('|')})$`);

/** Kills the process that draws, as a driver that fails does. */
export async function crashGpu(browser: Browser | null) {
  const session = await browser?.newBrowserCDPSession();
  // The command ends what would answer it.
  await session?.send('Browser.crashGpuProcess').catch(() => undefined);
  await session?.detach().catch(() => undefined);
}
