import { join } from 'node:path';
import { root } from './run.mjs';

/** @typedef {Pick<typeof import('../src/state/index.ts'), 'decode' | 'encode' | 'namedIn'>} AddressReader */

/**
 * The page's own reader of addresses, so that a hash means the same here.
 * @returns {Promise<AddressReader>}
 */
export async function addressReader() {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(root, 'src/state/index.ts'), {
    configFile: false,
    logLevel: 'warn',
    root,
  });
  return /** @type {AddressReader} */ (module);
}
