import { forever, headers, isolationHeaders } from './headers.mjs';

/** What static hosts read to send the headers, by the name of the file that the built folder has of it. */
export const hostFiles = {
  // Netlify and Cloudflare Pages.
  _headers: `/*\n${lines((name, value) => `  ${name}: ${value}`)}\n/assets/*\n  Cache-Control: ${forever}\n`,
  'vercel.json': `${JSON.stringify(vercel(), undefined, 2)}\n`,
  // `always`: on a 404 too. A location with an add_header of its own needs the line again.
  'nginx-headers.conf': `# In the server block: include /path/to/nginx-headers.conf;\n${lines(
    (name, value) => `add_header ${name} "${value}" always;`,
  )}\n`,
  // GitHub Pages: files whose names begin with an underscore are files like others.
  '.nojekyll': '',
};

/**
 * Isolates the page of the dev server as every host should, and writes what they need for that into the built folder.
 * @type {import('vite').Plugin}
 */
export const hosts = {
  name: 'hosts',
  configureServer: ({ middlewares }) => {
    middlewares.use((_, response, next) => {
      for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
      next();
    });
  },
  generateBundle() {
    for (const [fileName, source] of Object.entries(hostFiles)) this.emitFile({ type: 'asset', fileName, source });
  },
};

/** @param {(name: string, value: string) => string} line */
function lines(line) {
  return Object.entries(headers)
    .map(([name, value]) => line(name, value))
    .join('\n');
}

function vercel() {
  const sent = (/** @type {Record<string, string>} */ all) =>
    Object.entries(all).map(([key, value]) => ({ key, value }));
  return {
    headers: [
      { source: '/(.*)', headers: sent(headers) },
      { source: '/assets/(.*)', headers: sent({ 'Cache-Control': forever }) },
    ],
  };
}
