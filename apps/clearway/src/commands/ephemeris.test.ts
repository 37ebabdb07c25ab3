import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLiveApp } from '@clearway/api';
import { createFakeService } from '@clearway/api/fake-service';
import { exampleEphemeris } from '@clearway/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../command-line/surroundings.fixture.ts';
import { type Listening, listen } from '../server/listen.ts';

let server: Listening;
let folder = '';
beforeAll(async () => {
  server = await listen(createLiveApp(createFakeService()), 0);
  folder = await mkdtemp(join(tmpdir(), 'clearway-ephemeris-'));
  await writeFile(join(folder, 'a.oem'), 'an ephemeris');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const ephemeris = (...argv: string[]): ReturnType<typeof run> => run(['ephemeris', ...argv, '--server', server.url]);

test('add brings ephemerides, and says whose they are and what they do', async () => {
  const { code, stdout, stderr } = await ephemeris('add', join(folder, 'a.oem'), '--mode', 'joins');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^1 ephemeris\.\n/);
  expect(stdout).toMatch(
    /12 +25544 ISS \(ZARYA\) +2026-03-09T12:00 – 2026-03-24T12:00 +joins +in-use +RTN +OEM, JSC, a\.oem\n/,
  );
  const json = await ephemeris('add', join(folder, 'a.oem'), join(folder, 'a.oem'), '--id', '5,6', '--json');
  const each = { ...exampleEphemeris, file: 'a.oem' };
  expect(JSON.parse(json.stdout)).toEqual({
    ephemerides: [
      { ...each, object_id: 5 },
      { ...each, object_id: 6 },
    ],
    known: 0,
  });
});

test('list shows the last, remove takes one away', async () => {
  expect((await ephemeris('list')).stdout).toMatch(/^number .*\n12 /);
  expect(JSON.parse((await ephemeris('list', '--object', '25544', '--json')).stdout).ephemerides).toEqual([
    exampleEphemeris,
  ]);
  expect(await ephemeris('remove', '12')).toMatchObject({ code: 0, stdout: '1 ephemeris removed.\n' });
  expect((await ephemeris('list')).stdout).toMatch(/^No ephemerides yet/);
  const again = await ephemeris('remove', '12');
  expect(again.code).not.toBe(0);
  expect(again.stderr).toMatch(/there is no ephemeris 12/);
});

test.each([
  [['add', 'none.oem'], /none\.oem/],
  [['add', 'FILE', '--mode', 'both'], /--mode "both"/],
  [['add', 'FILE', '--id', '5,6'], /--id "5,6"/],
  [['remove', 'x'], /"x"/],
  [['list', '--limit', '0'], /--limit "0"/],
])('%j is refused in one line', async (argv, message) => {
  const { code, stdout, stderr } = await ephemeris(
    ...argv.map((each) => (each === 'FILE' ? join(folder, 'a.oem') : each)),
  );
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd()).not.toContain('\n');
});
