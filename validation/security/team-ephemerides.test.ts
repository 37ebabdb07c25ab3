import path from 'node:path';
import { type ElementSet, parseUtc } from '@clearway/astro';
import { loadCatalog } from '@clearway/service';
import type { RunKeeper } from '@clearway/service/live';
import type { RunRow } from '@clearway/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runDocument } from '../../packages/service/src/live/runs/run-documents.ts';
import { createProgressBook } from '../../packages/service/src/live/runs/run-progress.ts';
import { CATALOG, idle, someRecords, trialFolder, writeCatalog } from '../live/live-trial.ts';
import { writtenOem } from '../live/written-oem.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { openSecurityTrial, type SecurityTrial } from './trial.ts';

const START = parseUtc('2026-03-10T00:00:00Z')!;
/** What differs between two runs of the same; that an object was screened anew is told, not which and why. */
const OF_RUNS =
  /"(?:run_id|first_run_id|last_run_id|based_on_run_id|objects_changed|workers|peak_memory_mib|seconds|completeness|published_utc|kind|coverage)":(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[^,}\]]+)/g;

interface Listed {
  readonly items: readonly {
    readonly event_id: number;
    readonly primary: { readonly object_id: number };
    readonly secondary: { readonly object_id: number };
    readonly primary_source: string;
    readonly secondary_source: string;
  }[];
  readonly total: number;
}

/** Nobody learns from anything that is shown to them that another team has brought an ephemeris. */
describeWithReferenceData('an ephemeris of a team', [CATALOG], () => {
  let trial: SecurityTrial;
  let runs: RunKeeper;
  let remove: () => Promise<void>;
  const keys = { ours: '', others: '', none: '', admin: '' };
  type Who = keyof typeof keys;
  let own: ElementSet;
  /** Answers to who is not of the team, before anything was brought. */
  const before = new Map<string, string>();

  beforeAll(async () => {
    const trialed = await trialFolder();
    remove = trialed.remove;
    const { header, lines } = await someRecords(12, 700);
    const file = await writeCatalog(path.join(trialed.folder, 'catalog.csv'), header, lines);
    trial = await openSecurityTrial({ dataDir: path.join(trialed.folder, 'data') }, {}, { workers: 1, days: 1 });
    const { live } = trial;
    await live.keeper.importFiles([file], { start: START });
    await live.load();
    runs = await live.startRuns();
    await runs.consider();
    await idle(runs);
    keys.ours = await trial.person('Ada', 'operator', 'ours');
    keys.others = await trial.person('Cy', 'operator', 'others');
    keys.none = await trial.person('Di', 'operator');
    keys.admin = await trial.person('Ed', 'admin');
    const { elements } = await loadCatalog([file], { start: START });
    const counts = new Map<number, number>();
    const { count, primaryId, secondaryId, coLocated } = live.currentTable()!;
    for (let row = 0; row < count; row++) {
      if (coLocated[row] === 1) continue;
      for (const id of [primaryId[row]!, secondaryId[row]!]) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const [busiest] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
    own = elements.find(({ id }) => id === busiest)!;
    // All its close approaches are events, to everybody.
    const json = { name: 'everybody’s', object_ids: [own.id] };
    expect((await trial.ask('/api/v1/watchlists', { method: 'POST', json, key: keys.none })).status).toBe(201);
    await idle(runs);
    for (const [address, text] of await readAll('others')) before.set(address, text);
    const text = writtenOem(own, { start: START, hours: 24, sigmasKm: [0.01, 0.1, 0.02], ahead: 0.05 });
    const brought = await trial.ask('/api/v1/ephemerides?file=OURSALONE.oem', {
      method: 'POST',
      body: text,
      key: keys.ours,
    });
    expect(brought.status, await brought.clone().text()).toBe(201);
    await idle(runs);
  }, 600_000);

  afterAll(async () => {
    await trial?.live.close();
    await remove?.();
  });

  async function get<Document>(address: string, who: Who): Promise<Document> {
    const response = await trial.ask(address, { key: keys[who] });
    expect(response.status, address).toBe(200);
    return (await response.json()) as Document;
  }

  /** All that speaks of encounters, to somebody. */
  async function readAll(who: Who): Promise<Map<string, string>> {
    const { items } = await get<Listed>(`/api/v1/events?state=all&object=${own.id}`, who);
    expect(items.length).toBeGreaterThan(0);
    const ofEvents = items.flatMap(({ event_id }) =>
      ['', '/history', '/notes', '/risk', '/conjunctions', '/cdm'].map((of) => `/api/v1/events/${event_id}${of}`),
    );
    const answers = new Map<string, string>();
    for (const address of [
      `/api/v1/close-approaches?list=all&object=${own.id}&limit=1000`,
      '/api/v1/close-approaches?include=routine,co-orbital,stale,repeated&limit=1000',
      '/api/v1/close-approaches?list=co-located',
      '/close-approaches.csv',
      '/close-approaches',
      '/events',
      '/api/v1/events?state=all&limit=1000',
      '/api/v1/events?sort=miss',
      '/api/v1/events/table',
      `/api/v1/objects/${own.id}`,
      `/api/v1/objects?search=${own.id}`,
      '/api/v1/statistics',
      '/api/v1/report',
      '/api/v1/ephemerides',
      '/api/v1/ephemeris-states',
      `/api/v1/states?object=${own.id}&at=2026-03-10T06:00:00Z`,
      `/api/v1/objects/${own.id}/ephemeris?start=2026-03-10T05:00:00Z&stop=2026-03-10T06:00:00Z&step_seconds=600&format=csv`,
      '/api/v1/runs/current',
      '/api/v1/alerts',
      ...ofEvents,
    ]) {
      const response = await trial.ask(address, { key: keys[who] });
      const text = await response.text();
      answers.set(`${address} ${response.status}`, text.replaceAll(OF_RUNS, '').replaceAll(/_RUN_\d+/g, ''));
    }
    return answers;
  }

  it('is what its people see their object by', async () => {
    const { items } = await get<Listed>(`/api/v1/events?state=all&object=${own.id}`, 'ours');
    const bySource = Map.groupBy(items, (event) => {
      const isPrimary = event.primary.object_id === own.id;
      return isPrimary ? event.primary_source : event.secondary_source;
    });
    expect(bySource.get('ephemeris')!.length).toBeGreaterThan(1);
    const rows = await get<Listed>(`/api/v1/close-approaches?list=all&object=${own.id}&limit=1000`, 'ours');
    // It stands for the element set all day.
    expect(rows.items.length).toBeGreaterThan(1);
    for (const row of rows.items) {
      expect(row.primary.object_id === own.id ? row.primary_source : row.secondary_source).toBe('ephemeris');
    }
    const [event] = bySource.get('ephemeris')!;
    const risk = await get<{ event_id: number }>(`/api/v1/events/${event!.event_id}/risk`, 'ours');
    expect(risk.event_id).toBe(event!.event_id);
    const report = await get<{ ephemerides: { id: number }[] }>('/api/v1/report', 'ours');
    expect(report.ephemerides).toMatchObject([{ id: own.id }]);
    const drawn = await get<{ ephemerides: { object_id: number }[] }>('/api/v1/ephemeris-states', 'ours');
    expect(drawn.ephemerides).toMatchObject([{ object_id: own.id }]);
    const where = `/api/v1/states?object=${own.id}&at=2026-03-10T06:00:00Z`;
    expect((await get<{ states: unknown[] }>(where, 'ours')).states).toMatchObject([{ source: 'ephemeris' }]);
  });

  it.each(['others', 'none'] as const)('changes nothing in any answer to %s', async (who) => {
    const now = await readAll(who);
    expect([...now.keys()]).toEqual([...before.keys()]);
    for (const [address, text] of now) expect(text, address).toBe(before.get(address));
  });

  it('does not show in what is told of a run under way: not how much it finds, nor that one object changed', async () => {
    const row = await trial.live.store.db
      .selectFrom('runs')
      .selectAll()
      .orderBy('run_id', 'desc')
      .limit(1)
      .executeTakeFirst();
    expect(row).toMatchObject({ kind: 'incremental', settings: { changed: [own.id], of_teams: true } });
    const book = createProgressBook(() => 0);
    book.begin(row as RunRow);
    book.advance({ runId: row!.run_id, phase: 'screening', fraction: 0.5, closeApproaches: 1234 });
    await book.look(trial.live.store);
    const told = runDocument({ ...(row as RunRow), state: 'running' }, null, book.of(row!.run_id));
    expect(told).toMatchObject({ objects_changed: null, progress: { phase: 'screening', close_approaches: 0 } });
    const { items } = await get<{ items: { run_id: number; objects_changed: number | null }[] }>(
      '/api/v1/runs',
      'others',
    );
    expect(items.find(({ run_id }) => run_id === row!.run_id)).toMatchObject({ objects_changed: null });
  });

  it('and its events are not there for others, by number', async () => {
    const seen = await get<Listed>('/api/v1/events?state=all&limit=1000', 'ours');
    const known = await get<Listed>('/api/v1/events?state=all&limit=1000', 'others');
    const alone = seen.items.filter((event) => !known.items.some(({ event_id }) => event_id === event.event_id));
    expect(alone.length).toBeGreaterThan(1);
    for (const { event_id } of alone) {
      for (const of of ['', '/history', '/notes', '/risk', '/conjunctions', '/cdm', '/sampling']) {
        const address = `/api/v1/events/${event_id}${of}`;
        expect((await trial.ask(address, { key: keys.others })).status, address).toBe(404);
      }
      const change = { method: 'PATCH', json: { assignee: 'Cy' }, key: keys.others };
      expect((await trial.ask(`/api/v1/events/${event_id}`, change)).status).toBe(404);
    }
    const admin = await get<Listed>('/api/v1/events?state=all&limit=1000', 'admin');
    expect(admin.total).toBe(seen.total);
  });

  it('is told of to its people alone', async () => {
    const { db } = trial.live.store;
    const told = await db.selectFrom('signals').select(['team_id', 'body']).where('type', '=', 'event-new').execute();
    const ofTeams = Map.groupBy(told, (signal) => signal.team_id);
    const team = await db.selectFrom('teams').select('team_id').where('name', '=', 'ours').executeTakeFirstOrThrow();
    expect(ofTeams.get(team.team_id)!.length).toBeGreaterThan(1);
    expect(JSON.stringify(ofTeams.get(null))).not.toContain('"ephemeris"');
  });

  it('is read again as it was when a server starts', async () => {
    const [ours, others] = [await readAll('ours'), await readAll('others')];
    await trial.live.load();
    expect(await readAll('ours')).toEqual(ours);
    expect(await readAll('others')).toEqual(others);
  });

  it('gone again takes its events with it, and no others', async () => {
    const { items } = await get<{ items: { ephemeris_id: number }[] }>('/api/v1/ephemerides', 'ours');
    const address = `/api/v1/ephemerides/${items[0]!.ephemeris_id}`;
    expect((await trial.ask(address, { method: 'DELETE', key: keys.others })).status).toBe(404);
    expect((await trial.ask(address, { method: 'DELETE', key: keys.ours })).status).toBe(204);
    await idle(runs);
    const { items: open } = await get<Listed>('/api/v1/events?limit=1000', 'ours');
    expect(JSON.stringify(open)).not.toContain('"ephemeris"');
    for (const [address, text] of await readAll('others')) expect(text, address).toBe(before.get(address));
  });
});
