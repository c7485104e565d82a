import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFile, dataFiles } from './files.mjs';

/**
 * Puts the data sets into the build as `data/<name>`, and serves them in development.
 * @returns {import('vite').Plugin}
 */
export const dataSets = () => ({
  name: 'data-sets',
  async generateBundle() {
    const emit = (/** @type {string} */ name, /** @type {Buffer} */ source) =>
      this.emitFile({ type: 'asset', fileName: `data/${name}`, source });
    for (const name of dataFiles) emit(name, await dataFile(name));
    // The licence of MNIST asks to be passed on with what is made of it.
    emit('sources.txt', await readFile(join(import.meta.dirname, 'sources.txt')));
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const name = /\/data\/([\w.]+)(\?|$)/.exec(request.url ?? '')?.[1] ?? '';
      if (!dataFiles.includes(name)) return next();
      dataFile(name).then((bytes) => response.setHeader('Content-Type', 'application/octet-stream').end(bytes), next);
    });
  },
});
