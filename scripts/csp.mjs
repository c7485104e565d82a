/**
 * What the page may load and run: nothing from elsewhere, no inline script or style, no eval.
 * Sent as a header by the server and written into index.html as a <meta> by the build; the header is what covers
 * workers, which do not inherit the <meta>.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
