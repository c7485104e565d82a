import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { forever, headers } from './headers.mjs';
import { Failure, root, verdict } from './run.mjs';

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/** Ports tried after the first one. */
const furtherPorts = 50;

/**
 * Serves a folder on 127.0.0.1, at the first free port from `port`; `says`: the headers of every response.
 * @param {{ folder?: string, port?: number, says?: Readonly<Record<string, string>> }} [options]
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve({ folder = join(root, 'dist'), port = 4173, says = headers } = {}) {
  const base = await realpath(folder).catch(() => {
    throw new Failure('nothing is built yet: run npm run build first');
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(says)) response.setHeader(name, value);
    answer(base, request, response).catch(() => refuse(response, 500, 'Internal error'));
  });
  const address = `http://127.0.0.1:${await listen(server, port)}/`;
  const close = () =>
    /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
    );
  return { address, close };
}

/**
 * @param {string} base
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<unknown>}
 */
async function answer(base, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET and HEAD');
  const path = pathOf(request.url ?? '/');
  if (path === undefined) return refuse(response, 400, 'Bad address');
  // The real path, links followed, must still be inside the folder.
  const file = await realpath(join(base, path.endsWith('/') ? `${path}index.html` : path)).catch(() => undefined);
  if (!file?.startsWith(base + sep)) return refuse(response, 404, 'Not found');
  const info = await stat(file);
  if (!info.isFile()) return refuse(response, 404, 'Not found');
  response.writeHead(200, {
    'Content-Type': types.get(extname(file)) ?? 'application/octet-stream',
    'Content-Length': info.size,
    'Cache-Control': path.startsWith('/assets/') ? forever : 'no-cache',
  });
  if (request.method === 'HEAD') return response.end();
  return createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * The decoded path of a request.
 * @param {string} url
 * @returns {string | undefined} undefined when it is not an absolute path, or is badly encoded
 */
function pathOf(url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    return path.startsWith('/') && !/[\0\\]/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} reason
 */
function refuse(response, status, reason) {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${reason}\n`);
}

/**
 * @param {import('node:http').Server} server
 * @param {number} first 0 lets the system choose
 * @returns {Promise<number>} the port
 */
async function listen(server, first) {
  for (let port = first; port <= Math.min(first + furtherPorts, 65_535); port++) {
    const error = await new Promise((resolve) => {
      server.once('error', resolve);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', resolve);
        resolve(undefined);
      });
    });
    if (!error) return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw new Failure(`cannot listen: ${error.message}`);
  }
  throw new Failure(`no free port from ${first} on`);
}

/**
 * Serves dist/ until interrupted, and says where, in one line.
 * @param {string[]} args `--port` is the first port to try
 */
export async function serveUntilStopped(args) {
  const { values } = parseArgs({ args, options: { port: { type: 'string', default: process.env.PORT ?? '4173' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Failure(`not a port: ${values.port}`);
  const { address } = await serve({ port });
  console.log(`ravine: serving at ${address} (Ctrl+C stops)`);
}

if (process.argv[1] && import.meta.filename === (await realpath(process.argv[1]))) {
  await verdict(() => serveUntilStopped(process.argv.slice(2)));
}
