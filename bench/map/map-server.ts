import path from 'node:path';
import type { BenchRun } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { type RunningServer, startServer } from '../command/run-server.ts';

/** A quick run has one catalogue, and one server for all. */
export async function serveMap(
  run: BenchRun,
  file: string,
  name: string,
): Promise<Pick<RunningServer, 'url' | 'stop'>> {
  if (!run.quick) return startMapServer(run, file, name);
  const { url } = await run.shared('map server', async () => {
    const thing = await startMapServer(run, file, name);
    return { thing, remove: thing.stop };
  });
  return { url, stop: async () => undefined };
}

async function startMapServer(run: BenchRun, file: string, name: string): Promise<RunningServer> {
  const folder = path.join(run.folder, `map-${name}`);
  const argv = ['--catalog', file, '--start', START, '--workers', '2', '--data-dir', folder, '--imagery-url', 'none'];
  const server = await startServer(argv, run.folder, run.signal);
  await server.says(/Ctrl-C stops/);
  return server;
}
