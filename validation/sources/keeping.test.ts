import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { parseUtc, unixMicros } from '@clearway/astro';
import type { SourceWarningDocument } from '@clearway/contract';
import { importSatcatFile, takeSnapshot } from '@clearway/service/keeping';
import { findObject, listWarnings, objectPages, openStore, type Store } from '@clearway/store';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnPostgresql, embeddedPlace, postgresqlPlace, type TrialPlace } from '../store/databases.ts';
import {
  GENERAL,
  SATCAT,
  SUPPLEMENTAL,
  satcatOf,
  someSets,
  startTrial,
  type Trial,
  tableOf,
} from './keeping.fixture.ts';

const ISS = 'ISS (ZARYA),1998-067A,7,PAY,+,ISS,1998-11-20,,399.05,,EA,ORB';
const SATCAT_ROWS = [
  ISS,
  'FENGYUN 1C DEB,1999-025ABC,8,DEB,,PRC,1999-05-10,,0.05,,EA,ORB',
  'OLD ONE,1960-001A,9,PAY,D,US,1960-01-01,1980-02-03,,,EA,IMP',
  'MARS THING,2020-001A,10,PAY,+,US,2020-01-01,,,NEA,MA,ORB',
];

let trialPlace: TrialPlace;
let trial: Trial;

/** Everything that refreshing may change but the memories of sources. */
async function everything(): Promise<unknown> {
  const objects = [];
  for await (const page of objectPages(trial.store.db)) objects.push(...page);
  const histories = await Promise.all(objects.map(({ object_id }) => trial.history(object_id)));
  return { objects, histories };
}

async function statuses(): Promise<string[]> {
  const { outcomes } = await trial.keeper.refresh();
  return outcomes.map(({ source, status }) => `${source} ${status}`);
}

function servesAll(): void {
  trial.served.set(SATCAT, satcatOf(SATCAT_ROWS));
  trial.served.set(GENERAL, tableOf(someSets(40)));
  trial.served.set(SUPPLEMENTAL, tableOf(someSets(3, 5, { epoch: parseUtc('2026-03-10T06:00:00')! })));
}

const warningsOf = async (): Promise<string[]> => (await listWarnings(trial.store.db)).map(({ code }) => code);

function keepsOn(make: () => Promise<TrialPlace>): void {
  let store: Store;
  beforeAll(async () => {
    trialPlace = await make();
    store = await openStore(trialPlace.place);
  });
  beforeEach(async () => {
    trial = await startTrial(trialPlace.place, store);
  });
  afterEach(async () => {
    // A test may have started the store anew.
    store = trial.store;
    await trial.end();
  });
  afterAll(async () => {
    await store.close();
    await trialPlace.remove();
  });

  it('stores what sources give, and says which objects have new elements', async () => {
    servesAll();
    const first = await trial.keeper.refresh();
    expect(first.outcomes.map(({ status }) => status)).toEqual(['new', 'new', 'new']);
    expect([first.changed.size, first.newElementSets, first.describedObjects]).toEqual([40, 43, 4]);
    const history = await trial.history(7);
    expect(history.map(({ epoch_us }) => epoch_us)).toEqual(
      ['2026-03-10T06:00:00', '2026-03-09T12:00:00'].map((text) => unixMicros(parseUtc(text)!)),
    );
    expect(history.every(({ arrived_us }) => arrived_us === trial.clock.now().getTime() * 1000)).toBe(true);
    const objects = new Map<number, unknown>();
    for await (const page of objectPages(trial.store.db)) for (const row of page) objects.set(row.object_id, row);
    expect(objects.size).toBe(40);
    expect(objects.get(7)).toMatchObject({
      name: 'ISS (ZARYA)',
      cospar: '1998-067A',
      kind: 'payload',
      owner: 'ISS',
      size_class: 'large',
      status: 'operational',
      manoeuvrable: null,
      launched_us: Date.parse('1998-11-20T00:00:00Z') * 1000,
      in_orbit: true,
    });
    expect(objects.get(8)).toMatchObject({ kind: 'debris', size_class: 'small', manoeuvrable: false });
    expect(objects.get(9)).toMatchObject({ in_orbit: false, decayed_us: Date.parse('1980-02-03T00:00:00Z') * 1000 });
    expect(objects.get(10)).toMatchObject({ in_orbit: false, has_elements: false });
    expect(objects.get(11)).toMatchObject({ name: 'OBJECT 11', kind: 'unknown', in_orbit: null });

    trial.clock.forward(3);
    trial.served.set(
      GENERAL,
      tableOf([...someSets(39), ...someSets(1, 40, { epoch: parseUtc('2026-03-10T09:00:00')! })]),
    );
    const second = await trial.keeper.refresh();
    expect([...second.changed]).toEqual([40]);
    expect(trial.news.filter(({ kind }) => kind === 'refreshed').map(({ message }) => message)).toEqual([
      'CelesTrak, SATCAT: 4 objects new or changed',
      'CelesTrak, active: 40 new element sets of 40 objects',
      'CelesTrak, supplemental spacex: 3 new element sets of 3 objects',
      'CelesTrak, active: 1 new element sets of 1 objects',
    ]);
  });

  it('a catalogue of owners and kinds alone changes nothing else of what is there', async () => {
    servesAll();
    await trial.keeper.refresh();
    const before = await findObject(trial.store.db, 7);
    const folder = await mkdtemp(join(tmpdir(), 'clearway-satcat-'));
    const file = join(folder, 'pairs.json');
    await writeFile(file, JSON.stringify({ 7: ['US', 'DEB'], 11: ['PRC', 'R/B'], 500: ['CIS', 'PAY'] }));
    expect(await importSatcatFile(trial.store, file, 5)).toBe(3);
    expect(await findObject(trial.store.db, 7)).toEqual({
      ...before,
      owner: 'US',
      kind: 'debris',
      manoeuvrable: false,
      updated_us: 5,
    });
    expect(await findObject(trial.store.db, 11)).toMatchObject({
      name: 'OBJECT 11',
      owner: 'PRC',
      kind: 'rocket-body',
    });
    expect(await findObject(trial.store.db, 500)).toMatchObject({ name: 'OBJECT 500', owner: 'CIS' });
    await rm(folder, { recursive: true });
  });

  it.each<[string, string | ((whole: string) => string) | number, string]>([
    ['a web page', '<!DOCTYPE html><html><body>Log in</body></html>', 'web-page'],
    ['half a file', (whole) => whole.slice(0, whole.length / 2 - 20), 'cut-off'],
    ['a catalogue that shrank', tableOf(someSets(15)), 'shrank'],
    ['rubbish', 'x,y\r\n1,2\r\n', 'format-unknown'],
    ['nothing', '', 'empty'],
    ['HTTP 403', 403, 'refused'],
    ['HTTP 429', 429, 'rate-limited'],
    ['HTTP 500', 500, 'server-error'],
  ])('%s changes nothing and raises a warning, until good data come', async (_, fault, code) => {
    servesAll();
    await trial.keeper.refresh();
    const before = await everything();
    trial.clock.forward(3);
    const whole = tableOf(someSets(40, 1, { epoch: parseUtc('2026-03-10T10:00:00')!, bstar: 1e-3 }));
    const wrong = typeof fault === 'function' ? fault(whole) : fault;
    trial.served.set(
      GENERAL,
      typeof wrong === 'number' ? (__, response) => response.writeHead(wrong).end('no') : wrong,
    );
    const { changed } = await trial.keeper.refresh();
    expect(changed.size).toBe(0);
    expect(await everything()).toEqual(before);
    expect(await warningsOf()).toEqual([code]);
    expect(trial.news.filter(({ kind }) => kind === 'warning')).toMatchObject([{ source: 'celestrak/active', code }]);
    const listed = (await trial.keeper.list()).find(({ source }) => source === 'celestrak/active')!;
    expect(listed.warnings).toMatchObject([{ code, raised_utc: trial.clock.now().toISOString() }]);
    // What the map says in its own words is all of what the sentence says.
    const [{ about, details, message }] = listed.warnings as [SourceWarningDocument];
    expect(message).toContain(`${about}: ${details.map(({ text }) => text).join('; ')} (`);
    expect(details.map((each) => each.code)).toContain('not-asked-before');
    expect(listed.records).toBe(40);

    trial.clock.forward(80);
    trial.served.set(GENERAL, whole);
    expect((await trial.keeper.refresh()).changed.size).toBe(40);
    expect(await warningsOf()).toEqual([]);
    expect(trial.news.filter(({ kind }) => kind === 'mended')).toHaveLength(1);
  });

  it('a source that cannot be reached changes nothing', async () => {
    servesAll();
    await trial.keeper.refresh();
    const before = await everything();
    trial.clock.forward(3);
    await trial.server.close();
    expect(await statuses()).toEqual([
      'celestrak/satcat too-soon',
      'celestrak/active failed',
      'celestrak/supplemental/spacex too-soon',
    ]);
    expect(await everything()).toEqual(before);
    expect(await warningsOf()).toEqual(['unreachable']);
    expect(trial.keeper.nextAttemptAt()?.getTime()).toBe(trial.clock.now().getTime() + 60_000);
  });

  it('memories outlast a restart: two hours, conditional requests, refusals of a provider', async () => {
    servesAll();
    await trial.keeper.refresh();
    const asked = trial.server.asked.length;
    const next = trial.keeper.nextAttemptAt();
    expect(next?.toISOString()).toBe('2026-03-10T14:00:00.000Z');
    await trial.restart();
    expect(trial.keeper.nextAttemptAt()).toEqual(next);
    expect(await statuses()).toEqual([
      'celestrak/satcat too-soon',
      'celestrak/active too-soon',
      'celestrak/supplemental/spacex too-soon',
    ]);
    expect(trial.server.asked).toHaveLength(asked);
    trial.clock.forward(2.1);
    await trial.restart();
    expect((await statuses()).slice(1)).toEqual([
      'celestrak/active unchanged',
      'celestrak/supplemental/spacex unchanged',
    ]);
    expect(trial.server.asked.slice(asked).map(({ headers }) => headers['if-none-match'])).toEqual([
      expect.stringMatching(/^"/),
      expect.stringMatching(/^"/),
    ]);
    trial.clock.forward(2.1);
    trial.served.set(GENERAL, (_, response) => response.writeHead(403).end('You are blocked'));
    await trial.keeper.refresh();
    trial.clock.forward(3);
    await trial.restart();
    const before = trial.server.asked.length;
    // Also where only another of its sources is asked for.
    const report = await trial.keeper.refresh({ only: 'celestrak/supplemental/spacex' });
    expect(report.outcomes).toEqual([{ source: 'celestrak/supplemental/spacex', status: 'too-soon' }]);
    expect(trial.server.asked).toHaveLength(before);
    expect(await warningsOf()).toEqual(['refused']);
  });

  it('a process that dies while it waits for the answer has asked', async () => {
    servesAll();
    const abort = new AbortController();
    trial.served.set(GENERAL, () => abort.abort());
    await expect(trial.keeper.refresh({ signal: abort.signal })).rejects.toThrow();
    servesAll();
    await trial.restart();
    const asked = trial.server.asked.length;
    expect((await statuses())[1]).toBe('celestrak/active too-soon');
    expect(trial.server.asked.slice(asked).some(({ path }) => path.startsWith(GENERAL))).toBe(false);
  });

  it('a database that fails in the middle of an answer keeps nothing of it', async () => {
    servesAll();
    await trial.keeper.refresh();
    const before = await everything();
    trial.clock.forward(3);
    // The last cannot be stored: no such moment.
    const sets = [...someSets(5000, 100), ...someSets(1, 20_000, { bstar: 1 })];
    const poisoned = tableOf(sets);
    trial.served.set(GENERAL, poisoned);
    const { db } = trial.store;
    await sql`alter table element_sets add constraint trial check (bstar < 0.5)`.execute(db);
    await expect(trial.keeper.refresh()).rejects.toThrow();
    expect(await everything()).toEqual(before);
    await sql`alter table element_sets drop constraint trial`.execute(db);
    trial.clock.forward(3);
    await trial.restart();
    expect((await trial.keeper.refresh()).newElementSets).toBe(5001);
  });

  it('an upload does not wait for a source that is slow to answer', async () => {
    servesAll();
    let answerNow = (): void => {};
    const asked = new Promise<void>((resolve) => {
      trial.served.set(GENERAL, (_, response) => {
        answerNow = () => void response.end(tableOf(someSets(40)));
        resolve();
      });
    });
    const refreshing = trial.keeper.refresh();
    await asked;
    const done = await trial.keeper.upload('mine', Readable.from([Buffer.from(tableOf(someSets(1, 7)))]));
    expect(done.new_element_sets).toBe(1);
    answerNow();
    expect((await refreshing).changed.size).toBe(40);
  });

  it('records that cannot be used are refused alone and told', async () => {
    const good = tableOf(someSets(40));
    const bad = `${good}${tableOf(someSets(1, 41)).split('\r\n')[1]!.replace('15.1', 'abc')}\r\n`;
    trial.served.set(GENERAL, bad);
    await trial.keeper.refresh({ only: 'celestrak/active' });
    expect(await trial.history(41)).toEqual([]);
    expect(await trial.history(40)).toHaveLength(1);
    expect(trial.keeper.rejected().get('celestrak/active')).toMatchObject([{ id: 41, line: 42 }]);
  });

  it("uploads are the operator's own, private, and refused whole where they are none", async () => {
    servesAll();
    await trial.keeper.refresh();
    const own = tableOf(someSets(1, 7, { epoch: parseUtc('2026-03-10T08:00:00')!, bstar: 5e-4 }));
    const body = async function* (text: string | Buffer): AsyncGenerator<Uint8Array> {
      yield Buffer.from(text);
    };
    const done = await trial.keeper.upload('mine', body(gzipSync(own)));
    expect(done).toMatchObject({ source: 'upload/mine', accepted: 1, new_element_sets: 1, rejected: [] });
    expect([...done.changed]).toEqual([7]);
    await expect(trial.keeper.upload('../mine', body(own))).rejects.toMatchObject({ code: 'option-invalid' });
    await expect(trial.keeper.upload('mine', body('<html></html>'))).rejects.toMatchObject({
      code: 'format-malformed',
      message: expect.stringContaining('upload/mine'),
    });
    const startUs = unixMicros(parseUtc('2026-03-10T12:00:00')!);
    const snapshot = await takeSnapshot(trial.store, { startUs, stopUs: startUs + 86_400e6 });
    expect(snapshot.elements.find(({ id }) => id === 7)?.bstar).toBe(5e-4);
    expect(snapshot.private).toBe(true);
    const listed = (await trial.keeper.list(new Map([['upload/mine', 1]]))).find(
      ({ source }) => source === 'upload/mine',
    );
    expect(listed).toMatchObject({ private: true, precedence: 'operator', next_attempt_utc: null, objects_used: 1 });
  });
}

describe('keeping the catalogue, embedded', () => keepsOn(async () => embeddedPlace()));
describeOnPostgresql('keeping the catalogue', () => keepsOn(postgresqlPlace));
