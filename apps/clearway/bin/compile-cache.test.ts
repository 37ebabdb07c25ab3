import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'clearway-compile-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const MODULE = new URL('./compile-cache.mjs', import.meta.url).href;

/** In a process of its own: the folder that is chosen, and the one that a worker thread then reads from. */
function chosen(folders: readonly { path: string; shared: boolean }[]): (string | null)[] {
  const script = `import module from 'node:module';
import { Worker } from 'node:worker_threads';
import { enableCompileCache } from ${JSON.stringify(MODULE)};
const folder = enableCompileCache(${JSON.stringify(folders)}) ?? null;
const worker = new Worker("require('node:worker_threads').parentPort.postMessage(require('node:module').getCompileCacheDir() ?? null)", { eval: true, execArgv: [] });
worker.once('message', (ofWorker) => console.log(JSON.stringify([folder, ofWorker])));`;
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env, encoding: 'utf8' }),
  );
}

test('compiled modules are kept, for worker threads too', () => {
  const path = join(root, 'made', 'cache');
  const [folder, ofWorker] = chosen([{ path, shared: true }]);
  expect(folder).toBe(path);
  expect(ofWorker!.startsWith(path)).toBe(true);
});

test('where the installation cannot be written, in a folder of this user', () => {
  writeFileSync(join(root, 'file'), '');
  const path = join(root, 'own');
  const [folder, ofWorker] = chosen([
    { path: join(root, 'file', 'cache'), shared: true },
    { path, shared: false },
  ]);
  expect(folder).toBe(path);
  expect(ofWorker!.startsWith(path)).toBe(true);
});

test.runIf(process.getuid)('never in one that others can write', () => {
  const path = join(root, 'open');
  mkdirSync(path);
  chmodSync(path, 0o777);
  expect(chosen([{ path, shared: false }])).toEqual([null, null]);
});
