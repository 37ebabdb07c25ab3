import path from 'node:path';
import { addSeconds, type ElementSet, parseUtc, unixMicros, utcFromDate } from '@clearway/astro';
import type {
  EphemerisStatesDocument,
  EventDocument,
  RequestedBurn,
  SecondaryDocument,
  SecondaryEncounter,
} from '@clearway/contract';
import { ensureKernel } from '@clearway/kernels/build';
import { loadCatalog } from '@clearway/service';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerSecondary, openCorridor } from '../../apps/web/src/workers/avoidance/answer-secondary.ts';
import type { SecondaryAnswer } from '../../apps/web/src/workers/avoidance/secondary-question.ts';
import { indexElementSets } from '../../apps/web/src/workers/questions/element-sets.ts';
import { crossing } from '../avoidance/planted-others.ts';
import { CATALOG, idle, trialFolder, writeCatalog } from '../live/live-trial.ts';
import { type WrittenOem, writtenOem } from '../live/written-oem.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { ADMIN, ANALYST, openPlanTrial, type PlanTrial, REAL } from './plan-trial.ts';

/**
 * The map's own planner screens a burn in the browser, the service's plans in a thread of the server: the same burn has the same close approaches
 * with everything else, also where operators' ephemerides speak.
 */
const START = parseUtc('2026-03-10T00:00:00Z')!;
const LEAD_ORBITS = 2;
/** States reach the map to a metre (docs/ephemerides.md), of both objects of a pair. */
const NEAR_KM = 0.002;
/** And elements as they are: what is left is rounding of the catalogue's columns. */
const SAME_KM = 1e-5;
/** Rows that change by less than a hundredth are the same; by probability or by distance. */
const SAME_SHARE = 0.01;

type Ok = Extract<SecondaryAnswer, { status: 'ok' }>;

describeWithReferenceData('the map’s planner beside the service’s', [CATALOG, REAL], () => {
  let trial: PlanTrial;
  let elements: readonly ElementSet[];
  let remove: () => Promise<void>;
  let event: EventDocument;
  let burn: RequestedBurn;

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
    const utc = new Date(Date.parse(event.tca_utc) - 3 * 3600e3).toISOString();
    burn = { utc, radial_mm_s: 4, in_track_mm_s: 35, cross_track_mm_s: -6 };
  }, 300_000);
  afterAll(async () => {
    await trial.close();
    await remove();
  });

  const setOf = (id: number): ElementSet => elements.find((set) => set.id === id)!;
  const brought = async (set: ElementSet, by: Partial<WrittenOem> & { readonly hours: number }): Promise<void> => {
    const text = writtenOem(set, { start: START, sigmasKm: null, ...by });
    await trial.client.receiveEphemerides(text, { object: set.id });
    await idle(trial.runs);
  };

  /** What the service's plan says of the burn. */
  async function byService(): Promise<SecondaryDocument> {
    const { client, computed } = trial;
    const asked = { by: ANALYST, event_id: event.event_id, mover: 'primary', burn } as const;
    const target = { target_miss_km: event.miss_distance_km + 0.2, longest_lead_orbits: LEAD_ORBITS };
    const plan = await computed(await client.requestPlan({ ...asked, ...target }));
    expect(plan.failure).toBeNull();
    return plan.result!.routes.find(({ route }) => route === 'given')!.secondary!;
  }

  /** What the panel says of it, by what a browser gets. */
  async function byPanel(flown?: EphemerisStatesDocument | null): Promise<Ok> {
    const { client } = trial;
    const [catalog, states] = await Promise.all([client.readCatalog(), client.readEphemerisStates()]);
    const tcaMs = unixMicros(parseUtc((await client.findEvent(event.event_id)).tca_utc)!) / 1000;
    const leadSeconds = (tcaMs - Date.parse(burn.utc)) / 1000;
    const of = {
      moverId: event.primary.object_id,
      otherId: event.secondary.object_id,
      tcaMs,
      firstLeadSeconds: leadSeconds + 60,
    };
    const sets = indexElementSets(catalog);
    const corridor = await openCorridor(
      await ensureKernel(),
      sets,
      flown === undefined ? states : flown,
      of,
      async () => {},
    );
    const { radial_mm_s: r, in_track_mm_s: t, cross_track_mm_s: n } = burn;
    const answer = answerSecondary(corridor!, { of, burn: { leadSeconds, rtn: [r / 1e6, t / 1e6, n / 1e6] } });
    if (answer.status !== 'ok') throw new Error(answer.status);
    return answer;
  }

  function expectSame(panel: Ok, service: SecondaryDocument, withinKm: number): void {
    expect(service.encounters.length).toBeGreaterThan(3);
    expect(panel.changed.length + panel.sameCount).toBe(service.encounters.length + service.unchanged);
    expect(panel.objects).toBe(service.objects);
    expect(Math.abs(panel.untilMs - Date.parse(service.stop_utc))).toBeLessThan(1.1);
    expect(Math.abs(panel.closest!.after!.missKm - service.closest_after_km!)).toBeLessThan(withinKm);
    const faults = service.encounters.flatMap((row) => {
      const [was, is] = [row.before, row.after];
      // The service tells changes by probability: distances may have changed by next to nothing.
      if (was && is && Math.abs(was.miss_distance_km / is.miss_distance_km - 1) <= 1.1 * SAME_SHARE) return [];
      const found = panel.changed.find(
        ({ objectId, before, after }) =>
          objectId === row.object_id && isNear(before, was, withinKm) && isNear(after, is, withinKm),
      );
      return found ? [] : [row];
    });
    expect(faults).toEqual([]);
  }

  function isNear(
    one: Ok['changed'][number]['before'],
    other: SecondaryEncounter['before'],
    withinKm: number,
  ): boolean {
    if (one === null || other === null) return one === other;
    const ms = one.tcaMs - Date.parse(other.tca_utc);
    return Math.abs(one.missKm - other.miss_distance_km) < withinKm && Math.abs(ms) < 2;
  }

  it('by elements alone', async () => {
    const panel = await byPanel();
    expect(panel.byEphemerides).toEqual({ own: false, others: 0 });
    expectSame(panel, await byService(), SAME_KM);
    // Where the service's ephemerides cannot be had, that is said.
    expect(await byPanel(null)).toEqual({ ...panel, byEphemerides: null });
  }, 300_000);

  it('another object is where its operator’s ephemeris says', async () => {
    const own = setOf(event.primary.object_id);
    const near = (set: ElementSet): boolean => Math.abs(set.meanMotionRevPerDay - own.meanMotionRevPerDay) < 0.05;
    const ids = [event.primary.object_id, event.secondary.object_id];
    const other = elements.find((set) => near(set) && !ids.includes(set.id))!;
    // By its elements it never comes; by its ephemeris it crosses 300 m away three hours after the encounter.
    const crossed = addSeconds(utcFromDate(new Date(event.tca_utc)), 3 * 3600);
    const { name, internationalDesignator } = other;
    await brought(
      { ...crossing(other.id, own, crossed, [0.1, 0.2, 0.2]), name, internationalDesignator },
      { hours: 48 },
    );
    const panel = await byPanel();
    expect(panel.byEphemerides).toEqual({ own: false, others: 1 });
    const service = await byService();
    expectSame(panel, service, NEAR_KM);
    const meets = ({ objectId, before }: Ok['changed'][number]): boolean =>
      objectId === other.id && before !== null && Math.abs(before.tcaMs - unixMicros(crossed) / 1000) < 1000;
    expect(panel.changed.find(meets)!.before!.missKm).toBeLessThan(0.4);
    // Elements know nothing of it, and so did the panel.
    expect((await byPanel({ ephemerides: [] })).changed.find(meets)).toBeUndefined();
  }, 300_000);

  it('the satellite’s own ephemeris is its path, and ends what is screened', async () => {
    const own = setOf(event.primary.object_id);
    await brought(own, { hours: 96, ahead: 0.3 });
    const panel = await byPanel();
    expect(panel.byEphemerides).toEqual({ own: true, others: 1 });
    expect(new Date(panel.untilMs).toISOString()).toBe('2026-03-14T00:00:00.000Z');
    expectSame(panel, await byService(), NEAR_KM);
    // Not so by elements, of which this ephemeris is two kilometres ahead.
    const elsewhere = await byPanel({ ephemerides: [] });
    expect(Math.abs(elsewhere.closest!.after!.missKm - panel.closest!.after!.missKm)).toBeGreaterThan(NEAR_KM);
  }, 300_000);
});
