import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { steadyOptions } from './apps/clearway/bin/packaged-node.mjs';
import { LongestFirst } from './validation/house/longest-first.ts';

/** Long versions have files of their own, so that no test is ever skipped for its length. */
const long = process.env.CLEARWAY_TEST_SCALE === 'full' ? [] : ['**/*.full.test.ts'];

const NEVER = ['**/node_modules/**', '**/.cache/**', '**/dist/**', ...long];

/**
 * Beside hundreds of small files that leave nothing behind, these of validation only compute: each in a process of its own would load the
 * same modules again, which is a third of their work.
 */
const PURE = ['catalogs', 'ephemerides', 'frames', 'risk', 'sgp4', 'time'].map(
  (folder) => `validation/${folder}/**/*.test.ts`,
);

const config: ViteUserConfig = defineConfig({
  test: {
    exclude: NEVER,
    pool: 'forks',
    // See packaged-node.mjs: V8 stops a process in some thousands.
    execArgv: steadyOptions,
    // The machines of CI have two cores: while one test waits (for a silence, a process, a picture) two others compute.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    setupFiles: ['validation/house/property-seed.ts'],
    globalSetup: ['validation/house/shared-folder.ts'],
    // Found are things that never come, however slow the machine; how fast things are is for the benchmark.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    projects: [
      { extends: true, test: { name: 'units', include: ['{packages,apps}/**/*.test.ts', ...PURE], isolate: false } },
      {
        extends: true,
        test: { name: 'whole', include: ['{validation,e2e,bench}/**/*.test.ts'], exclude: [...NEVER, ...PURE] },
      },
    ],
  },
});

export default config;
