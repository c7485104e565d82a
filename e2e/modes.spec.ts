import { fileURLToPath } from 'node:url';
import { type Page, test as plain } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';
import { expect } from './support/fixtures';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = fileURLToPath(new URL('../.cache/toy', import.meta.url));
let server: PreviewServer;

// The real page, built with one more mode beside the others.
plain.beforeAll(async () => {
  const input = fileURLToPath(new URL('harness/toy.html', import.meta.url));
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true, rollupOptions: { input } } });
  server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
});
plain.afterAll(() => server.close());

/** What of a mode is not found on the page: its switch, its key, its control, what it shows, its file. */
async function missing(page: Page, query = ''): Promise<string[]> {
  const address = new URL(`e2e/harness/toy.html?renderer=2d${query}#scene=fig4a&show=toy&knots=5`, local(server));
  await page.goto(address.href);
  await page.waitForFunction(() => 'ravine' in window);
  const read = await page.evaluate(async () => {
    await window.ravine.ready;
    await window.ravine.open('#scene=fig4b&show=toy&knots=7').catch(() => undefined);
    const file = await window.ravine.export('toy').catch(() => undefined);
    return { hash: location.hash, file: await file?.text() };
  });
  const knots = page.locator('#toy-knots');
  const found = {
    switch: await page.getByRole('radio', { name: 'Toy' }).isChecked(),
    key: read.hash.includes('knots=7'),
    control: (await knots.count()) === 1,
    stage: await page.getByText('Knots: 7').isVisible(),
    file: read.file === 'knots 7',
  };
  if (found.control) {
    await knots.fill('3');
    await knots.press('Enter');
    found.control = await page.getByText('Knots: 3').isVisible();
  }
  return Object.entries(found).flatMap(([part, there]) => (there ? [] : [part]));
}

const local = (from: PreviewServer): string => from.resolvedUrls?.local[0] ?? '';

plain(
  'a mode that is registered has its switch, key, control, place and file, with no line changed elsewhere @plain',
  async ({ page }) => {
    expect(await missing(page)).toEqual([]);
  },
);

plain('a mode that leaves one of them out is found out @plain', async ({ page }) => {
  expect(await missing(page, '&lacks=key')).toContain('key');
  expect(await missing(page, '&lacks=panel')).toEqual(['control']);
  expect(await missing(page, '&lacks=file')).toEqual(['file']);
});
