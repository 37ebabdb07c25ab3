import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { createLiveApp } from '@clearway/api';
import { addSeconds, type ElementSet, parseUtc, utcFromDate } from '@clearway/astro';
import type { EventDocument, SecondaryDocument, SecondaryEncounter } from '@clearway/contract';
import { loadCatalog } from '@clearway/service';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../apps/clearway/src/command-line/surroundings.fixture.ts';
import { crossing } from '../avoidance/planted-others.ts';
import { CATALOG, idle, trialFolder, writeCatalog } from '../live/live-trial.ts';
import { type WrittenOem, writtenOem } from '../live/written-oem.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { ADMIN, ANALYST, openPlanTrial, type PlanTrial, REAL } from './plan-trial.ts';

/**
 * `clearway avoid --event` takes operators' ephemerides from the service, with their covariances: another object that its operator's ephemeris
 * brings near has the probability that the service's own plan gives it.
 */
const START = parseUtc('2026-03-10T00:00:00Z')!;
/** Covariances come to a hundredth, states to a metre; the pair is 300 m apart, 1.5 σ: some hundredths of the probability. */
const SAME_SHARE = 0.05;

type Row = Pick<SecondaryEncounter, 'object_id' | 'before'>;

describeWithReferenceData('clearway avoid by the ephemerides of a Clearway', [CATALOG, REAL], () => {
  let trial: PlanTrial;
  let server: Server;
  let elements: readonly ElementSet[];
  let remove: () => Promise<void>;
  let event: EventDocument;
  let other: ElementSet;

  beforeAll(async () => {
    trial = await openPlanTrial();
    const { catalog, client, live } = trial;
    const folder = await trialFolder();
    remove = folder.remove;
    const file = await writeCatalog(path.join(folder.folder, 'catalog.csv'), catalog.header, catalog.lines);
    ({ elements } = await loadCatalog([file], { start: START }));
    await client.changePerson(ADMIN, { role: 'admin', by: ADMIN });
    await client.changePerson(ANALYST, { role: 'analyst', by: ADMIN });
    ({ event } = trial);
    const app = createLiveApp(live);
    server = createServer(async (asked, answer) => {
      const found = await app.request(asked.url!);
      answer.writeHead(found.status, Object.fromEntries(found.headers));
      answer.end(Buffer.from(await found.arrayBuffer()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const own = elements.find(({ id }) => id === event.primary.object_id)!;
    const near = (set: ElementSet): boolean => Math.abs(set.meanMotionRevPerDay - own.meanMotionRevPerDay) < 0.05;
    const ids = [event.primary.object_id, event.secondary.object_id];
    other = elements.find((set) => near(set) && !ids.includes(set.id))!;
  }, 300_000);
  afterAll(async () => {
    server.close();
    await trial.close();
    await remove();
  });

  const crossedMs = (): number => Date.parse(event.tca_utc) + 3 * 3600e3;
  const brought = async (set: ElementSet, by: Omit<WrittenOem, 'start'>): Promise<void> => {
    await trial.client.receiveEphemerides(writtenOem(set, { start: START, ...by }), { object: set.id });
    await idle(trial.runs);
  };
  const meets = ({ object_id: id, before }: Row): boolean =>
    id === other.id && before !== null && Math.abs(Date.parse(before.tca_utc) - crossedMs()) < 1000;
  const target = (): number => event.miss_distance_km + 0.2;

  async function byService(): Promise<SecondaryDocument> {
    const { client, computed } = trial;
    const asked = { by: ANALYST, event_id: event.event_id, mover: 'primary', target_miss_km: target() } as const;
    const plan = await computed(await client.requestPlan(asked));
    return plan.result!.routes[0]!.secondary!;
  }
  async function byCommand(): Promise<readonly Row[]> {
    const { port } = server.address() as { readonly port: number };
    const place = ['--server', `http://127.0.0.1:${port}`, '--target-miss-km', String(target()), '--json'];
    const { code, stdout, stderr } = await run(['avoid', '--event', String(event.event_id), ...place]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return (JSON.parse(stdout) as { readonly secondary: { readonly encounters: readonly Row[] } }).secondary.encounters;
  }

  it('another object’s covariance counts, and the satellite’s own', async () => {
    const own = elements.find(({ id }) => id === event.primary.object_id)!;
    const crossed = addSeconds(utcFromDate(new Date(event.tca_utc)), 3 * 3600);
    const { name, internationalDesignator } = other;
    const planted = { ...crossing(other.id, own, crossed, [0.1, 0.2, 0.2]), name, internationalDesignator };
    await brought(planted, { hours: 48, sigmasKm: [0.1, 0.2, 0.1] });
    await brought(own, { hours: 96, sigmasKm: [0.05, 0.1, 0.05] });
    const service = (await byService()).encounters.find(meets)!.before!;
    const command = (await byCommand()).find(meets)!.before!;
    expect(service.probability_basis).toBe('covariance');
    expect(command.probability_basis).toBe('covariance');
    expect(Math.abs(command.miss_distance_km - service.miss_distance_km)).toBeLessThan(2e-3);
    expect(service.probability).toBeGreaterThan(1e-8);
    expect(Math.abs(command.probability! / service.probability! - 1)).toBeLessThan(SAME_SHARE);
  }, 300_000);

  it('only where it is asked for do covariances come', async () => {
    const spansOf = async (covariances: boolean) =>
      (await trial.client.readEphemerisStates({ covariances })).ephemerides.flatMap(({ spans }) => spans);
    const [without, withThem] = [await spansOf(false), await spansOf(true)];
    expect(without.every((span) => span.covariances === undefined)).toBe(true);
    expect(withThem.map(({ covariances }) => covariances!.map(({ axes }) => axes))).toEqual([['RTN'], ['RTN']]);
    expect(withThem.map(({ states }) => states)).toEqual(without.map(({ states }) => states));
  });
});
