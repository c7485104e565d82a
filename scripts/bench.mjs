import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchBrowser } from '../bench/browser.mjs';
import { benchPage } from '../bench/page.mjs';
import { machine, print, ratios, round } from '../bench/report.mjs';
import { installBrowser } from './browser.mjs';
import { installPackages } from './install.mjs';
import { root, run, runTool, verdict } from './run.mjs';

const folder = join(root, '.cache', 'bench');
const { values: options } = parseArgs({
  options: { small: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const quick = options.small;

/** `npm run bench`: everything that needs no GPU, in Node and in headless Chromium. `--small` is quick, `--out FILE` names the results. */
await verdict(async () => {
  await installPackages();
  mkdirSync(folder, { recursive: true });
  const executablePath = await installBrowser();
  await build();
  const inNode = await benchNode();
  const inBrowser = await benchBrowser(executablePath, folder, quick);
  const page = await benchPage(executablePath, folder, quick);
  const results = {
    machine: machine(inBrowser),
    ...ratios(inNode, inBrowser),
    node: inNode,
    chromium: inBrowser,
    page,
  };
  const out = options.out ?? join(root, 'bench', 'results.json');
  writeFileSync(out, `${JSON.stringify(results, round, 2)}\n`);
  await runTool('@biomejs/biome/bin/biome', ['format', '--write', out], { minutes: 1 }).catch(() => undefined);
  print(JSON.parse(JSON.stringify(results, round)));
  console.log(`\nwritten to ${out}`);
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
      rollupOptions: { external: [/^@tensorflow/], output },
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

/** @returns {Promise<import('../bench/report.mjs').InNode>} */
async function benchNode() {
  console.log('in Node …');
  const out = join(folder, 'node.json');
  await run(process.execPath, [join(folder, 'main.mjs'), out, ...(quick ? ['--small'] : [])], { minutes: 60 });
  return JSON.parse(readFileSync(out, 'utf8'));
}
