import { parseUtc } from '@clearway/astro';
import type { SourceWarningDocument } from '@clearway/contract';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeKeeping, GENERAL, someSets, tableOf } from './keeping.fixture.ts';

/** What goes wrong between a source and the database leaves the catalogue as it was. */
describeKeeping('keeping the catalogue when something fails', (trial) => {
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
    trial().servesAll();
    await trial().keeper.refresh();
    const before = await trial().everything();
    trial().clock.forward(3);
    const whole = tableOf(someSets(40, 1, { epoch: parseUtc('2026-03-10T10:00:00')!, bstar: 1e-3 }));
    const wrong = typeof fault === 'function' ? fault(whole) : fault;
    trial().served.set(
      GENERAL,
      typeof wrong === 'number' ? (__, response) => response.writeHead(wrong).end('no') : wrong,
    );
    const { changed } = await trial().keeper.refresh();
    expect(changed.size).toBe(0);
    expect(await trial().everything()).toEqual(before);
    expect(await trial().warnings()).toEqual([code]);
    expect(trial().news.filter(({ kind }) => kind === 'warning')).toMatchObject([{ source: 'celestrak/active', code }]);
    const listed = (await trial().keeper.list()).find(({ source }) => source === 'celestrak/active')!;
    expect(listed.warnings).toMatchObject([{ code, raised_utc: trial().clock.now().toISOString() }]);
    // What the map says in its own words is all of what the sentence says.
    const [{ about, details, message }] = listed.warnings as [SourceWarningDocument];
    expect(message).toContain(`${about}: ${details.map(({ text }) => text).join('; ')} (`);
    expect(details.map((each) => each.code)).toContain('not-asked-before');
    expect(listed.records).toBe(40);

    trial().clock.forward(80);
    trial().served.set(GENERAL, whole);
    expect((await trial().keeper.refresh()).changed.size).toBe(40);
    expect(await trial().warnings()).toEqual([]);
    expect(trial().news.filter(({ kind }) => kind === 'mended')).toHaveLength(1);
  });

  it('a source that cannot be reached changes nothing', async () => {
    trial().servesAll();
    await trial().keeper.refresh();
    const before = await trial().everything();
    trial().clock.forward(3);
    await trial().server.close();
    expect(await trial().statuses()).toEqual([
      'celestrak/satcat too-soon',
      'celestrak/active failed',
      'celestrak/supplemental/spacex too-soon',
    ]);
    expect(await trial().everything()).toEqual(before);
    expect(await trial().warnings()).toEqual(['unreachable']);
    expect(trial().keeper.nextAttemptAt()?.getTime()).toBe(trial().clock.now().getTime() + 60_000);
  });

  it('memories outlast a restart: two hours, conditional requests, refusals of a provider', async () => {
    trial().servesAll();
    await trial().keeper.refresh();
    const asked = trial().server.asked.length;
    const next = trial().keeper.nextAttemptAt();
    expect(next?.toISOString()).toBe('2026-03-10T14:00:00.000Z');
    await trial().restart();
    expect(trial().keeper.nextAttemptAt()).toEqual(next);
    expect(await trial().statuses()).toEqual([
      'celestrak/satcat too-soon',
      'celestrak/active too-soon',
      'celestrak/supplemental/spacex too-soon',
    ]);
    expect(trial().server.asked).toHaveLength(asked);
    trial().clock.forward(2.1);
    await trial().restart();
    expect((await trial().statuses()).slice(1)).toEqual([
      'celestrak/active unchanged',
      'celestrak/supplemental/spacex unchanged',
    ]);
    expect(
      trial()
        .server.asked.slice(asked)
        .map(({ headers }) => headers['if-none-match']),
    ).toEqual([expect.stringMatching(/^"/), expect.stringMatching(/^"/)]);
    trial().clock.forward(2.1);
    trial().served.set(GENERAL, (_, response) => response.writeHead(403).end('You are blocked'));
    await trial().keeper.refresh();
    trial().clock.forward(3);
    await trial().restart();
    const before = trial().server.asked.length;
    // Also where only another of its sources is asked for.
    const report = await trial().keeper.refresh({ only: 'celestrak/supplemental/spacex' });
    expect(report.outcomes).toEqual([{ source: 'celestrak/supplemental/spacex', status: 'too-soon' }]);
    expect(trial().server.asked).toHaveLength(before);
    expect(await trial().warnings()).toEqual(['refused']);
  });

  it('a process that dies while it waits for the answer has asked', async () => {
    trial().servesAll();
    const abort = new AbortController();
    trial().served.set(GENERAL, () => abort.abort());
    await expect(trial().keeper.refresh({ signal: abort.signal })).rejects.toThrow();
    trial().servesAll();
    await trial().restart();
    const asked = trial().server.asked.length;
    expect((await trial().statuses())[1]).toBe('celestrak/active too-soon');
    expect(
      trial()
        .server.asked.slice(asked)
        .some(({ path }) => path.startsWith(GENERAL)),
    ).toBe(false);
  });

  it('a database that fails in the middle of an answer keeps nothing of it', async () => {
    trial().servesAll();
    await trial().keeper.refresh();
    const before = await trial().everything();
    trial().clock.forward(3);
    // The last cannot be stored: no such moment.
    const sets = [...someSets(5000, 100), ...someSets(1, 20_000, { bstar: 1 })];
    const poisoned = tableOf(sets);
    trial().served.set(GENERAL, poisoned);
    const { db } = trial().store;
    await sql`alter table element_sets add constraint trial check (bstar < 0.5)`.execute(db);
    await expect(trial().keeper.refresh()).rejects.toThrow();
    expect(await trial().everything()).toEqual(before);
    await sql`alter table element_sets drop constraint trial`.execute(db);
    trial().clock.forward(3);
    await trial().restart();
    expect((await trial().keeper.refresh()).newElementSets).toBe(5001);
  });
});
