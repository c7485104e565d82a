// Sends the headers that a page with threads needs, where a host cannot: an answer of the network, with three headers
// more. Registered by a click on the page, and removed by another; nothing is kept, nothing else is changed.
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

addEventListener('install', () => skipWaiting());

addEventListener('fetch', (event) => {
  const { request } = event;
  const own = new URL(request.url).origin === location.origin;
  // What is only to be had from the browser's cache is no request to the network.
  if (own && request.cache !== 'only-if-cached') event.respondWith(fetch(request).then(isolated));
});

/** The same answer with the headers; a redirection, which cannot be read, as it is. */
function isolated(response) {
  if (response.status === 0) return response;
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(isolation)) headers.set(name, value);
  return new Response(body, { status, statusText, headers });
}
