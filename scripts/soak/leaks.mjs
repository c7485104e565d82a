/** @typedef {import('playwright').Page} Page */

/**
 * Faults that can be planted to see whether a run finds them.
 * @type {Readonly<Record<string, (page: Page) => Promise<unknown>>>}
 */
export const leaks = {
  listeners: (page) =>
    page.evaluate(() => {
      for (let i = 0; i < 1000; i++) addEventListener('soak', () => i);
    }),
  nodes: (page) =>
    page.evaluate(() => {
      const kept = Array.from({ length: 20_000 }, () => document.createElement('i'));
      addEventListener('soak', () => kept);
    }),
  heap: (page) =>
    page.evaluate(() => {
      const kept = Array.from({ length: 4e6 }, (_, i) => i / 3);
      addEventListener('soak', () => kept);
    }),
  workers: (page) =>
    page.evaluate(() => {
      const kept = new Worker(URL.createObjectURL(new Blob([''], { type: 'text/javascript' })));
      addEventListener('soak', () => kept);
    }),
  contexts: (page) =>
    page.evaluate(() => {
      const kept = Array.from({ length: 20 }, () => document.createElement('canvas').getContext('2d'));
      addEventListener('soak', () => kept);
    }),
  errors: (page) =>
    page.evaluate(() => {
      void Promise.reject(new Error('planted'));
    }),
};
