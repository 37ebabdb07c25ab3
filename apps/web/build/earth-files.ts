import type { Plugin } from 'vite';
import { prepareEarth } from './earth/prepare-earth.ts';

/** Emits land, borders and names of places as files under `earth/`. */
export function earthFiles(): Plugin {
  return {
    name: 'clearway-earth',
    apply: 'build',
    async generateBundle() {
      for (const { name, bytes } of await prepareEarth()) {
        this.emitFile({ type: 'asset', fileName: `earth/${name}`, source: bytes });
      }
    },
  };
}
