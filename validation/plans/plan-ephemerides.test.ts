import path from 'node:path';
import { addSeconds, type ElementSet, parseUtc, utcFromDate } from '@clearway/astro';
import type { EventDocument, PlanDocument, PlanResult } from '@clearway/contract';
import { loadCatalog } from '@clearway/service';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { crossing } from '../avoidance/planted-others.ts';
import { CATALOG, idle, trialFolder, writeCatalog } from '../live/live-trial.ts';
import { writtenOem } from '../live/written-oem.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { ADMIN, ANALYST, openPlanTrial, type PlanTrial, REAL } from './plan-trial.ts';

/**
 * Plans go by operators' ephemerides: another object is where its own says, in place of its elements, and the satellite's own is its
 * nominal path.
 */
const START = parseUtc('2026-03-10T00:00:00Z')!;

describeWithReferenceData('plans by operators’ ephemerides', [CATALOG, REAL], () => {
  let trial: PlanTrial;
  let elements: readonly ElementSet[];
  let remove: () => Promise<void>;
  let event: EventDocument;
  let first: PlanDocument;

  beforeAll(async () => {
    trial = await openPlanTrial();
    const { catalog, client } = trial;
    const folder = await trialFolder();
    remove = folder.remove;
    const file = await writeCatalog(path.join(folder.folder, 'catalog.csv'), catalog.header, catalog.lines);
    ({ elements } = await loadCatalog([file], { start: START }));
    await client.changePerson(ADMIN, { role: 'admin', by: ADMIN });
    await client.changePerson(ANALYST, { role: 'analyst', by: ADMIN });
    ({ event } = trial);
    first = await plan();
  }, 300_000);
  afterAll(async () => {
    await trial.close();
    await remove();
  });

  async function plan(): Promise<PlanDocument> {
    const { client, computed, moreMiss } = trial;
    const asked = { by: ANALYST, event_id: event.event_id, mover: 'primary', ...moreMiss(0.2) } as const;
    const found = await computed(await client.requestPlan(asked));
    expect(found.failure).toBeNull();
    return found;
  }

  const setOf = (id: number): ElementSet => elements.find((set) => set.id === id)!;
  const changedIds = ({ routes }: PlanResult): number[] =>
    routes.flatMap(({ secondary }) => secondary!.encounters.map(({ object_id: id }) => id));
  /** What has changed of a plan, once the runs that were begun are published. */
  const staleNow = async (of: PlanDocument): Promise<(readonly [string, string])[]> => {
    await idle(trial.runs);
    return (await trial.client.findPlan(of.plan_id)).stale.map(({ code, text }) => [code, text]);
  };
  const received = async (set: ElementSet, by: Partial<Parameters<typeof writtenOem>[1]> = {}): Promise<number> => {
    const text = writtenOem(set, { start: START, hours: 96, sigmasKm: null, ...by });
    const { ephemerides } = await trial.client.receiveEphemerides(text, { object: set.id });
    return ephemerides[0]!.ephemeris_id;
  };
  const stillOpen = async (): Promise<EventDocument> => trial.client.findEvent(event.event_id);

  it('by elements alone nothing is said of ephemerides', () => {
    expect(first.result!.text.join(' ')).not.toMatch(/ephemeri/);
    const [route] = first.result!.routes;
    expect(route!.return_burn).toMatchObject({ revolutions: expect.any(Number), waited_revolutions: 0 });
    expect(route!.secondary_with_return!.objects).toBe(route!.secondary!.objects);
    // To stay has what there is anyway.
    const stay = first.result!.routes.find(({ route: name }) => name === 'stay')!;
    expect(stay.secondary).toMatchObject({ encounters: [], combined_after: route!.secondary!.combined_before });
    expect(stay.secondary_with_return ?? null).toBeNull();
  });

  it('another object is where its operator says, and the plan from before is stale', async () => {
    const own = setOf(event.primary.object_id);
    const near = (set: ElementSet): boolean => Math.abs(set.meanMotionRevPerDay - own.meanMotionRevPerDay) < 0.05;
    const ids = [event.primary.object_id, event.secondary.object_id, ...changedIds(first.result!)];
    const other = elements.find((set) => near(set) && !ids.includes(set.id))!;
    // By its elements it never comes; by its ephemeris it crosses 300 m away three hours after the encounter.
    const planted = crossing(
      other.id,
      own,
      addSeconds(utcFromDate(new Date(event.tca_utc)), 3 * 3600),
      [0.1, 0.2, 0.2],
    );
    const flown = { ...planted, name: other.name, internationalDesignator: other.internationalDesignator };
    await trial.client.receiveEphemerides(writtenOem(flown, { start: START, hours: 48, sigmasKm: [0.02, 0.1, 0.02] }), {
      object: other.id,
    });
    await idle(trial.runs);
    expect(await staleNow(first)).toEqual([
      [
        'new-ephemeris',
        expect.stringMatching(new RegExp(`of others that it was screened against, [^;]*\\(${other.id}\\)`)),
      ],
    ]);
    const again = await plan();
    expect(again.result!.text.join(' ')).toMatch(
      /1 other object in its shell is taken to be where operators' ephemerides say/,
    );
    const crossed = Date.parse(event.tca_utc) + 3 * 3600e3;
    const met = again.result!.routes[0]!.secondary!.encounters.find(
      ({ object_id: id, before }) => id === other.id && before && Math.abs(Date.parse(before.tca_utc) - crossed) < 1000,
    )!;
    expect(met.before!.miss_distance_km).toBeGreaterThan(0.2);
    expect(met.before!.miss_distance_km).toBeLessThan(0.4);
    // Its own covariance counts.
    expect(met.before!.probability_basis).toBe('covariance');
    expect(changedIds(first.result!)).not.toContain(other.id);
  }, 300_000);

  it('the satellite’s own ephemeris is its nominal path, and the encounter is its', async () => {
    const own = setOf(event.primary.object_id);
    const before = await plan();
    const text = writtenOem(own, { start: START, hours: 96, sigmasKm: [0.02, 0.1, 0.02], ahead: 0.3 });
    await trial.client.receiveEphemerides(text, { object: own.id });
    await idle(trial.runs);
    expect(await staleNow(before)).toEqual([
      ['new-ephemeris', expect.stringMatching(/have come .*: of the satellite that moves, [^;]*\.$/)],
    ]);
    const seen = await stillOpen();
    expect(seen.primary_source).toBe('ephemeris');
    const { result } = await plan();
    expect(result!.text.join(' ')).toMatch(/The satellite's path is that of its operator's ephemeris/);
    expect(result!.text.join(' ')).toMatch(/until 2026-03-14T00:00/);
    // As the screening has it, which is another miss than the elements'.
    expect(Math.abs(result!.miss_before_km - seen.miss_distance_km)).toBeLessThan(2e-3);
    expect(Math.abs(result!.miss_before_km - before.result!.miss_before_km)).toBeGreaterThan(5e-3);
    const [route] = result!.routes;
    expect(route!.miss_after_km).toBeGreaterThan(0.998 * (event.miss_distance_km + 0.2));
    expect(Date.parse(route!.secondary!.stop_utc)).toBe(Date.parse('2026-03-14T00:00:00Z'));
  }, 300_000);

  it('a newer ephemeris of the satellite replaces it, and one that is removed is gone at once: both make plans stale', async () => {
    const before = await plan();
    const set = setOf(event.primary.object_id);
    const newer = await received(set, { created: '2026-03-09T20:00:00', ahead: 0.31 });
    const words = expect.stringMatching(/^Newer .*: of the satellite that moves, [^;]*\.$/);
    expect(await staleNow(before)).toEqual([['ephemeris-replaced', words]]);
    const after = await plan();
    await trial.client.deleteEphemeris(newer);
    // Before any run is without it, and still when one is.
    const gone = [['ephemeris-gone', expect.stringMatching(/were removed: of the satellite that moves, [^;]*\.$/)]];
    const { stale } = await trial.client.findPlan(after.plan_id);
    expect(stale.map(({ code, text }) => [code, text])).toEqual(gone);
    expect(await staleNow(after)).toEqual(gone);
    const { items } = await trial.client.readPlanRecord(after.plan_id);
    expect(items.filter(({ action }) => action === 'stale')).toHaveLength(1);
    expect((await plan()).stale).toEqual([]);
  }, 300_000);

  it('so do those of the object that is avoided, also where nothing else is screened', async () => {
    const asked = { by: ANALYST, event_id: event.event_id, mover: 'primary', screen: false } as const;
    const unscreened = async (): Promise<PlanDocument> =>
      trial.computed(await trial.client.requestPlan({ ...asked, ...trial.moreMiss(0.2) }));
    const before = [await plan(), await unscreened()];
    const avoided = setOf(event.secondary.object_id);
    const came = await received(avoided, { hours: 72 });
    const part = (code: string): unknown => [[code, expect.stringMatching(/: of the object that it avoids, [^;]*\.$/)]];
    for (const each of before) expect(await staleNow(each)).toEqual(part('new-ephemeris'));
    const after = [await plan(), await unscreened()];
    for (const { inputs } of after) {
      expect(inputs!.ephemerides!.map(({ ephemeris_id: id }) => id)).toContain(came);
    }
    await trial.client.deleteEphemeris(came);
    for (const each of after) expect(await staleNow(each)).toEqual(part('ephemeris-gone'));
  }, 300_000);

  it('and those of others that it was screened against', async () => {
    const before = await plan();
    const other = before.inputs!.ephemerides!.find(
      ({ object_id: id }) => id !== event.primary.object_id && id !== event.secondary.object_id,
    )!;
    await trial.client.deleteEphemeris(other.ephemeris_id);
    const words = new RegExp(`removed: of others that it was screened against, .*\\(${other.object_id}\\)\\.$`);
    expect(await staleNow(before)).toEqual([['ephemeris-gone', expect.stringMatching(words)]]);
  }, 300_000);
});
