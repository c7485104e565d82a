import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headers, isolationHeaders } from '../../scripts/headers.mjs';
import { hostFiles, hosts } from '../../scripts/hosts.mjs';
import { serve } from '../../scripts/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What of `wanted` an answer has. */
const heldBy = (answer: Response, wanted: object) =>
  Object.fromEntries(Object.keys(wanted).map((name) => [name, answer.headers.get(name)]));

test('pages are isolated, and other isolated pages may frame them', () =>
  expect(headers).toMatchObject({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }));

describe('the server of what is built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ravine-headers-'));
  let served: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    for (const file of ['index.html', 'assets/train-worker-1.js', 'assets/a.wasm', 'data.json', 'films.bin'])
      writeFileSync(join(folder, file), 'x');
    served = await serve({ folder, port: 0 });
  });
  afterAll(async () => {
    await served.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['GET', '', 200],
    ['HEAD', '', 200],
    ['GET', 'assets/train-worker-1.js', 200],
    ['GET', 'assets/a.wasm', 200],
    ['GET', 'data.json', 200],
    ['GET', 'films.bin', 200],
    ['GET', 'assets', 404],
    ['GET', 'nothing-worker.js', 404],
    ['GET', '%ff', 400],
    ['POST', '', 405],
  ])('%s /%s is answered by %i, with every header', async (method, path, status) => {
    const answer = await fetch(`${served.address}${path}`, { method });
    expect([answer.status, heldBy(answer, headers)]).toEqual([status, headers]);
  });
});

test('the dev server isolates the page too, whatever is asked of it', { timeout: 60_000 }, async () => {
  const server = await createServer({
    ...{ root, configFile: false, logLevel: 'silent', plugins: [hosts] },
    optimizeDeps: { noDiscovery: true },
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
  });
  try {
    await server.listen();
    const address = server.resolvedUrls?.local[0] ?? '';
    for (const path of [
      '',
      'src/engine/train/train-worker.ts?worker_file&type=module',
      'favicon.svg',
      'src/nothing.ts',
    ]) {
      const answer = await fetch(`${address}${path}`);
      await answer.text();
      expect(heldBy(answer, isolationHeaders), path).toEqual(isolationHeaders);
    }
  } finally {
    await server.close();
  }
});

describe('what a host reads', () => {
  test('Netlify and Cloudflare: a path, and its headers below it', () => {
    const [all] = hostFiles._headers.split('\n/assets/*\n');
    const [path, ...lines] = all.trimEnd().split('\n');
    expect(path).toBe('/*');
    expect(Object.fromEntries(lines.map((line) => /^ {2}([\w-]+): (.*)$/.exec(line)?.slice(1) ?? []))).toEqual(headers);
  });

  test('Vercel: every path', () => {
    const { headers: rules } = JSON.parse(hostFiles['vercel.json']) as {
      headers: { source: string; headers: { key: string; value: string }[] }[];
    };
    expect(rules[0].source).toBe('/(.*)');
    expect(Object.fromEntries(rules[0].headers.map(({ key, value }) => [key, value]))).toEqual(headers);
  });

  test('nginx: in errors too', () => {
    const said = [...hostFiles['nginx-headers.conf'].matchAll(/^add_header ([\w-]+) "([^"]*)" always;$/gm)];
    expect(Object.fromEntries(said.map(([, name, value]) => [name, value]))).toEqual(headers);
  });
});

describe('the service worker that sends the headers where a host cannot', () => {
  type Asked = { request: object; respondWith: (answer: Promise<Response>) => void };

  /** What it answers to a request that the network answers so. */
  async function answered(request: object, network: Response): Promise<Response | undefined> {
    const listeners = new Map<string, (event: Asked) => void>();
    runInNewContext(readFileSync(join(root, 'public/isolation-worker.js'), 'utf8'), {
      ...{ URL, Headers, Response, location: new URL('https://example.org/ravine/isolation-worker.js') },
      addEventListener: (type: string, listener: (event: Asked) => void) => listeners.set(type, listener),
      fetch: async () => network,
    });
    let answer: Promise<Response> | undefined;
    listeners.get('fetch')?.({
      request: { cache: 'default', ...request },
      respondWith: (given) => {
        answer = given;
      },
    });
    return answer;
  }

  const own = { url: 'https://example.org/ravine/assets/train-worker-1.js' };

  test('an answer keeps its status, its text and its headers', async () => {
    const given = new Response('text', { status: 404, statusText: 'Not found', headers: { 'Content-Type': 'text/x' } });
    const answer = await answered(own, given);
    if (!answer) throw new Error('no answer');
    expect([answer.status, answer.statusText, await answer.text()]).toEqual([404, 'Not found', 'text']);
    expect(answer.headers.get('Content-Type')).toBe('text/x');
    expect(heldBy(answer, isolationHeaders)).toEqual(isolationHeaders);
  });

  test('a host that sends some of them sends them once', async () => {
    const answer = await answered(own, new Response('', { headers: { ...isolationHeaders } }));
    expect(answer && heldBy(answer, isolationHeaders)).toEqual(isolationHeaders);
  });

  test('an answer without a body has none', async () =>
    expect((await answered(own, new Response(null, { status: 204 })))?.status).toBe(204));

  test('a redirection, other origins and the cache alone are left as they are', async () => {
    const away = Response.error();
    expect(await answered(own, away)).toBe(away);
    expect(await answered({ url: 'https://example.com/a.js' }, new Response(''))).toBeUndefined();
    expect(await answered({ ...own, cache: 'only-if-cached' }, new Response(''))).toBeUndefined();
  });
});
