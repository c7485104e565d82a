import { defineConfig, mergeConfig } from 'vitest/config';
import vite from './vite.config.ts';

export default mergeConfig(
  vite,
  defineConfig({
    test: {
      include: ['tests/**/*.test.ts'],
      environment: 'node',
      setupFiles: ['tests/support/bytes.ts', 'tests/support/seed.ts'],
      globalSetup: ['tests/support/data-files.ts'],
      testTimeout: 30_000,
      // Modules are pure: what a file imports need not be loaded anew for the next one.
      isolate: false,
      // Its gradients are not in the bundle that Node takes.
      server: { deps: { inline: [/tfjs-core\/dist\/(?!tf-core)/] } },
    },
  }),
);
