import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['{packages,apps,validation,e2e}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/.cache/**', '**/dist/**'],
    // Two at a time: the tests of the engine start workers of their own, and the machines of CI have two cores.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

export default config;
