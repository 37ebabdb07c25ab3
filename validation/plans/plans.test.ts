import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLiveApp, type LiveApp } from '@clearway/api';
import { parseUtc, propagateTwoBody, secondsBetween } from '@clearway/astro';
import {
  type Client,
  createClient,
  type EventDocument,
  type PlanDocument,
  planComparison,
  planDocument,
} from '@clearway/contract';
import { readCdms, readOem, readOpm } from '@clearway/messages';
import type { Live, RunKeeper } from '@clearway/service/live';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOG, idle, MARCH_US, openTrial, someRecords, trialFolder, writeCatalog } from '../live/live-trial.ts';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';

const REAL = 'probability/cdm-real';
const ICESAT = '000043613_conj_000051228_20220215_122556_20220209_225622.cdm';
const [ADMIN, ANALYST, OPERATOR, SECOND] = ['Jos Weber', 'Ada Muller', 'Léa Klein', 'Tom Schmit'];

describeWithReferenceData('plans of a live service', [CATALOG, REAL], () => {
  let live: Live;
  let runs: RunKeeper;
  let app: LiveApp;
  let client: Client;
  let remove: () => Promise<void>;
  let message: string;
  let nowUs = MARCH_US + 600e6;
  let event: EventDocument;
  let catalog: Awaited<ReturnType<typeof someRecords>>;

  beforeAll(async () => {
    const trial = await trialFolder();
    remove = trial.remove;
    catalog = await someRecords(12, 1000);
    const { header, lines } = catalog;
    const file = await writeCatalog(path.join(trial.folder, 'catalog.csv'), header, lines);
    live = await openTrial({ dataDir: path.join(trial.folder, 'data') }, { nowUs: () => nowUs });
    await live.keeper.importFiles([file], { start: parseUtc('2026-03-10T00:00:00Z')! });
    await live.load();
    runs = await live.startRuns();
    await runs.consider();
    await idle(runs);
    app = createLiveApp(live);
    client = createClient({ baseUrl: 'http://localhost', fetch: async (url, init) => app.request(url, init) });
    // A real message, moved to the days of the catalogue: an inertial encounter is the same on any day.
    message = (await readFile(path.join(referencePath(REAL), ICESAT), 'utf8')).replaceAll('2022-02-', '2026-03-');
    const { items } = await client.listEvents({ sort: 'probability', limit: 50 });
    event = items.find(
      (each) =>
        !each.co_located && each.relative_speed_km_s > 1 && Date.parse(each.tca_utc) * 1000 > MARCH_US + 6 * 3600e6,
    )!;
  }, 60_000);

  afterAll(async () => {
    await live.close();
    await remove();
  });

  async function computed(plan: PlanDocument): Promise<PlanDocument> {
    for (let tries = 0; tries < 600; tries++) {
      const found = await client.findPlan(plan.plan_id);
      if (found.state !== 'computing') return planDocument.parse(found);
      await sleep(20);
    }
    throw new Error(`plan ${plan.plan_id} is still computed`);
  }

  async function received(change: (text: string) => string = (text) => text): Promise<number> {
    const { cdms } = await client.receiveCdms(change(message), { file: 'icesat.cdm' });
    return cdms[0]!.cdm_id;
  }

  async function planned(cdmId: number, more: object = {}): Promise<PlanDocument> {
    return computed(await client.requestPlan({ by: ANALYST, cdm_id: cdmId, target_probability: 1e-9, ...more }));
  }

  /** So many km more, within two revolutions. */
  const moreMiss = (km: number) => ({ target_miss_km: event.miss_distance_km + km, longest_lead_orbits: 2 });

  const refusal = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => 'not refused',
      (error) => error,
    );

  describe('people', () => {
    it('begin with one who makes themselves admin, and who makes the others', async () => {
      expect(await refusal(client.requestPlan({ by: ANALYST, event_id: event.event_id }))).toMatchObject({
        status: 403,
        code: 'forbidden',
        message: expect.stringContaining('no person "Ada Muller"'),
      });
      expect(await refusal(client.changePerson(ANALYST, { role: 'analyst', by: ADMIN }))).toMatchObject({
        status: 409,
      });
      await client.changePerson(ADMIN, { role: 'admin', by: ADMIN });
      await client.changePerson(ANALYST, { role: 'analyst', by: ADMIN });
      await client.changePerson(OPERATOR, { role: 'operator', by: ADMIN });
      await client.changePerson(SECOND, { role: 'operator', by: ADMIN });
      await client.changePerson('Eve', { role: 'viewer', by: ADMIN });
      expect(await refusal(client.changePerson('Eve', { role: 'admin', by: ANALYST }))).toMatchObject({ status: 403 });
      expect(await refusal(client.changePerson(ADMIN, { role: 'viewer', by: ADMIN }))).toMatchObject({
        status: 409,
        message: expect.stringContaining('last admin'),
      });
      const { items } = await client.listPeople();
      expect(items.map(({ name, role }) => [name, role])).toEqual([
        [ANALYST, 'analyst'],
        ['Eve', 'viewer'],
        [ADMIN, 'admin'],
        [OPERATOR, 'operator'],
        [SECOND, 'operator'],
      ]);
    });
  });

  describe('a profile', () => {
    it('has versions that say what changed, when and by whom', async () => {
      const first = await client.changeProfile(43_613, {
        by: OPERATOR,
        profile: { mass_kg: 1387, specific_impulse_s: 220, command_lead_minutes: 30 },
        expected_version: 0,
      });
      expect(first).toMatchObject({ version: 1, changed_by: OPERATOR, changes: expect.arrayContaining([]) });
      const profile = { ...first.profile!, mass_kg: 1380, thrusters: { least_mm_s: 1, most_mm_s: 3000 } };
      const second = await client.changeProfile(43_613, {
        by: OPERATOR,
        profile,
        expected_version: 1,
        reason: 'fuel used',
      });
      expect(second.changes).toEqual([
        { field: 'mass_kg', before: 1387, after: 1380 },
        { field: 'thrusters.least_mm_s', before: null, after: 1 },
        { field: 'thrusters.most_mm_s', before: null, after: 3000 },
      ]);
      const late = client.changeProfile(43_613, { by: OPERATOR, profile: {}, expected_version: 1 });
      expect(await refusal(late)).toMatchObject({ status: 409, message: expect.stringContaining('version 2') });
      expect(await refusal(client.changeProfile(43_613, { by: ANALYST, profile: {} }))).toMatchObject({ status: 403 });
      const wrong = client.changeProfile(43_613, { by: OPERATOR, profile: { mass_kg: -1 } });
      expect(await refusal(wrong)).toMatchObject({ status: 400, message: expect.stringContaining('profile.mass_kg') });
      expect((await client.readProfileHistory(43_613)).items.map(({ version }) => version)).toEqual([2, 1]);
    });
  });

  describe('a plan for a message', () => {
    it('is computed beside the server, and says what it rests on', async () => {
      const cdmId = await received();
      const stop = new AbortController();
      const heard = live.signals.listen(null, stop.signal)[Symbol.asyncIterator]();
      const told = (async () => {
        for (;;) {
          const { value } = await heard.next();
          if (value.type === 'plan-changed') return value;
        }
      })();
      const asked = await client.requestPlan({ by: ANALYST, cdm_id: cdmId, target_probability: 1e-9 });
      expect(asked).toMatchObject({ state: 'computing', version: 1, created_by: ANALYST, mover: 'primary' });
      const plan = await computed(asked);
      expect(plan).toMatchObject({
        state: 'proposed',
        basis: 'message',
        label: null,
        route: 'least-fuel',
        stale: [],
        approvals_needed: 1,
        inputs: { cdm_id: cdmId, cdm_ids: [cdmId], profile_version: 2 },
      });
      expect((await told).body).toMatchObject({ plan_id: plan.plan_id, state: 'proposed' });
      stop.abort();
      const { result } = plan;
      const route = result!.routes[0]!;
      expect(result!.probability_before).toBeGreaterThan(1e-8);
      expect(route.probability_after).toBeLessThan(1.02e-9);
      expect(route.fuel_kg).toBeCloseTo((1380 * route.burn!.total_mm_s) / 1e6 / (0.00980665 * 220), 6);
      expect(Date.parse(route.burn!.utc) - Date.parse(route.go_no_go_utc!)).toBeCloseTo(1_800_000, -2);
      expect(result!.routes.map((each) => each.route)).toContain('stay');
      const { matrix } = result!;
      expect(matrix!.probability).toHaveLength(6);
      expect(matrix!.probability[0]).toHaveLength(matrix!.lead_orbits.length);
      expect(plan.document_sha256).toMatch(/^[0-9a-f]{64}$/);
      // The satellite of the message is not in this catalogue: that is said, not taken for nothing.
      expect(route).toMatchObject({ secondary: null, secondary_text: expect.stringContaining('no elements of') });
      const listed = await client.listPlans({ cdm: cdmId });
      expect(listed.items.map(({ plan_id }) => plan_id)).toEqual([plan.plan_id]);
    }, 30_000);

    it('is reviewed and approved by people whose role allows it, and what they saw is kept', async () => {
      const plan = await planned(await received());
      const { plan_id } = plan;
      const decide = (by: string, action: 'review' | 'approve', expected_version: number, more: object = {}) =>
        client.decidePlan(plan_id, { action, by, expected_version, ...more });
      expect(await refusal(decide('Eve', 'review', plan.version))).toMatchObject({
        status: 403,
        message: expect.stringContaining('Eve is a viewer, and to review a plan takes an analyst'),
      });
      expect(await refusal(decide(OPERATOR, 'approve', plan.version))).toMatchObject({
        status: 409,
        message: expect.stringContaining('have it reviewed first'),
      });
      const reviewed = await decide(ANALYST, 'review', plan.version);
      expect(await refusal(decide(OPERATOR, 'approve', plan.version))).toMatchObject({
        status: 409,
        message: expect.stringContaining('somebody else was quicker'),
      });
      const other = { document_sha256: '0'.repeat(64) };
      expect(await refusal(decide(OPERATOR, 'approve', reviewed.version, other))).toMatchObject({ status: 409 });
      const seen = { document_sha256: reviewed.document_sha256! };
      const both = await Promise.all([
        refusal(decide(OPERATOR, 'approve', reviewed.version, seen)),
        refusal(decide(SECOND, 'approve', reviewed.version, seen)),
      ]);
      // Of two at once one is refused.
      expect(both.filter((answer) => answer === 'not refused')).toHaveLength(1);
      expect(both.find((answer) => answer !== 'not refused')).toMatchObject({ status: 409, code: 'conflict' });
      const approved = await client.findPlan(plan_id);
      expect(approved).toMatchObject({ state: 'approved', approvals: [{ by: expect.any(String) }] });
      const { items: record } = await client.readPlanRecord(plan_id);
      expect(record.map(({ action, to_state }) => [action, to_state])).toEqual([
        ['ask', 'computing'],
        ['compute', 'proposed'],
        ['review', 'reviewed'],
        ['approve', 'approved'],
      ]);
      const line = record.at(-1)!;
      expect(line).toMatchObject({ role: 'operator', has_document: true, document_sha256: reviewed.document_sha256 });
      const shown = await (await client.readShownPlan(plan_id, line.entry)).text();
      expect(createHash('sha256').update(shown).digest('hex')).toBe(line.document_sha256);
      expect(JSON.parse(shown)).toMatchObject({
        plan_id,
        result: { routes: expect.any(Array) },
        inputs: approved.inputs,
      });
      const executed = await client.decidePlan(plan_id, {
        action: 'execute',
        by: OPERATOR,
        expected_version: approved.version,
      });
      expect(executed.state).toBe('executed');
    }, 30_000);

    it('takes two people where the profile says so, neither of them who proposed', async () => {
      const { profile, version } = await client.readProfile(43_613);
      const two = { ...profile!, two_person_rule: true };
      await client.changeProfile(43_613, { by: OPERATOR, profile: two, expected_version: version });
      const cdmId = await received();
      let plan = await planned(cdmId, { by: OPERATOR });
      const decide = async (by: string, action: 'review' | 'approve'): Promise<PlanDocument> =>
        client.decidePlan(plan.plan_id, { action, by, expected_version: plan.version });
      plan = await decide(ANALYST, 'review');
      expect(plan).toMatchObject({ two_person_rule: true, approvals_needed: 2 });
      expect(await refusal(decide(OPERATOR, 'approve'))).toMatchObject({
        status: 409,
        message: expect.stringContaining('two-person rule'),
      });
      plan = await decide(SECOND, 'approve');
      expect(plan).toMatchObject({ state: 'reviewed', approvals: [{ by: SECOND }] });
      expect(await refusal(decide(SECOND, 'approve'))).toMatchObject({ status: 409 });
      plan = await decide(ADMIN, 'approve');
      expect(plan).toMatchObject({ state: 'approved', approvals: [{ by: SECOND }, { by: ADMIN }] });
      await client.changeProfile(43_613, { by: OPERATOR, profile: profile! });
      // An approved plan that its profile no longer fits says so.
      expect((await client.findPlan(plan.plan_id)).stale.map(({ code }) => code)).toEqual(['new-profile']);
    }, 30_000);

    it('is stale once another message comes, and is not approved then', async () => {
      const cdmId = await received();
      const plan = await planned(cdmId);
      const reviewed = await client.decidePlan(plan.plan_id, {
        action: 'review',
        by: ANALYST,
        expected_version: plan.version,
      });
      const later = await received((text) =>
        text
          .replace(/MISS_DISTANCE(\s*)= \S+/, 'MISS_DISTANCE$1= 331.0')
          .replace(/MESSAGE_ID(\s*)= \S+/, 'MESSAGE_ID$1= LATER'),
      );
      const stale = await client.findPlan(plan.plan_id);
      expect(stale.stale).toMatchObject([{ code: 'new-message', text: expect.stringContaining(`Message ${later}`) }]);
      expect(stale.version).toBe(reviewed.version + 1);
      const approval = client.decidePlan(plan.plan_id, {
        action: 'approve',
        by: OPERATOR,
        expected_version: stale.version,
      });
      expect(await refusal(approval)).toMatchObject({ status: 409, message: expect.stringMatching(/stale: .*anew/) });
      const { items } = await client.readPlanRecord(plan.plan_id);
      expect(items.at(-1)).toMatchObject({
        action: 'stale',
        by: 'Clearway',
        reason: expect.stringContaining('Message'),
      });
      const again = await computed(await client.recomputePlan(plan.plan_id, ANALYST));
      expect(again).toMatchObject({ state: 'proposed', replaces: plan.plan_id, stale: [] });
      expect((await client.findPlan(plan.plan_id)).replaced_by).toEqual([again.plan_id]);
      const comparison = planComparison.parse(await client.comparePlans([plan.plan_id, again.plan_id]));
      expect(comparison.rows.find(({ field }) => field === 'stale')).toMatchObject({
        values: [true, false],
        same: false,
      });
      expect(comparison.rows.find(({ field }) => field === 'total_mm_s')!.differences[0]).toBe(0);
      await client.deleteCdm(later);
    }, 30_000);

    it('is written as OPM, OEM, CDM and report, which readers take', async () => {
      const plan = await planned(await received());
      const { burn } = plan.result!.routes[0]!;
      const opm = readOpm(await (await client.readPlanOpm(plan.plan_id)).text());
      expect(opm).toMatchObject({ referenceFrame: 'EME2000', originator: 'CLEARWAY', objectName: plan.primary.name });
      expect(opm.maneuvers).toMatchObject([{ referenceFrame: 'RTN', duration: 0 }]);
      expect(Math.hypot(...opm.maneuvers[0]!.deltaV) * 1e6).toBeCloseTo(burn!.total_mm_s, 6);
      expect(opm.spacecraft?.mass).toBe(1380);
      for (const format of ['kvn', 'xml', 'json'] as const) {
        const oem = readOem(await (await client.readPlanOem(plan.plan_id, { format })).text());
        expect(oem.segments[0]!.covariances.length).toBeGreaterThan(3);
        // It begins where the OPM is, with the burn.
        const [x, y, z, vx, vy, vz] = oem.segments[0]!.states;
        expect(Math.hypot(x! - opm.position[0], y! - opm.position[1], z! - opm.position[2])).toBeLessThan(1e-9);
        const dv = Math.hypot(vx! - opm.velocity[0], vy! - opm.velocity[1], vz! - opm.velocity[2]);
        expect(dv * 1e6).toBeCloseTo(burn!.total_mm_s, 5);
      }
      const text = await (await client.readPlanCdm(plan.plan_id)).text();
      const [cdm] = readCdms(text);
      expect(cdm!.missDistance / 1000).toBeCloseTo(plan.result!.routes[0]!.miss_after_km, 5);
      expect(text).toContain('AFTER A PLANNED MANOEUVRE');
      expect(text).not.toContain('element sets');
      const page = await client.readPlanReport(plan.plan_id);
      expect(page.headers.get('content-type')).toContain('text/html');
      const html = await page.text();
      expect(html.match(/<svg /g)).toHaveLength(5);
      expect(html).not.toMatch(/NaN|undefined|https?:\/\/(?!www\.w3\.org)/);
    }, 30_000);

    it('is chosen, rejected and withdrawn with reasons, and never decided on twice', async () => {
      const plan = await planned(await received());
      const decide = (action: 'choose' | 'reject' | 'withdraw', version: number, more: object = {}) =>
        client.decidePlan(plan.plan_id, { action, by: OPERATOR, expected_version: version, ...more });
      expect(await refusal(decide('choose', plan.version, { route: 'least-disturbance' }))).toMatchObject({
        status: 400,
      });
      const stay = await decide('choose', plan.version, { route: 'stay' });
      expect(stay).toMatchObject({ state: 'proposed', route: 'stay', burn_utc: null, total_mm_s: null });
      expect(stay.document_sha256).not.toBe(plan.document_sha256);
      expect(await refusal(client.readPlanOpm(plan.plan_id))).toMatchObject({ status: 409 });
      expect(await refusal(decide('reject', stay.version))).toMatchObject({ status: 400, code: 'option-missing' });
      const rejected = await decide('reject', stay.version, { reason: 'other plan taken' });
      expect(rejected.state).toBe('rejected');
      expect(await refusal(decide('withdraw', rejected.version, { reason: 'x' }))).toMatchObject({ status: 409 });
    }, 30_000);
  });

  describe('a plan for an event of the catalogue', () => {
    it('is labelled as screening only, and approved with a recorded override alone', async () => {
      const plan = await computed(await client.requestPlan({ by: ANALYST, event_id: event.event_id, ...moreMiss(2) }));
      expect(plan).toMatchObject({
        state: 'proposed',
        basis: 'elements',
        label: 'screening only, uncertain by kilometres',
        event_id: event.event_id,
        inputs: { primary_elements: { object_id: event.primary.object_id }, run_id: 1 },
      });
      const [least] = plan.result!.routes;
      // Everything else in orbit was looked at, for seven days.
      const { secondary } = least!;
      expect(secondary).toMatchObject({ threshold_km: 5, objects: 1000 });
      expect(Date.parse(secondary!.stop_utc) - Date.parse(plan.tca_utc)).toBeCloseTo(7 * 86_400_000, -4);
      expect(plan.result!.matrix!.secondary_probability!.flat(2).some((value) => value !== null)).toBe(true);
      const opm = await (await client.readPlanOpm(plan.plan_id)).text();
      expect(opm).toContain('uncertain by kilometres');
      expect(readOpm(opm).maneuvers).toHaveLength(1);
      expect(await (await client.readPlanReport(plan.plan_id)).text()).toContain('SCREENING ONLY');
      const reviewed = await client.decidePlan(plan.plan_id, {
        action: 'review',
        by: ANALYST,
        expected_version: plan.version,
      });
      const decision = { action: 'approve', by: OPERATOR, expected_version: reviewed.version } as const;
      expect(await refusal(client.decidePlan(plan.plan_id, decision))).toMatchObject({
        status: 409,
        message: expect.stringContaining('element sets alone'),
      });
      const override_reason = 'a trial of the procedure, nothing is flown';
      const approved = await client.decidePlan(plan.plan_id, { ...decision, override_reason });
      expect(approved.state).toBe('approved');
      const { items } = await client.readPlanRecord(plan.plan_id);
      expect(items.at(-1)).toMatchObject({ override_reason, by: OPERATOR });
      const own = await (await client.readEventCdm(event.event_id)).text();
      const { cdms } = await client.receiveCdms(own.replace(/ORIGINATOR\s*= CLEARWAY/, 'ORIGINATOR = OPERATOR'));
      expect((await client.findPlan(plan.plan_id)).stale).toMatchObject([{ code: 'new-message' }]);
      await client.deleteCdm(cdms[0]!.cdm_id);
    }, 30_000);
  });

  it('a burnt path that is flown by another model leads to the miss that the plan says', async () => {
    const plan = await planned(await received(), { target_probability: undefined, target_miss_km: 60 });
    const route = plan.result!.routes[0]!;
    const oem = readOem(await (await client.readPlanOem(plan.plan_id)).text());
    const [cdm] = readCdms(await (await client.readPlanCdm(plan.plan_id)).text());
    const [own, other] = cdm!.objects;
    // The path at the new closest approach, from the states around it.
    const tca = parseUtc(route.tca_after_utc)!;
    const { times, states } = oem.segments[0]!;
    const place = times.seconds.findIndex((second, k) => (times.days[k]! - tca.day) * 86_400 + second > tca.second);
    const since = (tca.day - times.days[place - 1]!) * 86_400 + tca.second - times.seconds[place - 1]!;
    const flown = new Float64Array(6);
    propagateTwoBody(states.slice(6 * (place - 1), 6 * place), since, flown);
    const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
      Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
    const before = readCdms(message)[0]!;
    const moved = route.miss_after_km;
    expect(moved).toBeGreaterThan(before.missDistance / 1000);
    // What the burn does by two bodies, as the plan has it, and under J2 to J4, as the file has it: within 2 % of the burn's own effect.
    const effect = distance(own.position, (await unburntAt(plan)).slice(0, 3));
    expect(effect).toBeGreaterThan(1);
    expect(distance(flown, own.position)).toBeLessThan(0.02 * effect);
    expect(Math.abs(distance(own.position, other.position) - moved)).toBeLessThan(1e-5);
  }, 30_000);

  /** Where the satellite of the message would be at the new closest approach without a burn: by two bodies from the message. */
  async function unburntAt(plan: PlanDocument): Promise<Float64Array> {
    const { objects, tca } = readCdms(message)[0]!;
    const state = Float64Array.from([...objects[0].position, ...objects[0].velocity]);
    const out = new Float64Array(6);
    propagateTwoBody(state, secondsBetween(tca, parseUtc(plan.result!.routes[0]!.tca_after_utc)!), out);
    return out;
  }

  describe('what cannot be meant', () => {
    const noCovariance = (text: string): string =>
      text
        .replace(/^(C[RTN](?:DOT)?_[RTN](?:DOT)?\s*=) \S+/gm, '$1 0.0')
        .replace(/MESSAGE_ID(\s*)= \S+/, 'MESSAGE_ID$1= NONE');
    it.each([
      ['an unknown event', async () => ({ event_id: 999_999 }), 404, /no event 999999/],
      ['an unknown message', async () => ({ cdm_id: 999_999 }), 404, /no message 999999/],
      ['both', async () => ({ cdm_id: 1, event_id: 1 }), 400, /exactly one/],
      ['neither', async () => ({}), 400, /exactly one/],
      [
        'a burn after the closest approach',
        async () => ({ cdm_id: await received(), lead_orbits: -1 }),
        400,
        /lead_orbits/,
      ],
    ])('%s is refused', async (_, of, status, detail) => {
      const asked = client.requestPlan({ by: ANALYST, ...(await of()) });
      expect(await refusal(asked)).toMatchObject({ status, message: expect.stringMatching(detail) });
    });

    it('a message without covariances fails with what to do, and is planned to a miss distance', async () => {
      const cdmId = await received(noCovariance);
      const failed = await planned(cdmId);
      expect(failed).toMatchObject({ state: 'failed', failure: expect.stringMatching(/covariance.*miss distance/) });
      const { items } = await client.readPlanRecord(failed.plan_id);
      expect(items.at(-1)).toMatchObject({ action: 'fail', reason: failed.failure });
      expect(await refusal(client.readPlanReport(failed.plan_id))).toMatchObject({ status: 409 });
      const missed = await planned(cdmId, { target_probability: undefined, target_miss_km: 50 });
      expect(missed).toMatchObject({ state: 'proposed', probability_before: null });
      const oem = await (await client.readPlanOem(missed.plan_id)).text();
      expect(readOem(oem).segments[0]!.covariances).toEqual([]);
      await client.deleteCdm(cdmId);
    }, 30_000);

    it('a burn that comes too late is to stay, and says why', async () => {
      const plan = await planned(await received(), { constraints: { least_lead_minutes: 99_999 } });
      expect(plan).toMatchObject({ state: 'proposed', route: 'stay', result: { decision: 'stay' } });
      expect(plan.result!.text.join(' ')).toMatch(/too late/);
    }, 30_000);

    it('an encounter that has passed is not planned for', async () => {
      const cdmId = await received();
      nowUs += 30 * 86_400e6;
      expect(await refusal(client.requestPlan({ by: ANALYST, cdm_id: cdmId }))).toMatchObject({
        status: 409,
        message: expect.stringContaining('has passed'),
      });
      nowUs -= 30 * 86_400e6;
    });
  });

  it('a plan that waits for others is cancelled, and stays so', async () => {
    const cdmId = await received();
    // Screened against the catalogue: that takes a while, in which the other waits.
    const first = await client.requestPlan({ by: ANALYST, event_id: event.event_id, ...moreMiss(3) });
    const last = await client.requestPlan({ by: ANALYST, cdm_id: cdmId });
    expect(await client.cancelPlan(last.plan_id, ANALYST)).toMatchObject({ state: 'cancelled' });
    expect(await refusal(client.cancelPlan(last.plan_id, 'Eve'))).toMatchObject({ status: 403 });
    expect(await computed(first)).toMatchObject({ state: 'proposed' });
    expect(await client.findPlan(last.plan_id)).toMatchObject({ state: 'cancelled', result: null });
    expect(await refusal(client.cancelPlan(last.plan_id, ANALYST))).toMatchObject({ status: 409 });
  }, 30_000);

  it('a plan for an event is stale once its objects, or those near its path, have other elements', async () => {
    const plan = await computed(await client.requestPlan({ by: ANALYST, event_id: event.event_id, ...moreMiss(1) }));
    const near = plan.result!.routes[0]!.secondary!.encounters.map(({ object_id }) => object_id);
    expect(near.length).toBeGreaterThan(0);
    const neighbour = near.find((id) => id !== event.secondary.object_id)!;
    const other = (id: number): string => changedLine(id);
    const upload = [catalog.header, other(event.secondary.object_id), other(neighbour)].join('\n');
    await client.uploadElementSets('own', `${upload}\n`);
    await runs.consider();
    await idle(runs);
    await sleep(500);
    const { stale, state } = await client.findPlan(plan.plan_id);
    expect(state).toBe('proposed');
    expect(stale.map(({ code }) => code).toSorted()).toEqual(['new-catalogue', 'new-elements']);
    expect(stale.find(({ code }) => code === 'new-elements')!.text).toContain(String(event.secondary.object_id));
    expect(stale.find(({ code }) => code === 'new-catalogue')!.text).toContain(String(neighbour));
  }, 60_000);

  /** The element set of an object, a little further on its orbit. */
  function changedLine(id: number): string {
    const names = catalog.header.split(',');
    const [idAt, anomalyAt] = [names.indexOf('NORAD_CAT_ID'), names.indexOf('MEAN_ANOMALY')];
    const cells = catalog.lines.map((line) => line.split(',')).find((each) => Number(each[idAt]) === id)!;
    return cells.map((cell, k) => (k === anomalyAt ? String(Number(cell) + 0.0005) : cell)).join(',');
  }

  describe('two operators', () => {
    it('tell each other who moves, and the path that one announces counts when the other plans', async () => {
      const cdmId = await received();
      const theirs = await planned(cdmId, { mover: 'secondary', target_miss_km: 60, target_probability: undefined });
      expect(theirs).toMatchObject({ mover: 'secondary', state: 'proposed' });
      const sent = await client.sharePlan(theirs.plan_id, { by: OPERATOR, originator: 'THEM' });
      expect(sent.burn).toMatchObject({ object_id: 51_228 });
      const ours = await planned(cdmId);
      const claim = { by: OPERATOR, cdm_id: cdmId, object_id: 43_613, status: 'claimed' } as const;
      expect(await client.addStatement(claim)).toMatchObject({ mover: 43_613, conflict: null });
      expect(await refusal(client.addStatement({ ...claim, object_id: 5 }))).toMatchObject({ status: 400 });
      const conflict = await client.receiveCoordination(sent);
      expect(conflict.conflict).toMatchObject({ code: 'both-claim', text: expect.stringContaining('BOTH MOVE') });
      expect(await client.receiveCoordination(sent)).toEqual(conflict);
      expect(await refusal(client.receiveCoordination({ ...sent, contact: 'x' }))).toMatchObject({ status: 409 });
      const stale = await client.findPlan(ours.plan_id);
      expect(stale.stale.map(({ code }) => code)).toEqual(['new-announcement']);
      expect(stale.coordination!.conflict).not.toBeNull();
      const again = await computed(await client.recomputePlan(ours.plan_id, ANALYST));
      // With their burn the miss is the one that they burn for.
      expect(again.result!.miss_before_km).toBeGreaterThan(59);
      expect(again.result!.text[0]).toContain('THEM');
      expect(again).toMatchObject({ inputs: { announced_message_id: sent.message_id }, stale: [] });
      const reviewed = await client.decidePlan(again.plan_id, {
        action: 'review',
        by: ANALYST,
        expected_version: again.version,
      });
      const approve = { action: 'approve', by: OPERATOR, expected_version: reviewed.version } as const;
      expect(await refusal(client.decidePlan(again.plan_id, approve))).toMatchObject({
        status: 409,
        message: expect.stringContaining('BOTH MOVE'),
      });
      await client.addStatement({ ...claim, status: 'declined' });
      expect((await client.findPlan(again.plan_id)).coordination).toMatchObject({ mover: 51_228, conflict: null });
      expect((await client.decidePlan(again.plan_id, approve)).state).toBe('approved');
    }, 30_000);
  });
});
