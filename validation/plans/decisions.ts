import { createHash } from 'node:crypto';
import type { PlanDocument } from '@clearway/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, ANALYST, OPERATOR, type PlanTrial, refusal, SECOND } from './plan-trial.ts';

/** A plan is computed, and people decide. */
export function decisionTests(trial: () => PlanTrial): void {
  let client: PlanTrial['client'];
  let live: PlanTrial['live'];
  let computed: PlanTrial['computed'];
  let planned: PlanTrial['planned'];
  let received: PlanTrial['received'];
  beforeAll(() => {
    ({ client, live, computed, planned, received } = trial());
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
}
