import { parseUtc } from '@clearway/astro';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { linesOfRun, shownOf } from './compared-rows.ts';
import { type EphemerisTrial, openEphemerisTrial, START } from './ephemeris-trial.ts';
import { CATALOG, idle, shownRows } from './live-trial.ts';
import { writtenOem } from './written-oem.ts';

describeWithReferenceData('operators’ ephemerides that come to a live service', [CATALOG], () => {
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
