import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLiveApp } from '@clearway/api';
import { createFakeService } from '@clearway/api/fake-service';
import { exampleCdm, exampleCdmSummary } from '@clearway/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../command-line/surroundings.fixture.ts';
import { type Listening, listen } from '../server/listen.ts';

let server: Listening;
let folder = '';
beforeAll(async () => {
  server = await listen(createLiveApp(createFakeService()), 0);
  folder = await mkdtemp(join(tmpdir(), 'clearway-cdm-'));
  await writeFile(join(folder, 'a.cdm'), 'a message');
  await writeFile(join(folder, 'large.cdm'), ' '.repeat(2_000_001));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const cdm = (...argv: string[]): ReturnType<typeof run> => run(['cdm', ...argv, '--server', server.url]);

test('add brings messages, and says what came of them', async () => {
  const { code, stdout, stderr } = await cdm('add', join(folder, 'a.cdm'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^1 message, 1 of them there already\.\n/);
  expect(stdout).toMatch(/43613 ICESAT-2 .*2\.13e-4 +Pc2D +act +event 1204\n/);
  expect(stdout).toContain('43613 and 51228: The probability rose from');
  const json = await cdm('add', join(folder, 'a.cdm'), join(folder, 'a.cdm'), '--json');
  const each = { ...exampleCdmSummary, file: 'a.cdm' };
  expect(JSON.parse(json.stdout)).toEqual({ cdms: [each, each], known: 2 });
});

test('list shows the last, of all or of some objects', async () => {
  expect((await cdm('list')).stdout).toMatch(/^message .*\n57 /);
  const json = await cdm('list', '--object', '43613', '--limit', '3', '--json');
  expect(JSON.parse(json.stdout).cdms).toEqual([exampleCdm]);
  expect(await cdm('list', '--limit', '0')).toMatchObject({ code: 2, stderr: expect.stringContaining('--limit "0"') });
});

test('a file that is too large, or not there, is refused before anything is sent', async () => {
  const { code, stderr } = await cdm('add', join(folder, 'a.cdm'), join(folder, 'large.cdm'));
  expect(code).toBe(2);
  expect(stderr).toMatch(/^clearway: .*large\.cdm: 2,000,001 bytes, more than 2,000,000; [^\n]*\n$/);
  expect(await cdm('add', join(folder, 'none.cdm'))).toMatchObject({ code: 2, stdout: '' });
});
