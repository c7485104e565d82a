import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserParts } from '../bench/browser.mjs';
import { pageParts } from '../bench/page.mjs';
import { inTurn } from '../bench/parts.mjs';
import { Results } from '../bench/results.mjs';
import { installBrowser } from './browser.mjs';
import { installPackages } from './install.mjs';
import { Failure, root, run, runTool, verdict } from './run.mjs';

const folder = join(root, '.cache', 'bench');
const { values: options } = parseArgs({
  options: { small: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const quick = options.small;

/** The results that are quoted: only those of a whole run that had no failure come here. */
const quoted = join(root, 'bench', 'results.json');

/** What is measured in Node, in words. */
const inNode = /** @type {const} */ ({
  update: 'updates in Node',
  trajectories: 'trajectories in Node',
  threads: 'threads in Node',
  maps: 'maps in Node',
  simulated: 'many workers on the simulated clock in Node',
  train: 'training in Node',
  'train-many': 'training many at once in Node',
});

/** `npm run bench`: everything that needs no GPU, in Node and in headless Chromium. `--small` is quick, `--out FILE` names the results. */
await verdict(async () => {
  await installPackages();
  mkdirSync(folder, { recursive: true });
  const executablePath = await installBrowser();
  await build();
  const results = new Results(options.out ?? join(folder, 'results.json'));
  const built = { executablePath, folder, quick };
  const failed = await inTurn({
    ...nodeParts((part) => results.add('node', part)),
    ...browserParts(built, (part) => results.add('chromium', part)),
    ...pageParts(built, (part) => results.add('page', part)),
  });
  results.print();
  console.log(`\nwritten to ${results.file}`);
  const names = Object.keys(failed);
  if (names.length > 0) throw new Failure(`failed: ${names.join(', ')}; the other parts are written`);
  const unmeasured = results.unmeasured();
  if (unmeasured.length > 0) throw new Failure(`no finite number: ${unmeasured.join(', ')}`);
  if (quick || options.out) return;
  copyFileSync(results.file, quoted);
  await runTool('@biomejs/biome/bin/biome', ['format', '--write', quoted], { minutes: 1 }).catch(() => undefined);
});

async function build() {
  const vite = await import('vite');
  const common = /** @type {const} */ ({ configFile: false, logLevel: 'warn', root, publicDir: false });
  const output = { entryFileNames: 'main.mjs' };
  await vite.build({
    ...common,
    build: {
      ssr: 'bench/cpu/main.ts',
      outDir: folder,
      minify: false,
      rollupOptions: { external: [/^@(tensorflow|jax-js)/], output },
    },
  });
  // Modules, so that the workers of the engine are files of their own, as they are in the page.
  const page = { input: 'bench/page/main.ts', output: { entryFileNames: 'page.js' } };
  await vite.build({
    ...common,
    base: './',
    worker: { format: 'es' },
    build: { outDir: join(folder, 'page'), emptyOutDir: true, minify: false, target: 'es2023', rollupOptions: page },
  });
  await vite.build({ root, logLevel: 'warn', build: { outDir: join(folder, 'dist'), emptyOutDir: true } });
}

/**
 * Every part in a process of its own, so that one that dies takes no other with it.
 * @param {(part: Partial<import('../bench/report.mjs').InNode>) => void} add
 * @returns {import('../bench/parts.mjs').Parts}
 */
function nodeParts(add) {
  const out = join(folder, 'node.json');
  const measure = async (/** @type {string} */ part) => {
    await run(process.execPath, [join(folder, 'main.mjs'), part, out, ...(quick ? ['--small'] : [])], { minutes: 60 });
    add(JSON.parse(readFileSync(out, 'utf8')));
  };
  return Object.fromEntries(Object.entries(inNode).map(([part, name]) => [name, () => measure(part)]));
}
