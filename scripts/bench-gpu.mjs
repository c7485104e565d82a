import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from './install.mjs';
import { root, run, verdict } from './run.mjs';

/** The benchmark as one folder that runs on a machine with Node, a GPU driver and nothing else. */
const folder = join(root, '.cache', 'bench-gpu');

await verdict(async () => {
  await installPackages();
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    publicDir: false,
    // Everything but Dawn is in the folder, TensorFlow.js too.
    ssr: { noExternal: true, external: ['webgpu'] },
    build: {
      ssr: 'bench/gpu/main.ts',
      outDir: folder,
      target: 'node20',
      minify: false,
      rollupOptions: { external: ['webgpu'], output: { entryFileNames: 'main.mjs' } },
    },
  });
  cpSync(join(root, 'bench/gpu/torch_adam.py'), join(folder, 'torch_adam.py'));
  const dawn = join('node_modules', 'webgpu');
  const native = join('dist', `${process.platform}-${process.platform === 'darwin' ? 'universal' : process.arch}`);
  mkdirSync(join(folder, dawn, native), { recursive: true });
  for (const part of ['package.json', 'index.js', native]) {
    cpSync(join(root, dawn, part), join(folder, dawn, part), { recursive: true });
  }
  console.log(`built into ${folder}: carry it, and run 'node main.mjs' there`);
  if (process.argv.includes('--build-only')) return;
  await run(process.execPath, [join(folder, 'main.mjs'), ...process.argv.slice(2)], { minutes: 20 });
});
