import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createLiveApp } from '@clearway/api';
import { addSeconds, type ElementSet, formatUtc, parseUtc } from '@clearway/astro';
import { type Client, createClient, type EphemerisDocument } from '@clearway/contract';
import { readConjunctions } from '@clearway/messages';
import { loadCatalog, loadEphemerides, runScreening, type ScreeningRun } from '@clearway/service';
import type { Live, RunKeeper } from '@clearway/service/live';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessRecord } from '../../packages/service/src/assess/assess-message.ts';
import { lagrangePosition } from '../ephemerides/lagrange.fixture.ts';
import { readOem } from '../ephemerides/read-oem.fixture.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { linesOfRun, rowsOf, shownOf } from './compared-rows.ts';
import { CATALOG, idle, openTrial, shownRows, someRecords, trialFolder, writeCatalog } from './live-trial.ts';
import { writtenOem } from './written-oem.ts';

const START = parseUtc('2026-03-10T00:00:00Z')!;

function clientOf(live: Live): Client {
  const app = createLiveApp(live);
  return createClient({ baseUrl: 'http://localhost', fetch: async (url, init) => app.request(url, init) });
}

describeWithReferenceData('operators’ ephemerides that come to a live service', [CATALOG], () => {
  let live: Live;
  let runs: RunKeeper;
  let client: Client;
  let folder: string;
  let remove: () => Promise<void>;
  let catalogFile: string;
  let elements: readonly ElementSet[];
  /** The object with most rows. */
  let own: ElementSet;
  let withoutEphemerides: string[];
  let withoutOwn: string[];

  beforeAll(async () => {
    ({ folder, remove } = await trialFolder());
    const { header, lines } = await someRecords(12, 800);
    catalogFile = await writeCatalog(path.join(folder, 'catalog.csv'), header, lines);
    ({ elements } = await loadCatalog([catalogFile], { start: START }));
    live = await openTrial({ dataDir: path.join(folder, 'data') });
    await live.keeper.importFiles([catalogFile], { start: START });
    await live.load();
    runs = await live.startRuns();
    await runs.consider();
    await idle(runs);
    client = clientOf(live);
    withoutEphemerides = shownRows(live);
    const counts = new Map<number, number>();
    for (const row of withoutEphemerides) {
      for (const id of row.split(',').slice(0, 2).map(Number)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const [busiest] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
    own = elements.find(({ id }) => id === busiest)!;
    withoutOwn = shownOf(live, own.id).others;
    // All its close approaches are events.
    await client.createWatchlist({ name: 'own', object_ids: [own.id] });
    await idle(runs);
  }, 150_000);

  afterAll(async () => {
    await live.close();
    await remove();
  });

  /** What one screening with these files finds of their object, by the way of the command. */
  async function screened(
    texts: readonly string[],
    mode: 'replaces' | 'joins',
    ids: readonly number[] | null = null,
  ): Promise<ScreeningRun> {
    const files = await Promise.all(
      texts.map(async (text, k) => {
        const file = path.join(folder, `own-${k}.oem`);
        await writeFile(file, text);
        return file;
      }),
    );
    const { ephemerides } = await loadEphemerides(files, { elements, mode, ids });
    const catalog = await loadCatalog([catalogFile], { start: START });
    return runScreening({
      catalog,
      start: START,
      durationSeconds: 86_400,
      thresholdKm: 5,
      ephemerides,
      primaryIds: [ids?.[0] ?? own.id],
      workers: 1,
    });
  }

  /** The rows of the object are those of this screening, and all others what they were. */
  function expectRows(run: ScreeningRun): void {
    const { own: mine, others } = shownOf(live, own.id);
    expect(mine).toEqual(linesOfRun(run));
    expect(others).toEqual(withoutOwn);
  }

  describe('one that replaces the element set for half the day', () => {
    let text: string;
    let brought: EphemerisDocument;

    it('is taken, kept, and screened at once', async () => {
      text = writtenOem(own, { start: START, hours: 12, sigmasKm: [0.01, 0.1, 0.02], ahead: 0.05 });
      const { ephemerides, known } = await client.receiveEphemerides(new Uint8Array(gzipSync(text)), {
        file: 'own.oem',
      });
      expect(known).toBe(0);
      [brought] = ephemerides as [EphemerisDocument];
      expect(brought).toMatchObject({
        object_id: own.id,
        object_name: own.name,
        state: 'waiting',
        mode: 'replaces',
        format: 'OEM',
        originator: 'TRIAL',
        file: 'own.oem',
        states: 721,
        frame: 'TEME',
        covariance: { frame: 'RTN', matrices: 2 },
        start_utc: '2026-03-10T00:00:00.000Z',
        stop_utc: '2026-03-10T12:00:00.000Z',
        // So it is with SGP4.
        warnings: [expect.objectContaining({ code: 'velocities-from-positions' })],
      });
      await idle(runs);
      expect(live.runs.current()).toMatchObject({ kind: 'incremental', objects_changed: 1, private: true });
      expect((await client.findOperatorEphemeris(brought.ephemeris_id)).state).toBe('in-use');
      expectRows(await screened([text], 'replaces'));
      expect(shownRows(live)).not.toEqual(withoutEphemerides);
      expect(await client.readReport()).toMatchObject({
        completeness: { claim: expect.stringContaining('the ephemerides as interpolated'), ephemeris_spans: 1 },
        ephemerides: [{ ephemeris_id: brought.ephemeris_id, id: own.id, mode: 'replaces' }],
      });
    }, 150_000);

    it('gives events with its covariance, each once', async () => {
      const { items } = await client.listEvents({ object: [own.id], state: 'all', limit: 1000 });
      const half = Date.parse('2026-03-10T12:00:00Z');
      const inSpan = items.filter(({ state, tca_utc }) => state === 'open' && Date.parse(tca_utc) < half);
      const after = items.filter(({ state, tca_utc }) => state === 'open' && Date.parse(tca_utc) >= half);
      expect(inSpan.length).toBeGreaterThan(0);
      expect(after.length).toBeGreaterThan(0);
      for (const event of inSpan) {
        const isPrimary = event.primary.object_id === own.id;
        expect([event.primary_source, event.secondary_source]).toEqual(
          isPrimary ? ['ephemeris', 'element_set'] : ['element_set', 'ephemeris'],
        );
        if (event.probability_method !== 'Pc2D') continue;
        expect(event.covariance_source!.split('/')[isPrimary ? 0 : 1]).toBe('operator-ephemeris');
      }
      expect(inSpan.some((event) => event.probability_method === 'Pc2D')).toBe(true);
      for (const { primary_source, secondary_source } of after) {
        expect([primary_source, secondary_source]).toEqual(['element_set', 'element_set']);
      }
      const pairs = inSpan.map((e) => `${e.primary.object_id} ${e.secondary.object_id} ${e.tca_utc.slice(0, 15)}`);
      expect(new Set(pairs).size).toBe(pairs.length);
    });

    it('gives the risk of an event as its row has it, by the operator’s covariance', async () => {
      const { items } = await client.listEvents({ object: [own.id], sort: 'probability', limit: 1000 });
      const event = items.find(
        (each) => each.probability_method === 'Pc2D' && each.covariance_source!.includes('operator-ephemeris'),
      )!;
      const { screening } = await client.readEventRisk(event.event_id);
      const isPrimary = event.primary.object_id === own.id;
      const [mine, other] = isPrimary
        ? [screening!.primary, screening!.secondary]
        : [screening!.secondary, screening!.primary];
      expect(mine).toMatchObject({ covariance_source: 'operator-ephemeris', if_it_does_not_manoeuvre: false });
      // Ten hours and less of two bodies add nothing to a covariance of positions.
      expect(mine.sigma_km!.radial).toBeLessThan(0.1);
      expect(other.covariance_source).not.toBe('operator-ephemeris');
      expect(screening!.methods.Pc2D! / event.probability!).toBeCloseTo(1, 3);
      expect(screening!.miss_distance_km).toBeCloseTo(event.miss_distance_km, 5);
      const message = await (await client.readEventCdm(event.event_id)).text();
      expect(message).toContain('a public element set (SGP4) and an ephemeris');
      expect(message).toContain("the operator's ephemeris");
      // Read again it says the same of who may manoeuvre: nobody whose operator has said where it will be.
      expect(message.match(/^EPHEMERIS_NAME +=.*/gm)!.map((line) => line.replace(/.*= /, ''))).toEqual(
        isPrimary ? ['OPERATOR EPHEMERIS', 'NONE'] : ['NONE', 'OPERATOR EPHEMERIS'],
      );
      const [record] = readConjunctions(message, { file: 'own.cdm' });
      const again = assessRecord(record!);
      for (const who of ['primary', 'secondary'] as const) {
        expect(again[who].if_it_does_not_manoeuvre).toBe(screening![who].if_it_does_not_manoeuvre);
      }
    });

    it('is where the object is by the API: its states, and files of them, say what they rest on', async () => {
      const rows = rowsOf(text, START);
      const at = (seconds: number): string => formatUtc(addSeconds(START, seconds), 3);
      const off = (state: { x_km: number; y_km: number; z_km: number }, seconds: number): number => {
        const [x, y, z] = lagrangePosition(rows, seconds);
        return Math.hypot(state.x_km - x, state.y_km - y, state.z_km - z);
      };
      for (const seconds of [30, 20_000.5, 43_170]) {
        const { states } = await client.listStates({ object: [own.id], at: at(seconds) });
        expect(states).toMatchObject([{ object_id: own.id, source: 'ephemeris' }]);
        expect(off(states[0]!, seconds)).toBeLessThan(1e-5);
      }
      const { states } = await client.listStates({ object: [own.id], at: at(43_200) });
      expect(states).toMatchObject([{ source: 'element_set' }]);
      // Half a day, and as much after it.
      const span = { start: at(41_400), stop: at(45_000), step_seconds: 60 };
      const file = async (format: 'json' | 'csv' | 'oem' | 'czml'): Promise<string> =>
        (await client.readEphemeris(own.id, { ...span, format })).text();
      const document = JSON.parse(await file('json'));
      expect(document.sources).toMatchObject([
        {
          from_utc: '2026-03-10T11:30:00.000000Z',
          source: 'ephemeris',
          ephemeris_id: brought.ephemeris_id,
          note: null,
        },
        { from_utc: '2026-03-10T12:00:00.000000Z', source: 'element_set', note: expect.stringContaining('kilometres') },
      ]);
      document.states.forEach((state: { source: string; x_km: number; y_km: number; z_km: number }, k: number) => {
        expect(state.source).toBe(k < 30 ? 'ephemeris' : 'element_set');
        if (k < 30) expect(off(state, 41_400 + 60 * k)).toBeLessThan(1e-5);
      });
      expect((await file('csv')).match(/,ephemeris$/gm)).toHaveLength(30);
      const segments = readOem(await file('oem'));
      expect(segments.map(({ metadata, states: { length } }) => [metadata.STOP_TIME, length])).toEqual([
        ['2026-03-10T11:59:00.000000', 30],
        ['2026-03-10T12:30:00.000000', 31],
      ]);
      const [, packet] = JSON.parse(await file('czml'));
      expect(packet.properties.comment).toMatch(
        /^Positions by the operator's ephemeris, from 2026-03-10T12:00:00.* by SGP4 \(screening only, uncertain by kilometres\)/,
      );
    });

    it('is the same by a full run, and after a restart', async () => {
      const rows = shownRows(live);
      await idle(runs);
      const full = await live.runs.request({ kind: 'full' });
      await idle(runs);
      expect(live.runs.current()!.run_id).toBe(full.run_id);
      expect(shownRows(live)).toEqual(rows);
      const events = (await live.events.list({ state: 'all', limit: 1000 })).items;
      await live.close();
      live = await openTrial({ dataDir: path.join(folder, 'data') });
      await live.load();
      client = clientOf(live);
      expect(shownRows(live)).toEqual(rows);
      expect((await live.events.list({ state: 'all', limit: 1000 })).items).toEqual(events);
      runs = await live.startRuns();
      expect(await runs.consider()).toBeNull();
      expect((await client.listEphemerides()).items).toMatchObject([
        { ephemeris_id: brought.ephemeris_id, state: 'in-use' },
      ]);
    }, 150_000);

    it('is not taken twice, whatever form it comes in', async () => {
      const again = await client.receiveEphemerides(text, { file: 'again.oem' });
      expect(again).toMatchObject({ known: 1, ephemerides: [{ ephemeris_id: brought.ephemeris_id }] });
      expect(runs.busy()).toBe(false);
      expect(await (await client.readEphemerisFile(brought.ephemeris_id)).text()).toBe(text);
    });

    it('gives way to a newer one where that speaks', async () => {
      const newer = writtenOem(own, { start: START, hours: 24, sigmasKm: null, created: '2026-03-09T20:00:00' });
      const { ephemerides } = await client.receiveEphemerides(newer, { file: 'newer.oem' });
      await idle(runs);
      expectRows(await screened([text, newer], 'replaces'));
      expect((await client.listEphemerides()).items.map(({ state }) => state)).toEqual(['in-use', 'superseded']);
      await client.deleteEphemeris(ephemerides[0]!.ephemeris_id);
      await idle(runs);
      expect((await client.listEphemerides()).items.map(({ state }) => state)).toEqual(['in-use']);
      expectRows(await screened([text], 'replaces'));
    }, 150_000);

    it('leaves nothing when it is removed', async () => {
      await client.deleteEphemeris(brought.ephemeris_id);
      await idle(runs);
      expect(shownRows(live)).toEqual(withoutEphemerides);
      expect((await client.listEphemerides()).items).toEqual([]);
      await expect(client.deleteEphemeris(brought.ephemeris_id)).rejects.toMatchObject({ status: 404 });
      const { items } = await client.listEvents({ object: [own.id], state: 'open', limit: 1000 });
      expect(items.length).toBeGreaterThan(0);
      for (const each of items) expect([each.primary_source, each.secondary_source]).not.toContain('ephemeris');
    }, 150_000);
  });

  it('one that joins is screened beside the element set, and an encounter that both see is one event', async () => {
    const text = writtenOem(own, { start: START, hours: 24, sigmasKm: [0.01, 0.1, 0.02], ahead: 0.02 });
    const before = (await client.listEvents({ object: [own.id], state: 'open', limit: 1000 })).total!;
    const { ephemerides } = await client.receiveEphemerides(text, { mode: 'joins' });
    await idle(runs);
    expectRows(await screened([text], 'joins'));
    expect(shownRows(live).length).toBeGreaterThan(withoutEphemerides.length);
    const { items, total } = await client.listEvents({ object: [own.id], state: 'open', limit: 1000 });
    // A path 150 m off sees a few more or fewer; twice as many would be every encounter twice.
    expect(total!).toBeLessThan(1.2 * before + 1);
    for (const [k, one] of items.entries()) {
      for (const other of items.slice(k + 1)) {
        const isSamePair =
          one.primary.object_id === other.primary.object_id && one.secondary.object_id === other.secondary.object_id;
        if (isSamePair) expect(Math.abs(Date.parse(one.tca_utc) - Date.parse(other.tca_utc))).toBeGreaterThan(60_000);
      }
    }
    await client.deleteEphemeris(ephemerides[0]!.ephemeris_id);
    await idle(runs);
  }, 150_000);

  it('one of a number that nobody knows is a new object', async () => {
    const text = writtenOem(
      { ...own, name: 'NEWCOMER', internationalDesignator: '2026-900A' },
      { start: START, hours: 24, sigmasKm: null, ahead: 0.05 },
    );
    const { ephemerides } = await client.receiveEphemerides(text, { object: 799_000_001 });
    await idle(runs);
    expect(shownOf(live, 799_000_001).own).toEqual(linesOfRun(await screened([text], 'replaces', [799_000_001])));
    expect((await client.listObjects({ search: '799000001' })).items[0]).toMatchObject({ name: 'NEWCOMER' });
    expect((await client.findObject(799_000_001)).object_id).toBe(799_000_001);
    await client.deleteEphemeris(ephemerides[0]!.ephemeris_id);
    await idle(runs);
    expect(shownRows(live)).toEqual(withoutEphemerides);
  }, 150_000);

  it('one that has ended falls back to the elements, and the list says so', async () => {
    const start = parseUtc('2026-03-09T00:00:00Z')!;
    const { ephemerides } = await client.receiveEphemerides(writtenOem(own, { start, hours: 12, sigmasKm: null }));
    expect(ephemerides[0]!.state).toBe('expired');
    await idle(runs);
    expect(shownRows(live)).toEqual(withoutEphemerides);
    await client.deleteEphemeris(ephemerides[0]!.ephemeris_id);
  });

  it.each([
    ['nothing', '', {}, /the body: is empty|body is empty/],
    ['what is none', 'CCSDS_OPM_VERS = 2.0', {}, /line 1: OPM/],
    ['what names nobody', 'own', {}, /no object of the catalogue is called/],
  ])('%s is refused in words that say what to do', async (_, kind, query, message) => {
    const text =
      kind === 'own'
        ? writtenOem(
            { ...own, name: 'X', internationalDesignator: '1957-001A' },
            {
              start: START,
              hours: 1,
              sigmasKm: null,
            },
          )
        : kind;
    const refused = await client.receiveEphemerides(text, query).then(
      () => null,
      (error: unknown) => error as { problem: { detail: string } },
    );
    expect(refused!.problem.detail).toMatch(message);
    expect(refused!.problem.detail).not.toContain('--');
  });
});
