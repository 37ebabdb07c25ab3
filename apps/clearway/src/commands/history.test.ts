import dns from 'node:dns';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { elementJson, type SourceServer, startSourceServer } from '../../../../validation/sources/source-server.ts';
import { run } from '../command-line/surroundings.fixture.ts';

let folder = '';
let kept = '';
let server: SourceServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-history-'));
  kept = join(folder, 'kept');
  await mkdir(kept);
  server = await startSourceServer();
  server.answer = (request, response) => {
    if (request.url!.includes('/ajaxauth/login')) {
      response.setHeader('set-cookie', 'chocolatechip=1; Path=/');
      response.end('""');
    } else if (request.url!.includes('gp_history')) response.end(elementJson(3, 25_544));
    else response.writeHead(404).end();
  };
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const account = { CLEARWAY_SPACE_TRACK_USER: 'ada', CLEARWAY_SPACE_TRACK_PASSWORD: 'not told' };
const asking = (...argv: string[]) =>
  run(['history', ...argv, '--data-dir', kept], {
    environment: { ...account, CLEARWAY_SPACE_TRACK_URL: server.url },
  });
const SPAN = ['--from', '2026-02-01', '--to', '2026-02-08'];

test('former element sets are taken in once, and are part of an object’s history', async () => {
  expect(await asking('25544,25545,25546', ...SPAN)).toMatchObject({
    code: 0,
    stdout: '3 element sets of 3 objects, 3 of them new\n',
  });
  const asked = server.asked.length;
  expect((await asking('25544,25545,25546', ...SPAN)).stdout).toMatch(/0 of them new \(asked for before/);
  expect(server.asked).toHaveLength(asked);
  const { code, stdout } = await run(['object', '25544', '--json', '--data-dir', kept]);
  expect([code, JSON.parse(stdout).object.object_id]).toEqual([0, 25_544]);
});

test('a name that leads into a network of ours is asked only where that is allowed', async () => {
  // Whatever the name, it is this machine.
  const here = (_host: string, _options: object, done: (error: null, all: object[]) => void): void =>
    done(null, [{ address: '127.0.0.1', family: 4 }]);
  const lookup = vi.spyOn(dns, 'lookup').mockImplementation(here as never);
  // Of another object each: who could not be asked is not asked again at once.
  const ask = (id: string, argv: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    run(['history', id, ...SPAN, '--data-dir', kept, ...argv], {
      environment: {
        ...account,
        CLEARWAY_SPACE_TRACK_URL: server.url.replace('127.0.0.1', 'mirror.example'),
        ...environment,
      },
    });
  try {
    const before = server.asked.length;
    const refused = await ask('40001', []);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/^clearway: [^\n]*mirror.example leads to[^\n]*--outgoing-allow[^\n]*\n$/);
    expect((await ask('40002', ['--outgoing-allow', '10.0.0.0/8'])).code).toBe(2);
    expect(server.asked).toHaveLength(before);
    expect(await ask('40003', ['--outgoing-allow', '127.0.0.0/8'])).toMatchObject({ code: 0 });
    expect(await ask('40004', [], { CLEARWAY_OUTGOING_ALLOW: '127.0.0.1' })).toMatchObject({ code: 0 });
    const mistaken = await ask('40005', ['--outgoing-allow', '10.0.0.0/99']);
    expect(mistaken.stderr).toMatch(/^clearway: --outgoing-allow[^\n]*not valid[^\n]*\n$/);
  } finally {
    lookup.mockRestore();
  }
});

test('without an account, and of a span that cannot be meant, it says what to do', async () => {
  const without = await run(['history', '25544', '--data-dir', kept]);
  expect(without).toMatchObject({ code: 2, stdout: '' });
  expect(without.stderr).toMatch(/^clearway: [^\n]*account; set CLEARWAY_SPACE_TRACK_USER and [^\n]*\n$/);
  expect((await asking('25544', '--days', '3', '--from', '2026-02-01')).code).toBe(2);
  expect((await asking('x', ...SPAN)).code).toBe(2);
});

test('what goes wrong there is said in one line', async () => {
  server.answer = (_, response) => response.end('<html>maintenance</html>');
  const { code, stderr, stdout } = await asking('44444', ...SPAN);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^clearway: Space-Track[^\n]*\n$/);
});
