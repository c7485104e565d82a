import { contentSecurityPolicy } from './csp.mjs';

/**
 * What makes a page cross-origin isolated, which shared memory and so real threads need. Every response has it: the
 * script of a worker without it is blocked. The last one lets other isolated pages load and frame this one.
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** What every response of a host says. */
export const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  ...isolationHeaders,
};

/** The build puts a hash of the content into every name under assets/. */
export const forever = 'max-age=31536000, immutable';
