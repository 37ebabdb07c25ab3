import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const SOURCE = new URL('../src/offline/service-worker.js', import.meta.url);
/** Large and rarely wanted: kept once they have been asked for, not before. */
const LATER = /^earth\/gazetteer/;

/** Emits the service worker with the list of files that it keeps for offline use, and a version made from them. */
export function serviceWorkerFile(): Plugin {
  return {
    name: 'clearway-service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const files = Object.values(bundle).filter(
          ({ fileName }) => !fileName.endsWith('.map') && !LATER.test(fileName),
        );
        const hash = createHash('sha256');
        for (const file of files.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
          hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
        }
        const names = ['/', ...files.map(({ fileName }) => `/${fileName}`).filter((name) => name !== '/index.html')];
        const source = (await readFile(SOURCE, 'utf8'))
          .replace("'__VERSION__'", JSON.stringify(hash.digest('hex').slice(0, 16)))
          .replace("['__FILES__']", JSON.stringify(names));
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
      },
    },
  };
}
