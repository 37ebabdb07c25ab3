import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const PEER = fileURLToPath(new URL('../peers/reuploaded-points.ts', import.meta.url));

/** Bundles the peer and serves a page with it. */
export async function servePeer(folder: string): Promise<{ readonly url: string; close(): void }> {
  const outDir = path.join(folder, 'peer');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { outDir, lib: { entry: PEER, formats: ['es'], fileName: 'peer' }, emptyOutDir: true },
  });
  const script = await readFile(path.join(outDir, 'peer.js'));
  const server: Server = createServer((request, response) => {
    const isScript = request.url === '/peer.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><title>peer</title><script type="module" src="/peer.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}
