import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, test } from 'vitest';
import { endsWithTest } from './ends-with-test.ts';

/** A PostgreSQL of its own that a test may stop and kill: not the one that other tests use. */
export interface PrivatePostgresql extends AsyncDisposable {
  readonly databaseUrl: string;
  start(): Promise<void>;
  /** `immediate`: as if it had crashed; the next start reads the write-ahead log. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
}

const run = promisify(execFile);
const VERSIONS = '/usr/lib/postgresql';

/** Where its programs are: on Debian not in the path; null where there are none. */
export const programs: string | null = ((): string | null => {
  const folders = [
    ...(existsSync(VERSIONS) ? readdirSync(VERSIONS).map((version) => path.join(VERSIONS, version, 'bin')) : []),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => existsSync(path.join(folder, name)))) ?? null;
})();

/** Where PostgreSQL's programs are absent, skipped with one line; fails where `CI` is set. */
export function describeWithPrivatePostgresql(title: string, body: () => void): void {
  if (programs !== null) {
    describe(title, body);
  } else if (process.env.CI) {
    test(title, () => {
      throw new Error('no initdb and pg_ctl of PostgreSQL in the path');
    });
  } else {
    process.stderr.write(`skipped: no initdb and pg_ctl of PostgreSQL in the path (${title})\n`);
    test.skip(title, () => {});
  }
}

/** Its files are in a new folder of `parent`: one on another disk, for example. */
export async function openPrivatePostgresql(parent: string = tmpdir()): Promise<PrivatePostgresql> {
  const folder = await mkdtemp(path.join(parent, 'clearway-postgresql-'));
  const data = path.join(folder, 'data');
  const port = await freePort();
  const asOwner = await ownerOf(folder);
  const program = (name: string, ...given: readonly string[]): Promise<unknown> => {
    const [command, ...before] = [...asOwner, path.join(programs!, name)];
    return run(command!, [...before, ...given], { cwd: folder });
  };
  await program(
    'initdb',
    '--pgdata',
    data,
    '--auth',
    'trust',
    '--username',
    'clearway',
    '--no-sync',
    '--encoding',
    'UTF8',
  );
  const settings = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const log = path.join(folder, 'log');
  const server: PrivatePostgresql = {
    databaseUrl: `postgresql://clearway@127.0.0.1:${port}/postgres`,
    start: async () => void (await program('pg_ctl', 'start', '--wait', '-D', data, '-l', log, '-o', settings)),
    stop: async (mode) => void (await program('pg_ctl', 'stop', '--wait', '-D', data, '-m', mode)),
    [Symbol.asyncDispose]: endsWithTest(async () => {
      await server.stop('immediate').catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    }),
  };
  await server.start();
  return server;
}

/** PostgreSQL refuses to run as root: then it is the user that its package made. */
async function ownerOf(folder: string): Promise<readonly string[]> {
  if (process.getuid?.() !== 0) return [];
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (which) => Number((await run('id', [which, 'postgres'])).stdout)),
  );
  await chown(folder, uid!, gid!);
  await chmod(folder, 0o755);
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
