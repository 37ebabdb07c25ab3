import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLiveApp, type LiveApp } from '@clearway/api';
import { parseUtc } from '@clearway/astro';
import { planAvoidance } from '@clearway/avoidance';
import { type Client, createClient, type PlanDocument, planDocument } from '@clearway/contract';
import type { Live } from '@clearway/service/live';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MARCH_US, openTrial, trialFolder } from '../live/live-trial.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { ESA_ENCOUNTERS, esaEncounters } from '../risk/encounters.fixture.ts';
import { messageOf, named, waitingFor } from './two-encounters.fixture.ts';

/**
 * Two messages about one satellite: an encounter of ESA's, and a planted object that waits where the cheapest burn for it leads a
 * revolution later. A plan for the first has to settle both.
 */
const PERSON = 'Ada Muller';
const LIMIT = 1e-6;

describeWithReferenceData('one plan for several encounters', [ESA_ENCOUNTERS], () => {
  let live: Live;
  let app: LiveApp;
  let client: Client;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const trial = await trialFolder();
    remove = trial.remove;
    live = await openTrial({ dataDir: path.join(trial.folder, 'data') }, { nowUs: () => MARCH_US });
    await live.load();
    app = createLiveApp(live);
    client = createClient({ baseUrl: 'http://localhost', fetch: async (url, init) => app.request(url, init) });
    await client.changePerson(PERSON, { role: 'admin', by: PERSON });
  });

  afterAll(async () => {
    await live.close();
    await remove();
  });

  async function computed(plan: PlanDocument): Promise<PlanDocument> {
    for (let tries = 0; tries < 1000; tries++) {
      const found = await client.findPlan(plan.plan_id);
      if (found.state !== 'computing') return planDocument.parse(found);
      await sleep(20);
    }
    throw new Error(`plan ${plan.plan_id} is still computed`);
  }

  it('brings the probability of all below the target, and says for which it is', async () => {
    const { encounter } = esaEncounters()[99]!;
    const tca = parseUtc('2026-03-10T12:00:00Z')!;
    const first = named({ ...encounter, tca }, 71_001, 71_002);
    const lead = 0.5;
    const alone = planAvoidance(first, { leadOrbits: lead }).burn!;
    const second = named(waitingFor(first, alone.velocity), 71_001, 71_003);
    const [one] = (await client.receiveCdms(messageOf(first, 'FIRST'), { file: 'first.cdm' })).cdms;
    const [two] = (await client.receiveCdms(messageOf(second, 'SECOND'), { file: 'second.cdm' })).cdms;
    const asked = {
      by: PERSON,
      cdm_id: one!.cdm_id,
      target_probability: LIMIT,
      lead_orbits: lead,
      mover: 'primary',
    } as const;
    const forOne = await computed(await client.requestPlan({ ...asked, alone: true }));
    expect(forOne.failure).toBeNull();
    expect(forOne.result!.covers).toBeNull();
    expect(forOne.result!.routes[0]!.burn!.total_mm_s / (1e6 * alone.size)).toBeCloseTo(1, 3);

    const plan = await computed(await client.requestPlan(asked));
    expect(plan.failure).toBeNull();
    const [route] = plan.result!.routes;
    expect(plan.result!.covers).toMatchObject({
      encounters: [{ cdm_id: two!.cdm_id, event_id: null, object_id: 71_003 }],
    });
    expect(plan.result!.covers!.combined_before).toBeGreaterThan(plan.result!.probability_before!);
    expect(route!.covers_after!.within_target).toBe(true);
    expect(route!.covers_after!.combined).toBeLessThanOrEqual(1.02 * LIMIT);
    expect(route!.burn!.total_mm_s).toBeGreaterThan(1e6 * alone.size);
    expect(route!.certificate!.optimal).toBe(false);
    expect(route!.burn!.total_mm_s).toBeGreaterThanOrEqual(route!.certificate!.lower_bound_mm_s);
    expect(plan.result!.text.join(' ')).toMatch(
      /With the satellite's 1 other encounter the probability of any collision/,
    );

    // Report and files say so as well.
    const report = await (await client.readPlanReport(plan.plan_id)).text();
    expect(report).toContain('All encounters that this burn is for');
    expect(report).toContain(`message ${two!.cdm_id}`);
    const opm = await (await client.readPlanOpm(plan.plan_id)).text();
    expect(opm).toMatch(new RegExp(`COMMENT ALSO FOR message ${two!.cdm_id}, object 71003, TCA 2026-03-10T`));
    expect(opm).toMatch(/COMMENT ALL TOGETHER \d/);

    // A new message about the other encounter makes the plan stale.
    expect(plan.stale).toEqual([]);
    await client.receiveCdms(messageOf(second, 'SECOND AGAIN', 600), { file: 'again.cdm' });
    expect((await client.findPlan(plan.plan_id)).stale.map(({ code }) => code)).toContain('new-message');
  });
});
