import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLiveApp } from '@clearway/api';
import { parseUtc } from '@clearway/astro';
import { type Client, createClient, type EventDocument, type PlanDocument, planDocument } from '@clearway/contract';
import type { Live, RunKeeper } from '@clearway/service/live';
import { idle, MARCH_US, openTrial, someRecords, trialFolder, writeCatalog } from '../live/live-trial.ts';
import { referencePath } from '../reference-data.ts';

export const REAL = 'probability/cdm-real';
const ICESAT = '000043613_conj_000051228_20220215_122556_20220209_225622.cdm';
export const ADMIN = 'Jos Weber';
export const ANALYST = 'Ada Muller';
export const OPERATOR = 'Léa Klein';
export const SECOND = 'Tom Schmit';

/** A live service of a thousand real objects, screened, and a real message. */
export interface PlanTrial {
  readonly live: Live;
  readonly runs: RunKeeper;
  readonly client: Client;
  readonly catalog: Awaited<ReturnType<typeof someRecords>>;
  /** A real message, moved to the days of the catalogue. */
  readonly message: string;
  /** One that is to come, fast, of the catalogue. */
  readonly event: EventDocument;
  /** Moves the service's clock, us. */
  readonly passTime: (us: number) => void;
  /** Waits until a plan is computed. */
  readonly computed: (plan: PlanDocument) => Promise<PlanDocument>;
  /** Gives the message to the service; its number. */
  readonly received: (change?: (text: string) => string) => Promise<number>;
  /** A plan for a message, to 1e-9 unless told otherwise. */
  readonly planned: (cdmId: number, more?: object) => Promise<PlanDocument>;
  /** A target of so many km more than the event has, within two revolutions. */
  readonly moreMiss: (km: number) => { readonly target_miss_km: number; readonly longest_lead_orbits: number };
  readonly close: () => Promise<void>;
}

export async function openPlanTrial(): Promise<PlanTrial> {
  let nowUs = MARCH_US + 600e6;
  const trial = await trialFolder();
  const catalog = await someRecords(12, 1000);
  const { header, lines } = catalog;
  const file = await writeCatalog(path.join(trial.folder, 'catalog.csv'), header, lines);
  const live = await openTrial({ dataDir: path.join(trial.folder, 'data') }, { nowUs: () => nowUs });
  await live.keeper.importFiles([file], { start: parseUtc('2026-03-10T00:00:00Z')! });
  await live.load();
  const runs = await live.startRuns();
  await runs.consider();
  await idle(runs);
  const app = createLiveApp(live);
  const client = createClient({ baseUrl: 'http://localhost', fetch: async (url, init) => app.request(url, init) });
  // An inertial encounter is the same on any day.
  const message = (await readFile(path.join(referencePath(REAL), ICESAT), 'utf8')).replaceAll('2022-02-', '2026-03-');
  const { items } = await client.listEvents({ sort: 'probability', limit: 50 });
  const event = items.find(
    (each) =>
      !each.co_located && each.relative_speed_km_s > 1 && Date.parse(each.tca_utc) * 1000 > MARCH_US + 6 * 3600e6,
  )!;
  const computed: PlanTrial['computed'] = async (plan) => {
    for (let tries = 0; tries < 600; tries++) {
      const found = await client.findPlan(plan.plan_id);
      if (found.state !== 'computing') return planDocument.parse(found);
      await sleep(20);
    }
    throw new Error(`plan ${plan.plan_id} is still computed`);
  };
  return {
    live,
    runs,
    client,
    catalog,
    message,
    event,
    passTime: (us) => {
      nowUs += us;
    },
    computed,
    received: async (change = (text) => text) => {
      const { cdms } = await client.receiveCdms(change(message), { file: 'icesat.cdm' });
      return cdms[0]!.cdm_id;
    },
    planned: async (cdmId, more = {}) =>
      computed(await client.requestPlan({ by: ANALYST, cdm_id: cdmId, target_probability: 1e-9, ...more })),
    moreMiss: (km) => ({ target_miss_km: event.miss_distance_km + km, longest_lead_orbits: 2 }),
    close: async () => {
      await live.close();
      await trial.remove();
    },
  };
}

/** What a promise was refused with. */
export function refusal(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'not refused',
    (error) => error,
  );
}
