import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const made = new Set(['.git', '.cache', 'node_modules', 'dist']);

/** The project as it is published: without what installing and building make. */
function cleanCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ravine-'));
  const root = fileURLToPath(new URL('..', import.meta.url));
  cpSync(root, folder, { recursive: true, filter: (path) => !made.has(basename(path)) });
  return folder;
}

/** The address that `npm start` prints, once it does. */
function addressOf(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
      if (address) resolve(address);
    };
    process.stdout?.on('data', read);
    process.stderr?.on('data', read);
    process.on('exit', (code) => reject(new Error(`npm start ended with ${code}: ${output}`)));
  });
}

test('npm start installs, builds and serves from a clean copy @plain', async ({ browser }) => {
  test.setTimeout(240_000);
  const folder = cleanCopy();
  const start = spawn(process.execPath, ['scripts/start.mjs'], { cwd: folder, stdio: 'pipe' });
  try {
    const address = await addressOf(start);
    const page = await browser.newPage({ viewport: { width: 480, height: 360 } });
    const response = await page.goto(address);
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
    await page.waitForFunction(() => 'ravine' in window);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await page.evaluate(() => (window as unknown as { ravine: { ready: Promise<void> } }).ravine.ready);
    await page.close();
  } finally {
    start.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
