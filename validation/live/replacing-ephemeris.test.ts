import { gzipSync } from 'node:zlib';
import { addSeconds, formatUtc } from '@clearway/astro';
import type { EphemerisDocument } from '@clearway/contract';
import { readConjunctions } from '@clearway/messages';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assessRecord } from '../../packages/service/src/assess/assess-message.ts';
import { lagrangePosition } from '../ephemerides/lagrange.fixture.ts';
import { readOem } from '../ephemerides/read-oem.fixture.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { rowsOf } from './compared-rows.ts';
import { type EphemerisTrial, openEphemerisTrial, START } from './ephemeris-trial.ts';
import { CATALOG, idle, shownRows } from './live-trial.ts';
import { writtenOem } from './written-oem.ts';

describeWithReferenceData('an ephemeris that replaces the element set for half the day', [CATALOG], () => {
  let live: EphemerisTrial['live'];
  let runs: EphemerisTrial['runs'];
  let client: EphemerisTrial['client'];
  let own: EphemerisTrial['own'];
  let screened: EphemerisTrial['screened'];
  let expectRows: EphemerisTrial['expectRows'];
  let withoutEphemerides: EphemerisTrial['withoutEphemerides'];
  let trial: EphemerisTrial;

  beforeAll(async () => {
    trial = await openEphemerisTrial();
    ({ live, runs, client, own, screened, expectRows, withoutEphemerides } = trial);
  }, 150_000);
  afterAll(() => trial.close());

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
    live = await trial.reopen();
    ({ client } = trial);
    expect(shownRows(live)).toEqual(rows);
    expect((await live.events.list({ state: 'all', limit: 1000 })).items).toEqual(events);
    runs = await trial.startRuns();
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
