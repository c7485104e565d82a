import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browserMajor, installBrowser } from './browser.mjs';
import { installPackages } from './install.mjs';
import { Failure, root, runTool, verdict } from './run.mjs';

const unitReport = '.cache/unit.json';
const endToEndReport = '.cache/e2e.json';

/** The rungs, cheapest first; the first that fails ends the run. */
const stages = [
  { name: 'type check', tool: 'typescript/bin/tsc', args: ['-p', '.'], minutes: 3 },
  { name: 'lint', tool: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'], minutes: 2 },
  {
    name: 'unit tests',
    tool: 'vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    minutes: 10,
  },
  { name: 'build', tool: 'vite/bin/vite.js', args: ['build', '--logLevel', 'warn'], minutes: 5 },
  { name: 'download size', tool: '../scripts/size.mjs', args: ['--built'], minutes: 3 },
  { name: 'end-to-end tests', tool: 'playwright/cli.js', args: ['test'], minutes: 45 },
];

await verdict(async () => {
  const began = performance.now();
  await installPackages();
  const browser = await installBrowser();
  console.log(`ravine: testing with Chromium ${browserMajor(browser)} (${browser})`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (const report of [unitReport, endToEndReport]) rmSync(join(root, report), { force: true });

  const installed = performance.now();
  const broken = await runStages(browser);
  const { passed, failed, skipped } = total();
  if (skipped > 0) console.log(`\n${skipped} SKIPPED`);
  // A stage without tests of its own that fails is one failure.
  console.log(`\n${passed} passed, ${broken ? Math.max(failed, 1) : failed} failed`);
  if (broken) throw new Failure(`failed at ${broken}`);
  if (passed === 0) throw new Failure('no test ran');
  const note = installed - began > 5000 ? `, after ${inWords(installed - began)} of installing` : '';
  console.log(`ravine: all green — ${passed} passed in ${inWords(performance.now() - installed)}${note}`);
});

/**
 * Runs the stages in order.
 * @param {string} browser
 * @returns {Promise<string | undefined>} the stage that failed, and how
 */
async function runStages(browser) {
  for (const { name, tool, args, minutes } of stages) {
    console.log(`\n── ${name}`);
    const began = performance.now();
    try {
      await runTool(tool, args, { minutes, env: { RAVINE_CHROMIUM: browser, RAVINE_REPORT: endToEndReport } });
    } catch (error) {
      return `${name} (${/** @type {Error} */ (error).message}, ${inWords(performance.now() - began)})`;
    }
    console.log(`── ${name}: ${inWords(performance.now() - began)}`);
  }
  return undefined;
}

/** Tests passed, failed and skipped, by the reports of vitest and Playwright; a stage that did not run counts nothing. */
function total() {
  const unit = report(unitReport);
  const endToEnd = report(endToEndReport)?.stats;
  const count = (/** @type {(number | undefined)[]} */ ...numbers) =>
    numbers.reduce((a, b = 0) => (a ?? 0) + b, 0) ?? 0;
  return {
    passed: count(unit?.numPassedTests, endToEnd?.expected, endToEnd?.flaky),
    failed: count(unit?.numFailedTests, endToEnd?.unexpected),
    skipped: count(unit?.numPendingTests, unit?.numTodoTests, endToEnd?.skipped),
  };
}

/** @param {string} file */
function report(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number} milliseconds */
function inWords(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
