import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A TypeScript file and all it imports as one classic script, to be evaluated in a page. */
export async function bundle(file: URL): Promise<string> {
  const entry = fileURLToPath(file);
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { __VERSION__: '"test"' },
    build: { write: false, minify: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'bundled' } },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((r) => ('output' in r ? r.output : []));
  const chunk = outputs.find((o) => o.type === 'chunk' && o.isEntry);
  if (chunk?.type !== 'chunk') throw new Error(`no script came of ${entry}`);
  return chunk.code;
}
