import { defineConfig, type Plugin } from 'vite';
import project from './package.json' with { type: 'json' };
import { contentSecurityPolicy } from './scripts/csp.mjs';
import { dataSets } from './scripts/data/plugin.mjs';
import { hosts } from './scripts/hosts.mjs';

/** Writes the Content-Security-Policy into the built page; not into the dev server's, whose hot reload is inline. */
const policy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

/**
 * uPlot asks Intl for the browser's language as soon as it is loaded, which throws where that is no tag (`C` in a bare
 * container). The chart writes its numbers itself, so the language of the system will do.
 */
const anyLanguage: Plugin = {
  name: 'uplot-any-language',
  enforce: 'pre',
  transform(code, id) {
    if (!/uPlot\.esm\.js/.test(id)) return undefined;
    const asked = "new Intl.NumberFormat(domEnv ? nav.language : 'en-US')";
    if (!code.includes(asked)) this.error('this uPlot asks for no language, or in another way');
    return { code: code.replace(asked, 'new Intl.NumberFormat()'), map: null };
  },
};

export default defineConfig({
  // Relative addresses: the folder works wherever it is put.
  base: './',
  plugins: [policy, anyLanguage, dataSets(), hosts],
  // As it is, or the plugin would not see it.
  optimizeDeps: { exclude: ['uplot'] },
  // three.js as its modules: in its bundle the backends of WebGPU and WebGL 2 cannot be told apart, and both would be loaded.
  resolve: {
    alias: [
      { find: /^three\/webgpu$/, replacement: 'three/src/Three.WebGPU.js' },
      { find: /^three\/tsl$/, replacement: 'three/src/Three.TSL.js' },
    ],
  },
  define: { __VERSION__: JSON.stringify(project.version) },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // Everything is a file: a data: font or script is not allowed by the policy, and neither is the inline polyfill.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // three.js, loaded after the page is usable, is above the default limit.
    chunkSizeWarningLimit: 1200,
  },
});
