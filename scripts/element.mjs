import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { installPackages } from './install.mjs';
import { Failure, root, verdict } from './run.mjs';

const folder = join(root, '.cache', 'element');
const out = join(root, 'dist-element');

/** `npm run element`: the custom element with the whole page in one file, dist-element/ravine-race.js, and data sets beside it. */
await verdict(async () => {
  await installPackages();
  const { build } = await import('vite');
  rmSync(folder, { recursive: true, force: true });
  await build({
    root,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { codeSplitting: false } },
      cssCodeSplit: false,
      // One file is what is asked for.
      chunkSizeWarningLimit: 5000,
    },
  });
  const page = pageParts();
  const lines = Object.entries(page).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      {
        name: 'ravine-page',
        resolveId: (id) => (id === 'virtual:ravine-page' ? `\0${id}` : undefined),
        load: (id) => (id === '\0virtual:ravine-page' ? lines.join('\n') : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2023',
      chunkSizeWarningLimit: 5000,
      lib: { entry: join(root, 'element', 'ravine-race.ts'), formats: ['es'] },
    },
  });
  const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([result].flat());
  const { code } = output[0];
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'ravine-race.js'), code);
  // Sets of data are loaded only where one is trained on.
  cpSync(join(folder, 'data'), join(out, 'data'), { recursive: true });
  const sizes = [code.length, gzipSync(code).length].map((bytes) => `${Math.round(bytes / 1000)} kB`);
  console.log(`ravine: dist-element/ravine-race.js, ${sizes[0]}, ${sizes[1]} gzip`);
});

/** The built page as texts: one script, one style, its workers, and what stands in the body. */
function pageParts() {
  const assets = readdirSync(join(folder, 'assets'));
  const read = (/** @type {string} */ file) => readFileSync(join(folder, 'assets', file), 'utf8');
  const one = (/** @type {RegExp} */ pattern) => {
    const found = assets.filter((file) => pattern.test(file));
    if (found.length !== 1) throw new Failure(`expected one file like ${pattern}, found ${found.join(' ') || 'none'}`);
    return found[0];
  };
  const workers = assets.filter((file) => /worker.*\.js$/.test(file));
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const body = /<body>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
  return {
    script: withWorkers(read(one(/^index.*\.js$/)), workers),
    style: withFonts(read(one(/\.css$/))),
    body: body.replaceAll(/<script[^>]*><\/script>/g, ''),
    workers: Object.fromEntries(workers.map((file) => [file, read(file)])),
  };
}

/**
 * Workers are asked for by the name that the element gave an address; every one of them must be.
 * @param {string} script
 * @param {string[]} workers
 */
function withWorkers(script, workers) {
  const expression = /new URL\(new URL\([`"']([^`"']+)[`"'],import\.meta\.url\)\.href,[`"']{2}\+import\.meta\.url\)/g;
  const found = new Set();
  const replaced = script.replaceAll(expression, (_, file) => {
    const name = file.split('/').at(-1);
    found.add(name);
    return `JSON.parse(document.documentElement.dataset.workers)[${JSON.stringify(name)}]`;
  });
  const missing = workers.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Failure(`no place in the script asks for ${missing.join(' ')}`);
  return replaced;
}

/** @param {string} style */
function withFonts(style) {
  return style.replaceAll(/url\(["']?[./]*(fonts\/[\w.-]+)["']?\)/g, (_, file) => {
    const data = readFileSync(join(root, 'public', file)).toString('base64');
    return `url(data:font/woff2;base64,${data})`;
  });
}
