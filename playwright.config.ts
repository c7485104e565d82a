import { defineConfig } from '@playwright/test';
import { baselines } from './e2e/support/baselines.ts';
import { findBrowser, pageFlags, plainFlags, quietFlags, webgpuFlags } from './scripts/browser.mjs';

const executablePath = await findBrowser();

/** A kind of machine: what `flags` make of the browser. */
const machine = (name: string, flags: readonly string[], other: string) => ({
  name,
  // A test tagged for the other kind of machine is not run, rather than skipped, on this one.
  grepInvert: new RegExp(`@${other}\\b`),
  use: { launchOptions: { executablePath, args: [...quietFlags, ...pageFlags, ...flags] } },
});

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e',
  // Software rendering fills both cores of a small machine with one page.
  workers: 1,
  // Generous, for a machine that draws in software and does other work beside.
  timeout: 240_000,
  // A machine that does so may lose a race with a time limit; a real fault fails twice.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: process.env.RAVINE_REPORT ?? '.cache/e2e.json' }]],
  globalSetup: './e2e/support/baselines.ts',
  snapshotPathTemplate: 'e2e/baselines/{projectName}/{arg}{ext}',
  expect: { timeout: 20_000, toHaveScreenshot: baselines(executablePath).tolerance },
  use: {
    // The server takes the next free port and says which: see `wait` below.
    baseURL: `http://127.0.0.1:${process.env.RAVINE_PORT}/`,
    viewport: { width: 1024, height: 768 },
    deviceScaleFactor: 1,
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Nothing plays or eases by itself; tests of motion ask for it.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [machine('webgpu', webgpuFlags, 'plain'), machine('plain', plainFlags, 'webgpu')],
  webServer: {
    command: 'node scripts/serve.mjs --port 4173',
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<RAVINE_PORT>\d+)/ },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
