import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Long versions have files of their own, so that no test is ever skipped for its length. */
const long = process.env.CLEARWAY_TEST_SCALE === 'full' ? [] : ['**/*.full.test.ts'];

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['{packages,apps,validation,e2e,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/.cache/**', '**/dist/**', ...long],
    // Two at a time: the tests of the engine start workers of their own, and the machines of CI have two cores.
    pool: 'forks',
    maxWorkers: 2,
    setupFiles: ['validation/house/property-seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

export default config;
