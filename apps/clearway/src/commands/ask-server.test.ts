import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLiveApp } from '@clearway/api';
import { createFakeService, type FakeService } from '@clearway/api/fake-service';
import { eventDocument, objectDetail, watchlistDocument } from '@clearway/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, run } from '../command-line/surroundings.fixture.ts';
import { type Listening, listen } from '../server/listen.ts';

let service: FakeService;
let server: Listening;
beforeAll(async () => {
  service = createFakeService({ events: 2500 });
  server = await listen(createLiveApp(service), 0);
});
afterAll(() => server.close());

const asked = (...argv: string[]): Promise<Outcome> => run([...argv, '--server', server.url]);

async function documentOf(...argv: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await asked(...argv, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.trimEnd()).not.toContain('\n');
  return JSON.parse(stdout) as Record<string, unknown>;
}

async function refusal(argv: readonly string[], over = {}): Promise<string> {
  const { code, stdout, stderr } = await run(argv, over);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^clearway: [^\n]{1,390}\n$/);
  return stderr;
}

describe('events', () => {
  test('are a table for people', async () => {
    const { code, stdout } = await asked('events', '--limit', '3');
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('3 of 2250 open events. Screening only: positions are uncertain by kilometres.');
    expect(lines[2]).toMatch(/^ +event +miss +when \(UTC\) +speed +object +number +kind +owner +elements +moves$/);
    expect(lines).toHaveLength(10);
    expect(lines[3]).toMatch(/^ +1 +0\.0\sm +Tue 10 Mar 00:00:00 +7\.1\skm\/s +ISS \(ZARYA\) +25544 +payload +ISS/);
    // Columns stand below their headings.
    const column = lines[2]!.indexOf('object');
    for (const line of lines.slice(3, 9)) expect(line.slice(column - 1, column + 1)).toMatch(/^ \S$/);
  });

  test('are one document for programs, however many are wanted', async () => {
    const { events, total } = await documentOf('events', '--limit', '2100', '--sort', 'miss');
    expect(total).toBe(2250);
    expect(events).toHaveLength(2100);
    const read = (events as unknown[]).map((event) => eventDocument.parse(event));
    expect(new Set(read.map(({ event_id }) => event_id)).size).toBe(2100);
    expect(read.map(({ miss_distance_km }) => miss_distance_km)).toEqual(
      read.map(({ miss_distance_km }) => miss_distance_km).toSorted((one, other) => one - other),
    );
  });

  test('are filtered', async () => {
    const filter = ['--object', '25544', '--miss-below-km', '0.5', '--probability-from', '1e-5', '--state', 'all'];
    const { events } = await documentOf('events', ...filter, '--watchlist', 'stations');
    const read = (events as unknown[]).map((event) => eventDocument.parse(event));
    expect(read.length).toBeGreaterThan(0);
    for (const event of read) {
      expect([event.primary.object_id, event.secondary.object_id]).toContain(25_544);
      expect(event.miss_distance_km).toBeLessThan(0.5);
      expect(event.max_probability).toBeGreaterThanOrEqual(1e-5);
    }
    expect((await asked('events', '--state', 'past')).stdout).toBe('No past events like this.\n');
  });

  test('what was decided stands below the number', async () => {
    await service.events.decide(3, { disposition: 'dismissed', reason: 'ours' });
    const { stdout } = await asked('events', '--limit', '3');
    expect(stdout).toMatch(/\n +3 [^\n]*\n dismissed /);
  });

  test.each([
    ['--object', '25544,iss', '--object "iss" is not valid'],
    ['--miss-below-km', '-1', '--miss-below-km "-1" is not valid'],
    ['--probability-from', '2', 'from 0 to 1'],
    ['--state', 'closed', 'give one of open, cleared, past, all'],
    ['--sort', 'speed', 'give one of tca, miss, probability'],
    ['--limit', '0', '--limit "0" is not valid'],
    ['--watchlist', 'nobody', 'there is no watchlist "nobody"'],
  ])('%s %s is refused', async (option, value, words) => {
    expect(await refusal(['events', option, value, '--server', server.url])).toContain(words);
  });
});

describe('object', () => {
  test('shows what is known, and the next events', async () => {
    const { code, stdout } = await asked('object', '25544');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ISS \(ZARYA\)\n\nNumber {6}25544\nCOSPAR {6}1998-067A\n/);
    expect(stdout).toContain('Orbit       LEO 416 × 426 km, 51.63°');
    expect(stdout).toContain('Approaches  274 in the current run, 2 open events');
    expect(stdout).toContain('Next events');
  });

  test('is a document for programs', async () => {
    const { object, events } = await documentOf('object', '25544');
    expect(objectDetail.parse(object).name).toBe('ISS (ZARYA)');
    expect((events as unknown[]).map((event) => eventDocument.parse(event))).toHaveLength(5);
  });

  test('a name gives the objects that it may mean', async () => {
    const { stdout } = await asked('object', 'starlink');
    expect(stdout.split('\n').filter((line) => line.includes('STARLINK-'))).toHaveLength(9);
    expect((await documentOf('object', 'zarya')).matches).toMatchObject([{ object_id: 25_544 }]);
  });

  test('one that is not there is refused', async () => {
    expect(await refusal(['object', '99', '--server', server.url])).toContain('there is no object 99');
    expect(await refusal(['object', 'nobody', '--server', server.url])).toContain('no object is like "nobody"');
  });
});

describe('watchlist', () => {
  test('comes, grows, shrinks and goes', async () => {
    expect((await asked('watchlist', 'create', 'ours', '25544,40001', '--description', 'Our own')).stdout).toBe(
      'ours: 2 objects\n    25544  ISS (ZARYA)\n    40001  RESURS <DK> & 1\n',
    );
    const added = await documentOf('watchlist', 'add', 'ours', '7,8');
    expect(watchlistDocument.parse(added.watchlist).object_ids).toEqual([25_544, 40_001, 7, 8]);
    expect((await asked('watchlist', 'remove', 'ours', '25544,8')).stdout).toContain('7  not in the catalogue');
    expect((await asked('watchlist', 'list')).stdout).toMatch(
      /^stations {7}1 object {2}.*\nours {10}2 objects {2}Our own\n$/,
    );
    expect((await documentOf('watchlist', 'list')).watchlists).toHaveLength(2);
    expect((await asked('watchlist', 'show', 'ours')).stdout).toMatch(/^ours: 2 objects\n/);
    expect((await asked('watchlist', 'delete', 'ours')).stdout).toBe('Deleted ours.\n');
    expect(await refusal(['watchlist', 'show', 'ours', '--server', server.url])).toContain('no watchlist "ours"');
  });

  test('what cannot be is refused', async () => {
    const place = ['--server', server.url];
    expect(await refusal(['watchlist', 'create', 'stations', '5', ...place])).toContain('is there already');
    expect(await refusal(['watchlist', 'create', 'a/b', '5', ...place])).toContain('NAME "a/b" is not valid');
    expect(await refusal(['watchlist', 'add', 'stations', 'x', ...place])).toContain('IDS "x" is not valid');
    expect(await refusal(['watchlist', 'add', 'stations', ...place])).toContain("missing required argument 'ids'");
  });
});

test('a backup is taken while the server works, over another file only if that is asked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clearway-backup-'));
  const file = join(folder, 'x.tar.gz');
  expect((await asked('backup', file)).stdout).toContain('clearway restore');
  expect(await readFile(file, 'utf8')).toBe('everything that is kept');
  const place = ['--server', server.url];
  await writeFile(file, 'that of last week');
  expect(await refusal(['backup', file, ...place])).toContain('is there already');
  expect(await readFile(file, 'utf8')).toBe('that of last week');
  expect((await asked('backup', file, '--replace')).code).toBe(0);
  expect(await readFile(file, 'utf8')).toBe('everything that is kept');
  expect(await refusal(['backup', join(folder, 'y'), '--portable', ...place])).toContain('no portable file');
  expect(await refusal(['backup', join(folder, 'no', 'y'), ...place])).toContain('folder does not exist');
  expect(await readdir(folder)).toEqual(['x.tar.gz']);
  await rm(folder, { recursive: true, force: true });
});

describe('the server', () => {
  test('that does not answer, or is no address, is named', async () => {
    expect(await refusal(['events', '--server', 'http://127.0.0.1:1'])).toContain('http://127.0.0.1:1 does not answer');
    expect(await refusal(['events', '--server', 'localhost'])).toContain('--server "localhost" is not valid');
    expect(await refusal(['events', '--server', server.url, '--data-dir', 'x'])).toContain('name two places');
  });

  test('that fails is a fault', async () => {
    const find = service.objects.find;
    service.objects.find = () => {
      throw new Error('broken');
    };
    const { code, stderr } = await asked('object', '25544');
    service.objects.find = find;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^clearway: the request could not be answered; see the log of the server\n$/);
  });
});

test.each(['events', 'object', 'backup', 'restore', 'watchlist', 'watchlist create', 'watchlist list'])(
  '%s --help has an example',
  async (command) => {
    const { code, stdout } = await run([...command.split(' '), '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Example:\n  clearway ${command}`);
  },
);

describe('risk settings', () => {
  test('are shown, and set one by one', async () => {
    const { code, stdout } = await asked('risk-settings');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Watch from +1e-7\nAct from +1e-4 /);
    expect(await documentOf('risk-settings', '--watch', '2e-6')).toEqual({
      watch_probability: 2e-6,
      act_probability: 1e-4,
    });
    expect(await documentOf('risk-settings')).toEqual({ watch_probability: 2e-6, act_probability: 1e-4 });
    expect(await documentOf('risk-settings', '--watch', '1e-7')).toMatchObject({ watch_probability: 1e-7 });
  });

  test.each([
    ['--watch', '0', '--watch "0" is not valid'],
    ['--act', '1.5', '--act "1.5" is not valid'],
    ['--act', 'often', '--act "often" is not valid'],
  ])('%s %s is refused', async (option, text, expected) => {
    expect(await refusal(['risk-settings', option, text, '--server', server.url])).toContain(expected);
  });
});
