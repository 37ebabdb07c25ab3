import { defineConfig, type UserConfig } from 'vite';
import { earthFiles } from './build/earth-files.ts';
import { kernelFile } from './build/kernel-file.ts';
import { packedFiles } from './build/packed-files.ts';
import { serviceWorkerFile } from './build/service-worker-file.ts';

const config: UserConfig = defineConfig({
  root: import.meta.dirname,
  // The server's own paths begin with /api; a map under a path of a proxy is not foreseen.
  base: '/',
  build: {
    outDir: process.env.CLEARWAY_MAP_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // Everything is a file of its own: `data:` addresses are not allowed by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  worker: { format: 'es' },
  plugins: [kernelFile(), earthFiles(), serviceWorkerFile(), packedFiles()],
});

export default config;
