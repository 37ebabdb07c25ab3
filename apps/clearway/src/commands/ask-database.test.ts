import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createLiveApp } from '@clearway/api';
import { openLive } from '@clearway/service/live';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, run } from '../command-line/surroundings.fixture.ts';
import { listen } from '../server/listen.ts';

let folder = '';
let kept = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-database-'));
  kept = join(folder, 'kept');
  await mkdir(kept);
  const made = await run(['watchlist', 'create', 'ours', '25544,48274', '--data-dir', kept]);
  expect(made).toMatchObject({ code: 0, stderr: '' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const asked = (command: string, ...rest: string[]): Promise<Outcome> => run([...command.split(' '), ...rest]);

async function refusal(command: string, ...rest: string[]): Promise<string> {
  const { code, stdout, stderr } = await asked(command, ...rest);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^clearway: [^\n]{1,390}\n$/);
  return stderr;
}

describe('without a server', () => {
  test('the database itself is asked', async () => {
    expect((await asked('watchlist list', '--data-dir', kept)).stdout).toMatch(/^ours +2 objects\n$/);
    expect((await asked('events', '--data-dir', kept)).stdout).toBe('No open events like this.\n');
    expect(await refusal('object 25544', '--data-dir', kept)).toContain('there is no object 25544');
  });

  test('a folder that is not there is no new database', async () => {
    expect(await refusal('events', '--data-dir', join(folder, 'none'))).toContain('there is no such folder');
    expect(await readdir(folder)).not.toContain('none');
  });

  test('one that a Clearway has open is asked through it', async () => {
    const live = await openLive({ place: { dataDir: kept }, version: 'test' });
    try {
      expect(await refusal('events', '--data-dir', kept)).toContain('--server http://127.0.0.1:8080');
      expect(await refusal('backup', join(folder, 'busy.backup'), '--data-dir', kept)).toContain('is in use');
      // What runs there can be asked for a copy meanwhile.
      const server = await listen(createLiveApp(live), 0);
      const file = join(folder, 'running.backup');
      expect(await asked('backup', file, '--server', server.url)).toMatchObject({ code: 0, stderr: '' });
      await server.close();
      expect((await readdir(kept)).filter((name) => name.endsWith('.backup'))).toEqual([]);
    } finally {
      await live.close();
    }
    expect(await readdir(folder)).not.toContain('busy.backup');
  });

  test('a PostgreSQL that cannot be reached is named without its password', async () => {
    const words = await refusal('events', '--database-url', 'postgres://me:secret@127.0.0.1:1/none');
    expect(words).not.toContain('secret');
    expect(await refusal('events', '--database-url', 'mysql://x')).toContain('no PostgreSQL address');
  });
});

describe('a backup', () => {
  test('as a copy brings everything back, in place of what is there', async () => {
    const running = join(folder, 'running.backup');
    expect((await asked('restore', running, '--data-dir', join(folder, 'other'))).code).toBe(0);
    expect((await asked('watchlist list', '--data-dir', join(folder, 'other'))).stdout).toContain('ours');
    const file = join(folder, 'copy.backup');
    const written = await asked('backup', file, '--data-dir', kept, '--json');
    expect(written.stderr).toBe('');
    expect(JSON.parse(written.stdout)).toEqual({ file, bytes: expect.any(Number), portable: false });
    expect(await refusal('backup', file, '--data-dir', kept)).toContain('is there already');
    await asked('watchlist delete ours', '--data-dir', kept);
    expect(await asked('restore', file, '--data-dir', kept)).toMatchObject({ code: 0, stderr: '' });
    const { watchlists } = JSON.parse((await asked('watchlist list', '--data-dir', kept, '--json')).stdout);
    expect(watchlists).toMatchObject([{ name: 'ours', object_ids: [25_544, 48_274] }]);
  });

  // Into a new place it takes many seconds, which the tests of the store spend.
  test('as a portable file never takes the place of anything', async () => {
    const file = join(folder, 'portable.backup');
    expect((await asked('backup', file, '--data-dir', kept, '--portable')).stdout).toContain('MB. clearway restore');
    expect(await refusal('restore', file, '--data-dir', kept)).toContain('a database already');
  });

  test('that is none, damaged or of the other kind is refused, and what is there stays', async () => {
    const write = async (name: string, bytes: Uint8Array | string): Promise<string> => {
      const file = join(folder, name);
      await writeFile(file, bytes);
      return file;
    };
    const copy = await readFile(join(folder, 'copy.backup'));
    const files = {
      'no backup': await write('text.backup', 'not a backup'),
      'unexpected end of file': await write('empty.backup', ''),
      damaged: await write('zip.backup', gzipSync('x'.repeat(2000))),
      'cannot be read': await write('cut.backup', copy.subarray(0, copy.length / 2)),
    };
    for (const [words, file] of Object.entries(files)) {
      expect(await refusal('restore', file, '--data-dir', kept), words).toContain(words);
    }
    expect(await refusal('restore', join(folder, 'nowhere'), '--data-dir', kept)).toContain('no such file');
    const url = 'postgres://me@127.0.0.1:1/none';
    expect(await refusal('restore', join(folder, 'copy.backup'), '--database-url', url)).toContain('--portable');
    expect((await asked('watchlist list', '--data-dir', kept)).stdout).toContain('ours');
  });
});
